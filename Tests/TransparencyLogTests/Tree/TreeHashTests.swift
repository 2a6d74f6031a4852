import TestSupport
import Testing

@testable import TransparencyLog

@Suite("A hash of the tree")
struct TreeHashTests {
    @Test("the empty tree is SHA-256 of nothing (FIPS 180)")
    func empty() {
        #expect(
            TreeHash.empty.hex
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("leaves and nodes are hashed behind different bytes, as computed elsewhere")
    func prefixes() {
        let leaf = TreeHash(leaf: bytes("L123456"))
        #expect(leaf.hex == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
        #expect(TreeHash(leaf: [UInt8]()).hex == HandMade.roots[1])
    }

    @Test("a node agrees with SHA-256(0x01 ‖ left ‖ right) on many pairs")
    func nodes() throws {
        var random = Seeded(seed: 6962)
        for _ in 0..<200 {
            let (left, right) = (random.bytes(32), random.bytes(32))
            let node = TreeHash(
                left: try #require(TreeHash(bytes: left)),
                right: try #require(TreeHash(bytes: right)))
            #expect(node.bytes == Reference.sha256([0x01] + left + right))
        }
    }

    @Test("a leaf agrees with SHA-256(0x00 ‖ data) whatever sequence the data comes in")
    func leaves() {
        var random = Seeded(seed: 9162)
        for count in [0, 1, 31, 32, 33, 63, 64, 65, 1_000] {
            let data = random.bytes(count)
            let expected = Reference.sha256([0x00] + data)
            #expect(TreeHash(leaf: data).bytes == expected)
            #expect(TreeHash(leaf: data[...]).bytes == expected)
            #expect(TreeHash(leaf: AnySequence(data)).bytes == expected)
        }
    }

    @Test("bytes, base64 and hexadecimal come back as the same hash")
    func writing() throws {
        var random = Seeded(seed: 4648)
        for _ in 0..<100 {
            let raw = random.bytes(32)
            let hash = try #require(TreeHash(bytes: raw))
            #expect(hash.bytes == raw)
            #expect(TreeHash(base64: hash.base64) == hash)
            #expect(TreeHash(hex: hash.hex) == hash)
            #expect("\(hash)" == hash.hex)
        }
    }

    @Test("the byte order of storage does not show")
    func order() throws {
        let hash = try #require(TreeHash(bytes: Array(0..<32)))
        #expect(hash.hex == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        #expect(hash.base64 == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
    }

    @Test("only 32 bytes are a hash", arguments: [0, 1, 31, 33, 64])
    func lengths(count: Int) {
        #expect(TreeHash(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test(
        "only the canonical text is a hash",
        arguments: [
            "", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
            "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==",
        ])
    func base64(text: String) {
        #expect(TreeHash(base64: text) == nil)
    }

    @Test("hexadecimal is 64 lower-case digits")
    func hex() {
        let good = HandMade.roots[0]
        #expect(TreeHash(hex: good) == .empty)
        #expect(TreeHash(hex: good.uppercased()) == nil)
        #expect(TreeHash(hex: String(good.dropLast())) == nil)
        #expect(TreeHash(hex: good.dropLast() + "g") == nil)
        #expect(TreeHash(hex: good + "00") == nil)
    }

    @Test("every bit counts when hashes are compared")
    func equality() throws {
        let raw = [UInt8](repeating: 0x5A, count: 32)
        let hash = try #require(TreeHash(bytes: raw))
        var different: Set<TreeHash> = [hash]
        for bit in 0..<256 {
            var other = raw
            other[bit / 8] ^= 1 << UInt8(bit % 8)
            let flipped = try #require(TreeHash(bytes: other))
            #expect(flipped != hash)
            different.insert(flipped)
        }
        #expect(different.count == 257)
    }
}
