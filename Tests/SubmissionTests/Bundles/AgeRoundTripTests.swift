import Notation
import TestSupport
import Testing

@testable import Submission

/// What is sealed opens again, to the byte.
@Suite("Age files there and back")
struct AgeRoundTripTests {
    private static let chunk = 65_536

    @Test(
        "every size around the borders of chunks, in pieces of any size",
        arguments: [0, 1, 2, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1, 5 * chunk - 7])
    func sizes(_ size: Int) throws {
        var random = Seeded(seed: UInt64(size))
        let plaintext = random.bytes(size)
        let whole = try AgeFiles.seal(plaintext)
        // The header has one stanza; a chunk adds 16 bytes, and there is at least one.
        let chunks = max(1, (size + Self.chunk - 1) / Self.chunk)
        #expect(whole.count == 168 + 16 + size + 16 * chunks)
        for step in [Self.chunk - 1, Self.chunk, Self.chunk + 16, 70_001, 1_013] {
            #expect(try AgeFiles.seal(plaintext, step: step) == whole, "step \(step)")
            let opened = AgeFiles.open(whole, step: step)
            #expect(opened.refusal == nil)
            #expect(opened.plaintext == plaintext, "step \(step)")
        }
    }

    @Test("byte by byte")
    func bytes() throws {
        let file = try AgeFiles.seal(Array("河口镇".utf8), step: 1)
        #expect(AgeFiles.open(file, step: 1).plaintext == Array("河口镇".utf8))
        #expect(
            String(decoding: file.prefix(32), as: UTF8.self) == "age-encryption.org/v1\n-> X25519 ")
    }

    @Test("each of several recipients opens it, nobody else does")
    func recipients() throws {
        let keys = (1...5).map { AgeFiles.key($0) }
        let file = try AgeFiles.seal([1, 2, 3], to: keys.map(\.recipient))
        for key in keys { #expect(AgeFiles.open(file, by: key).plaintext == [1, 2, 3]) }
        let other = AgeFiles.open(file, by: AgeFiles.key(6))
        #expect(other.refusal == .notForThisKey)
        #expect(other.plaintext.isEmpty)
    }

    @Test("nobody, too many and points of low order are no recipients")
    func wrongRecipients() throws {
        let zero = try #require(AgeRecipient(bytes: [UInt8](repeating: 0, count: 32)))
        let one = try #require(AgeRecipient(bytes: [1] + [UInt8](repeating: 0, count: 31)))
        let good = AgeFiles.identity.recipient
        for wrong in [[], [zero], [good, one], [AgeRecipient](repeating: good, count: 201)] {
            #expect(throws: AgeRefusal.recipientsWrong) { try AgeFiles.seal([], to: wrong) }
        }
        let most = try AgeFiles.seal([9], to: [AgeRecipient](repeating: good, count: 200))
        #expect(AgeFiles.open(most).plaintext == [9])
    }

    @Test("other random bytes make another file")
    func randomness() throws {
        let files = try Set((0..<10).map { try AgeFiles.seal([5], seed: $0) })
        #expect(files.count == 10)
    }

    @Test("more plaintext than the limit is refused, as much is not")
    func limit() throws {
        let size = Self.chunk + 100
        let file = try AgeFiles.seal([UInt8](repeating: 3, count: size))
        #expect(AgeFiles.open(file, limit: size).refusal == nil)
        let over = AgeFiles.open(file, limit: size - 1)
        #expect(over.refusal == .tooLarge(limit: size - 1))
        #expect(over.plaintext.count == Self.chunk)
    }

    @Test("a key file holds both halves, and they must belong together")
    func keyFile() throws {
        let identity = AgeFiles.identity
        #expect(AgeIdentity(file: identity.file) == identity)
        let text = String(decoding: identity.file, as: UTF8.self)
        let other = "\(AgeFiles.key(8).recipient)"
        for wrong in [
            text.replacing("\(identity.recipient)", with: other), String(text.dropLast()), "{}",
            text.replacing("\"v\":1", with: "\"v\":2"), text + " ",
            text.replacing("\"secret\":\"", with: "\"secret\":\"A"),
        ] {
            #expect(wrong != text)
            #expect(AgeIdentity(file: Array(wrong.utf8)) == nil)
        }
    }
}
