import Crypto
import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Verifier keys")
struct NoteVerifierTests {
    @Test("keys computed elsewhere are read and written as the same text")
    func known() throws {
        let log = try NoteVerifier(HandMade.logKey)
        #expect(log.name == KeyName(SampleLog.origin))
        #expect(log.kind == .ed25519)
        #expect(log.keyID == 0xE033_3BE1)
        #expect(log.keyIDText == "e0333be1")
        #expect(log.publicKey == Array(try Keys.log.publicKey.rawRepresentation))
        #expect("\(log)" == HandMade.logKey)
        let witness = try NoteVerifier(HandMade.witnessKey)
        #expect(witness.kind == .cosignature)
        #expect("\(witness)" == HandMade.witnessKey)
        #expect(witness.publicKey == Array(try Keys.witness.publicKey.rawRepresentation))
    }

    @Test("one key under two names or two kinds has four key ids")
    func ids() throws {
        let raw = Array(try Keys.log.publicKey.rawRepresentation)
        var ids: Set<UInt32> = []
        for name in ["one", "two"] {
            for kind in [NoteVerifier.Kind.ed25519, .cosignature] {
                let name = try #require(KeyName(name))
                ids.insert(try NoteVerifier(name: name, kind: kind, publicKey: raw).keyID)
            }
        }
        #expect(ids.count == 4)
    }

    @Test("every shortened and every damaged key text is refused")
    func damaged() {
        let good = bytes(HandMade.logKey)
        for start in good.indices {
            for end in start...good.count where end - start < good.count {
                let text = String(decoding: good[start..<end], as: UTF8.self)
                expectRefusal(.malformedKey) { try NoteVerifier(text) }
            }
        }
        for place in good.indices {
            var other = good
            other[place] += 1
            expectRefusal(.malformedKey) {
                try NoteVerifier(String(decoding: other, as: UTF8.self))
            }
        }
    }

    @Test("keys of unknown kinds and of other lengths are refused")
    func kinds() throws {
        let name = try #require(KeyName("name"))
        for count in [0, 31, 33, 64] {
            let raw = [UInt8](repeating: 9, count: count)
            expectRefusal(.malformedKey) {
                try NoteVerifier(name: name, kind: .ed25519, publicKey: raw)
            }
        }
        for kind in [0x00, 0x02, 0x03, 0x05, 0x06, 0xFF] as [UInt8] {
            let key = String(
                decoding: StrictBase64.encode([kind] + [UInt8](repeating: 9, count: 32)),
                as: UTF8.self)
            expectRefusal(.malformedKey) { try NoteVerifier("name+00000000+\(key)") }
        }
        expectRefusal(.malformedKey) { try NoteVerifier("name+00000000+") }
        expectRefusal(.malformedKey) { try NoteVerifier(HandMade.logKey.uppercased()) }
    }

    @Test("a key that is no point of the curve verifies nothing and does not trap")
    func notAPoint() throws {
        let name = try #require(KeyName("name"))
        for byte in [0x00, 0x02, 0xFF] as [UInt8] {
            let verifier = try NoteVerifier(
                name: name, kind: .ed25519, publicKey: [UInt8](repeating: byte, count: 32))
            let signature = try NoteSignature(
                name: name, keyID: verifier.keyID, bytes: [UInt8](repeating: 7, count: 64))
            #expect(!verifier.verifies(signature, of: bytes("text\n")))
        }
    }
}

@Suite("Signing and opening notes")
struct NoteOpeningTests {
    private let text = bytes("text\n")

    private func signer(_ name: String, _ key: Curve25519.Signing.PrivateKey) throws -> NoteSigner {
        NoteSigner(name: try #require(KeyName(name)), key: key)
    }

    @Test("the log signs as OpenSSL does with the same key")
    func known() throws {
        let log = try SampleLog()
        let checkpoint = try Checkpoint(text: bytes(HandMade.text))
        let note = try log.signer.note(of: checkpoint)
        #expect(note.bytes == bytes(HandMade.text + "\n" + HandMade.logLine))
        #expect("\(log.signer.verifier)" == HandMade.logKey)
    }

    @Test("signatures of strangers are ignored, one of each trusted key is returned")
    func strangers() throws {
        let (one, two, stranger) = (
            try signer("one", Keys.log), try signer("two", Keys.witness),
            try signer("stranger", Keys.stranger)
        )
        let lines = try [stranger, two, one, two].map { try $0.signature(of: text) }
        let note = try SignedNote(text: text, signatures: lines)
        #expect(try note.verified(by: [one.verifier]) == [lines[2]])
        #expect(try note.verified(by: [one.verifier, two.verifier]) == [lines[1], lines[2]])
        expectRefusal(.unsigned) { try note.verified(by: []) }
        let unknown = try signer("unknown", Keys.stranger).verifier
        expectRefusal(.unsigned) { try note.verified(by: [unknown]) }
    }

    @Test("the same name with another key, or the same key with another name, is a stranger")
    func halfKnown() throws {
        let note = try signer("one", Keys.log).note(of: text)
        let otherKey = try signer("one", Keys.witness).verifier
        let otherName = try signer("two", Keys.log).verifier
        expectRefusal(.unsigned) { try note.verified(by: [otherKey, otherName]) }
    }

    @Test("one wrong signature of a known key spoils the note, whatever else is good")
    func bad() throws {
        let (one, two) = (try signer("one", Keys.log), try signer("two", Keys.witness))
        let good = try one.signature(of: text)
        let elsewhere = try two.signature(of: bytes("other text\n"))
        let note = try SignedNote(text: text, signatures: [good, elsewhere])
        expectRefusal(.badSignature) { try note.verified(by: [one.verifier, two.verifier]) }
        #expect(try note.verified(by: [one.verifier]) == [good])
    }

    @Test("a second line of a key already verified is not looked at, the first one is")
    func repeated() throws {
        let one = try signer("one", Keys.log)
        let good = try one.signature(of: text)
        let wrong = try NoteSignature(name: good.name, keyID: good.keyID, bytes: [1, 2, 3])
        let after = try SignedNote(text: text, signatures: [good, wrong])
        #expect(try after.verified(by: [one.verifier]) == [good])
        let before = try SignedNote(text: text, signatures: [wrong, good])
        expectRefusal(.badSignature) { try before.verified(by: [one.verifier]) }
    }

    @Test("every flipped bit of text and signature is noticed")
    func flipped() throws {
        let one = try signer("one", Keys.log)
        let good = try one.signature(of: text)
        for bit in 0..<(64 * 8) {
            var raw = good.bytes
            raw[bit / 8] ^= 1 << UInt8(bit % 8)
            let line = try NoteSignature(name: good.name, keyID: good.keyID, bytes: raw)
            #expect(!one.verifier.verifies(line, of: text))
        }
        for bit in 0..<(text.count * 8) {
            var other = text
            other[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!one.verifier.verifies(good, of: other))
        }
        #expect(one.verifier.verifies(good, of: text))
        let short = try NoteSignature(
            name: good.name, keyID: good.keyID, bytes: Array(good.bytes.dropLast()))
        #expect(!one.verifier.verifies(short, of: text))
    }

    @Test("two trusted keys of one name and id are a question nobody answers")
    func ambiguous() throws {
        let one = try signer("one", Keys.log)
        let note = try one.note(of: text)
        expectRefusal(.ambiguousKey) { try note.verified(by: [one.verifier, one.verifier]) }
        let two = try signer("two", Keys.witness).verifier
        #expect(try note.verified(by: [one.verifier, two, two]).count == 1)
    }

    @Test("a key that signs wrongly is stopped before its signature leaves")
    func wrongKey() throws {
        let name = try #require(KeyName("one"))
        let wrong = NoteSigner(name: name, publicKey: try Keys.log.publicKey) { _ in
            [UInt8](repeating: 1, count: 64)
        }
        expectRefusal(.badSignature) { try wrong.note(of: text) }
        let empty = NoteSigner(name: name, publicKey: try Keys.log.publicKey) { _ in [] }
        expectRefusal(.malformedNote) { try empty.note(of: text) }
        struct Locked: Error {}
        let locked = NoteSigner(name: name, publicKey: try Keys.log.publicKey) { _ in throw Locked()
        }
        #expect(throws: Locked.self) { try locked.note(of: text) }
    }
}
