import Foundation
import Notation
import TestSupport
import Testing

@testable import Submission

/// Secrets on disk.
@Suite("Key files")
struct KeyFileTests {
    private let key = SigningKey.named("chen")

    private func wrapped() throws -> [UInt8] {
        try KeyFile.wrapped(
            key, person: .of("chen"), passphrase: "correct horse",
            salt: [UInt8](repeating: 1, count: 16), nonce: [UInt8](repeating: 2, count: 12))
    }

    @Test("a plain file opens again, and any flipped bit is noticed")
    func plain() throws {
        let file = KeyFile.plain(key)
        #expect(KeyFile.openPlain(file)?.id == key.id)
        #expect(KeyFile.publicKey(file) == key.publicKey)
        for place in file.indices {
            var damaged = file
            damaged[place] ^= 1
            // Public half and version are not needed to open; the secret is bound to the id.
            if let opened = KeyFile.openPlain(damaged) { #expect(opened.id == key.id) }
        }
        #expect(KeyFile.openPlain([]) == nil)
        #expect(KeyFile.openPlain(Array("{}".utf8)) == nil)
        #expect(KeyFile.publicKey([]) == nil)
        #expect(KeyFile.publicKey(Array("{}".utf8)) == nil)
    }

    @Test("the right passphrase opens a person's file, no other does")
    func passphrase() throws {
        let file = try wrapped()
        #expect(try KeyFile.open(file, passphrase: "correct horse").get().id == key.id)
        for wrong in ["", "correct hors", "Correct horse", "correct horse "] {
            let refusal = KeyFile.open(file, passphrase: wrong)
            #expect(throws: RecordRefusal(.passphraseWrong, ["person": "chen"])) {
                try refusal.get()
            }
        }
        #expect(KeyFile.publicKey(file) == key.publicKey)
        #expect(!String(decoding: file, as: UTF8.self).contains(Base64.encode(key.seed)))
    }

    @Test("a damaged file says so")
    func damaged() throws {
        let text = String(decoding: try wrapped(), as: UTF8.self)
        let damages = [
            "", "{}", String(text.dropLast()), text + " ",
            text.replacing("32768", with: "32769"),
            text.replacing("\"salt\":\"", with: "\"salt\":\"*"),
            text.replacing("\"box\":\"", with: "\"box\":\"*"),
            text.replacing("\"key\":\"", with: "\"key\":\"x"),
            text.replacing("\"kdf\"", with: "\"kdg\""),
        ]
        for damage in damages {
            #expect(damage != text)
            #expect(throws: RecordRefusal(.keyFileUnreadable, ["file": ""])) {
                try KeyFile.open(Array(damage.utf8), passphrase: "correct horse").get()
            }
        }
    }

    /// What Python's `hashlib.scrypt` and `cryptography`'s ChaCha20Poly1305 and Ed25519 make of the
    /// seed 00…1f, the salt 00…0f, the nonce 00…0b and the passphrase 河口镇 correct horse.
    private func golden(_ name: String) -> [UInt8] {
        let id = "2f54938798f1c5f940f52a568eaa9de272f981818d8688c35e16e9a17acbe1cb"
        let key = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
        let box =
            "AAECAwQFBgcICQoLrCHbvRV2cUUWWRsNqSJnKD+Nnvp5"
            + "kf+QSP8uGVnmMLWDYMdGs1aKN0Sw2WgMEd9m"
        let kdf = #"{"n":32768,"name":"scrypt","p":3,"r":8,"salt":"AAECAwQFBgcICQoLDA0ODw=="}"#
        let seed = Base64.encode([UInt8](0..<32))
        let text =
            name == "device"
            ? #"{"key":"\#(id)","publicKey":"\#(key)","secret":"\#(seed)","v":1}"#
            : #"{"box":"\#(box)","kdf":\#(kdf),"key":"\#(id)","person":"chen","#
                + #""publicKey":"\#(key)","v":1}"#
        return Array(text.utf8)
    }

    @Test("the files are those that Python makes, byte for byte, and open here")
    func python() throws {
        let key = try #require(SigningKey(seed: [UInt8](0..<32)))
        #expect(golden("device") == KeyFile.plain(key))
        #expect(KeyFile.openPlain(golden("device"))?.seed == key.seed)
        let passphrase = "河口镇 correct horse"
        let wrapped = try KeyFile.wrapped(
            key, person: .of("chen"), passphrase: passphrase, salt: [UInt8](0..<16),
            nonce: [UInt8](0..<12))
        #expect(golden("chen") == wrapped)
        let opened = try KeyFile.open(golden("chen"), passphrase: passphrase).get()
        #expect(opened.seed == key.seed)
        #expect(KeyFile.publicKey(golden("chen")) == key.publicKey)
    }

    @Test(
        "a changed byte of salt or secret opens nothing", arguments: ["box", "salt"])
    func changedParts(_ field: String) throws {
        let text = String(decoding: golden("chen"), as: UTF8.self)
        let start = try #require(text.range(of: "\"\(field)\":\"")).upperBound
        // One digit in the middle; base64 knows 0 and 1.
        let place = text.index(start, offsetBy: 9)
        let other = text[place] == "0" ? "1" : "0"
        let changed = text.replacingCharacters(in: place...place, with: other)
        let outcome = KeyFile.open(Array(changed.utf8), passphrase: "河口镇 correct horse")
        #expect(throws: RecordRefusal(.passphraseWrong, ["person": "chen"])) { try outcome.get() }
    }

    @Test("another key's name on the file is noticed")
    func swapped() throws {
        let text = String(decoding: try wrapped(), as: UTF8.self)
        let other = text.replacing("\(key.id)", with: "\(SigningKey.named("other").id)")
        #expect(throws: RecordRefusal.self) {
            try KeyFile.open(Array(other.utf8), passphrase: "correct horse").get()
        }
    }

    /// RFC 7914 section 12, third vector, is out of reach of the fixed costs; the costs are these.
    @Test("a guess costs 32 MiB")
    func cost() {
        #expect(KeyFile.scryptRounds * KeyFile.scryptBlockSize * 128 == 32 << 20)
        #expect(KeyFile.passphraseMinimum == 8)
    }
}
