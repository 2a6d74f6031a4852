import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Which keys are keys, and which signatures are theirs.
@Suite("Ed25519 keys and signatures")
struct PublicKeyTests {
    struct RFC8032: Decodable {
        struct Case: Decodable {
            let name, secret, `public`, message, signature: String
        }
        let tests: [Case]
    }

    @Test(
        "the keys of RFC 8032 section 7.1 are derived",
        .enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func rfc8032() throws {
        let vectors = try Vectors.decode(RFC8032.self, from: "rfc8032/ed25519.json")
        #expect(vectors.tests.count == 4)
        for test in vectors.tests {
            let key = try #require(SigningKey(seed: bytes(test.secret)))
            #expect(key.publicKey.bytes == bytes(test.public), "\(test.name)")
            #expect(key.publicKey.verifies(bytes(test.signature), over: bytes(test.message)))
            #expect(!key.publicKey.verifies(bytes(test.signature), over: bytes(test.message) + [0]))
        }
    }

    /// RFC 8032 section 7.1, TEST 1, typed from the RFC so that it always runs.
    @Test("TEST 1 of RFC 8032")
    func firstTest() throws {
        let seed = bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let key = try #require(SigningKey(seed: seed))
        #expect(
            Hex.encode(key.publicKey.bytes)
                == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        let signature = bytes(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")
        #expect(key.publicKey.verifies(signature, over: []))
        #expect(!key.publicKey.verifies(Array(signature.dropLast()), over: []))
        #expect(!key.publicKey.verifies([], over: []))
    }

    struct Wycheproof: Decodable {
        struct Group: Decodable {
            struct Key: Decodable { let pk: String }
            struct Case: Decodable {
                let tcId: Int
                let msg, sig, result: String
            }
            let publicKey: Key
            let tests: [Case]
        }
        let testGroups: [Group]
    }

    @Test(
        "all 151 Wycheproof signatures are judged right",
        .enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func wycheproof() throws {
        let vectors = try Vectors.decode(Wycheproof.self, from: "wycheproof/ed25519_test.json")
        var counts = [true: 0, false: 0]
        for group in vectors.testGroups {
            let key = try #require(PublicKey(bytes(group.publicKey.pk)))
            for test in group.tests {
                let verified = key.verifies(bytes(test.sig), over: bytes(test.msg))
                #expect(verified == (test.result == "valid"), "tcId \(test.tcId)")
                counts[verified, default: 0] += 1
            }
        }
        #expect(counts == [true: 88, false: 63])
    }

    struct EdgeCase: Decodable {
        let number: Int
        let key, sig, msg: String
        let flags: [String]?
    }
    struct Accepted: Decodable { let accepted: [Int] }

    @Test(
        "weak keys of the CCTV table are refused, all others kept",
        .enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func weakKeys() throws {
        let cases = try Vectors.decode([EdgeCase].self, from: "cctv-ed25519/ed25519vectors.json")
        #expect(cases.count == 914)
        for test in cases {
            let flags = Set(test.flags ?? [])
            let isWeak = flags.contains("low_order_A") || flags.contains("non_canonical_A")
            #expect((PublicKey(bytes(test.key)) == nil) == isWeak, "number \(test.number)")
        }
    }

    /// The README's rule: reject `non_canonical_R` and `low_order_residue`, accept all else.
    @Test(
        "CCTV signatures under good keys are judged as the table and OpenSSL do",
        .enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func edgeSignatures() throws {
        let cases = try Vectors.decode([EdgeCase].self, from: "cctv-ed25519/ed25519vectors.json")
        let openssl = Set(
            try Vectors.decode(Accepted.self, from: "cctv-ed25519/openssl_accepts.json").accepted)
        var accepted = 0
        for test in cases {
            guard let key = PublicKey(bytes(test.key)) else { continue }
            let flags = Set(test.flags ?? [])
            let rule = flags.isDisjoint(with: ["non_canonical_R", "low_order_residue"])
            let verified = key.verifies(bytes(test.sig), over: Array(test.msg.utf8))
            #expect(verified == openssl.contains(test.number), "number \(test.number)")
            #expect(verified == (rule && !flags.contains("reencoded_k")), "number \(test.number)")
            if verified { accepted += 1 }
        }
        // 208 that OpenSSL accepts, less the 122 under a key of low order.
        #expect(accepted == 86)
    }

    /// The fourteen encodings, typed from the CCTV README.
    @Test("all fourteen encodings of low order are refused, and y ≥ p")
    func lowOrder() {
        let long = String(repeating: "ff", count: 30)
        let zero = String(repeating: "00", count: 31)
        let encodings = [
            zero + "00", "ed" + long + "7f", zero + "80", "ed" + long + "ff", "01" + zero,
            "01" + String(zero.dropLast(2)) + "80", "ee" + long + "7f", "ee" + long + "ff",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "ec" + long + "7f", "ec" + long + "ff",
        ]
        for encoding in encodings {
            #expect(bytes(encoding).count == 32)
            #expect(PublicKey(bytes(encoding)) == nil, "\(encoding)")
        }
        for first in 0xED...0xFF {
            #expect(PublicKey([UInt8(first)] + bytes(long + "7f")) == nil)
        }
        #expect(PublicKey([0xEB] + bytes(long + "7f")) != nil)
    }

    @Test("a key has 32 bytes, and base64 in one form")
    func forms() throws {
        let key = SigningKey.named("device").publicKey
        #expect(PublicKey(Array(key.bytes.dropLast())) == nil)
        #expect(PublicKey(key.bytes + [0]) == nil)
        #expect(PublicKey(base64: key.base64) == key)
        #expect(PublicKey(base64: String(key.base64.dropLast())) == nil)
        #expect(PublicKey(base64: " " + key.base64) == nil)
        #expect(SigningKey(seed: [1, 2, 3]) == nil)
        #expect(KeyID(hex: key.id.description) == key.id)
        #expect(KeyID(hex: key.id.description.uppercased()) == nil)
    }

    @Test("a log key signs notes in the name of its origin only")
    func noteSigner() throws {
        let key = SigningKey.named("log")
        let signer = try #require(key.noteSigner(name: "shangji/haizhou/1"))
        let note = try signer.note(of: Array("text\n".utf8))
        #expect(try note.verified(by: [signer.verifier]).count == 1)
        #expect(key.noteSigner(name: "two words") == nil)
        #expect(key.noteSigner(name: "a+b") == nil)
    }

    private func bytes(_ hex: String) -> [UInt8] { Hex.decode(hex.utf8) ?? [] }
}
