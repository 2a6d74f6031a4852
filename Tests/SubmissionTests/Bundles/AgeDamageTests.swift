import Notation
import TestSupport
import Testing

@testable import Submission

/// Nothing that was changed, cut or added to opens.
@Suite("Damaged age files")
struct AgeDamageTests {
    private let plaintext = Array("records of an office".utf8)
    private static let chunk = 65_536

    @Test("every bit flipped in a small file is noticed, and no plaintext is given")
    func flips() throws {
        let file = try AgeFiles.seal(plaintext)
        for place in file.indices {
            for bit in 0..<8 {
                var wrong = file
                wrong[place] ^= 1 << UInt8(bit)
                let opened = AgeFiles.open(wrong)
                #expect(opened.refusal != nil, "byte \(place), bit \(bit)")
                #expect(opened.plaintext.isEmpty, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test("every truncation of a small file is noticed, and one with no chunk names its end")
    func truncations() throws {
        let file = try AgeFiles.seal(plaintext)
        let payload = file.count - plaintext.count - 16
        for length in 0..<file.count {
            let opened = AgeFiles.open(Array(file.prefix(length)), step: 50)
            #expect(opened.plaintext.isEmpty)
            if length < payload + 16 {
                #expect(opened.refusal == .truncated(at: length), "\(length)")
            } else {
                #expect(opened.refusal == .damaged(at: payload), "\(length)")
            }
        }
    }

    @Test("a file cut between chunks gives what was verified, and is refused")
    func cutBetweenChunks() throws {
        let long = [UInt8](repeating: 65, count: 2 * Self.chunk + 5)
        let file = try AgeFiles.seal(long)
        let ends = 168 + 16 + Self.chunk + 16
        let opened = AgeFiles.open(Array(file.prefix(ends)))
        #expect(opened.refusal == .truncated(at: ends))
        #expect(opened.plaintext == Array(long.prefix(Self.chunk)))
        let later = AgeFiles.open(Array(file.prefix(ends + 20)))
        #expect(later.refusal == .damaged(at: ends))
        #expect(later.plaintext == Array(long.prefix(Self.chunk)))
        var swapped = file
        swapped.replaceSubrange(184..<ends, with: file[ends..<ends + Self.chunk + 16])
        #expect(AgeFiles.open(swapped).refusal == .damaged(at: 184))
    }

    @Test(
        "what follows the last chunk is refused, and where it starts is known", arguments: [0, 5])
    func trailing(_ less: Int) throws {
        let file = try AgeFiles.seal([UInt8](repeating: 65, count: Self.chunk - less))
        let refusal = AgeFiles.open(file + [UInt8](repeating: 0, count: 40)).refusal
        #expect(refusal == (less == 0 ? .trailing(at: file.count) : .damaged(at: 184)))
        var opener = AgeOpener(identity: AgeFiles.identity, limit: 1 << 20)
        var plaintext: [UInt8] = []
        try opener.push(file, into: &plaintext)
        try opener.finish(into: &plaintext)
        #expect(throws: AgeRefusal.trailing(at: file.count)) {
            try opener.push([0], into: &plaintext)
        }
        #expect(throws: AgeRefusal.trailing(at: file.count)) {
            try opener.finish(into: &plaintext)
        }
    }

    @Test("a refusal is repeated")
    func poisoned() throws {
        var opener = AgeOpener(identity: AgeFiles.key(9), limit: 1 << 20)
        var plaintext: [UInt8] = []
        let file = try AgeFiles.seal(plaintext)
        for _ in 0..<3 {
            #expect(throws: AgeRefusal.notForThisKey) { try opener.push(file, into: &plaintext) }
        }
        #expect(throws: AgeRefusal.notForThisKey) { try opener.finish(into: &plaintext) }
    }

    /// Writing stanzas of one's own: nothing of the rest is read before the header has ended.
    private func open(header: String) -> AgeRefusal? {
        AgeFiles.open(Array("age-encryption.org/v1\n\(header)".utf8)).refusal
    }

    @Test("a header without end is refused at its limits")
    func endless() {
        let stanza = "-> a\n\n"
        let end = "--- " + String(repeating: "A", count: 43) + "\n"
        #expect(open(header: String(repeating: stanza, count: 200) + end) == .notForThisKey)
        #expect(open(header: String(repeating: stanza, count: 201) + end) == .headerTooLarge)
        let line = String(repeating: "A", count: 64) + "\n"
        #expect(open(header: "-> a\n" + String(repeating: line, count: 2_000)) == .headerTooLarge)
        #expect(open(header: "-> " + String(repeating: "a", count: 70_000)) == .headerTooLarge)
    }

    @Test("a wrong X25519 stanza is refused even behind one that opens")
    func wrongNeighbour() throws {
        var random = Seeded(seed: 4)
        let fileKey = random.bytes(16)
        let good = try #require(
            try AgeKeys.wrap(
                fileKey, to: AgeFiles.identity.recipient, ephemeral: random.bytes(32)))
        func open(with other: AgeStanza) -> AgeRefusal? {
            let covered = AgeHeader.version + good.bytes + other.bytes + AgeHeader.end
            let code = AgeKeys.code(fileKey, over: covered)
            let header = AgeHeader.bytes(covered: covered, code: code)
            return AgeFiles.open(header + [UInt8](repeating: 0, count: 16)).refusal
        }
        let place = AgeHeader.version.count + good.bytes.count
        let body = [UInt8](repeating: 0, count: 32)
        let share = good.words[1]
        func stanza(_ words: [String], _ body: [UInt8]) -> AgeStanza {
            AgeStanza(words: words, body: body, offset: 0)
        }
        // All is well up to the payload, which is missing.
        for right in [stanza(["X25519", share], body), stanza(["x", "y"], [])] {
            let end = place + right.bytes.count + 48 + 16
            #expect(open(with: right) == .truncated(at: end))
        }
        for wrong in [
            stanza(["X25519"], body), stanza(["X25519", share, "a"], body),
            stanza(["X25519", "AA"], body), stanza(["X25519", share], body + [0]),
            stanza(["X25519", share], Array(body.dropLast())), stanza(["scrypt", "a", "1"], body),
        ] {
            #expect(open(with: wrong) == .headerWrong(at: place))
        }
    }

    @Test("what is no age file is refused at its first wrong byte")
    func foreign() {
        for (text, refusal) in [
            ("PK\u{3}\u{4}", AgeRefusal.notAge), ("age-encryption.org/v2\n", .notAge),
            ("age-encryption.org/v1\r\n", .notAge), (" age-encryption.org/v1\n", .notAge),
            ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", .armored), ("", .truncated(at: 0)),
            ("-----BEGIN PGP MESSAGE-----", .notAge), ("age-enc", .truncated(at: 7)),
        ] {
            #expect(AgeFiles.open(Array(text.utf8)).refusal == refusal, "\(text)")
        }
        let end = "--- " + String(repeating: "A", count: 43) + "\n"
        #expect(open(header: end) == .headerWrong(at: 22))
        #expect(open(header: "-> a\n\n-> b\n*\n" + end) == .headerWrong(at: 33))
        let wide = String(repeating: "A", count: 64)
        #expect(open(header: "-> a\n\(wide)\n\n" + end) == .notForThisKey)
        #expect(open(header: "-> a\n\(wide)AA\n\n" + end) == .headerWrong(at: 27))
        #expect(open(header: "-> scrypt a 10\n\n" + end) == .passphrase)
        #expect(open(header: "-> a\n\n-> scrypt a 10\n\n" + end) == .headerWrong(at: 28))
        #expect(open(header: "-> a\n\n-> X25519 AA\n\n" + end) == .headerWrong(at: 28))
    }
}
