import Crypto
import TestSupport
import Testing

@testable import TransparencyLog

@Suite(
    "Vectors of golang.org/x/mod/sumdb/note",
    .enabled(if: Vectors.arePresent, "no vectors: set SHANGJI_VECTORS"))
struct SignedNoteVectorTests {
    private struct File: Decodable {
        struct Signer: Decodable {
            let skey: String
            let text: String
            let expected: String
        }
        struct Case: Decodable {
            let name: String
            let note: String
            let trusted_vkeys: [String]
            let valid: Bool
            let verified_by: [String]
        }
        let signer: Signer
        let bad_vkeys: [String]
        let cases: [Case]
    }

    private let file: File

    init() throws {
        file = try Vectors.decode(File.self, from: "signed-note/signed_note.json")
    }

    @Test("the signer makes the same note")
    func signer() throws {
        // PRIVATE+KEY+<name>+<key id>+base64(0x01 ‖ seed)
        let fields = file.signer.skey.split(separator: "+", maxSplits: 4)
        let secret = try #require(StrictBase64.decode(Array(fields[4].utf8)))
        let signer = NoteSigner(
            name: try #require(KeyName(String(fields[2]))),
            key: try Curve25519.Signing.PrivateKey(rawRepresentation: secret.dropFirst()))
        #expect(signer.verifier.keyIDText == fields[3])
        #expect(try signer.note(of: bytes(file.signer.text)).bytes == bytes(file.signer.expected))
    }

    @Test("14 notes are opened or refused as there")
    func cases() throws {
        #expect(file.cases.count == 14)
        for vector in file.cases {
            let keys = try vector.trusted_vkeys.map { try NoteVerifier($0) }
            do {
                let verified = try SignedNote(vector.note).verified(by: keys)
                #expect(vector.valid, "\(vector.name)")
                #expect(verified.map(\.name.description) == vector.verified_by, "\(vector.name)")
            } catch {
                #expect(!vector.valid, "\(vector.name): \(error)")
            }
        }
    }

    @Test("bad verifier keys are refused, and every part and every increment of a good one")
    func keys() throws {
        for text in file.bad_vkeys {
            expectRefusal(.malformedKey) { try NoteVerifier(text) }
        }
        let good = try #require(file.cases.first?.trusted_vkeys.first)
        #expect("\(try NoteVerifier(good))" == good)
        let raw = bytes(good)
        for place in raw.indices {
            var other = raw
            other[place] += 1
            expectRefusal(.malformedKey) {
                try NoteVerifier(String(decoding: other, as: UTF8.self))
            }
            expectRefusal(.malformedKey) {
                try NoteVerifier(String(decoding: raw[..<place], as: UTF8.self))
            }
            if place > 0 {
                expectRefusal(.malformedKey) {
                    try NoteVerifier(String(decoding: raw[place...], as: UTF8.self))
                }
            }
        }
    }
}
