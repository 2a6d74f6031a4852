import Notation
import TestSupport
import Testing

/// SHA-256 names of things.
@Suite struct DigestTests {
    /// The examples of FIPS 180-4 as NIST publishes them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `The digest is SHA-256`(text: String, hex: String) throws {
        let digest = Digest(of: Array(text.utf8))
        #expect(digest.hex == hex)
        #expect(digest.description == hex)
        #expect(Digest(hex: hex) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(digest.bytes == Hex.decode(hex.utf8))
    }

    @Test func `Only 32 bytes are a digest`() {
        for count in 0...70 {
            let bytes = [UInt8](repeating: 7, count: count)
            #expect((Digest(bytes: bytes) != nil) == (count == 32), "\(count)")
            let hex = String(repeating: "a", count: count)
            #expect((Digest(hex: hex) != nil) == (count == 64), "\(count)")
        }
    }

    @Test(arguments: ["A", "g", " ", "０", "é", "\n"])
    func `Only lower-case hexadecimal digits are read`(character: String) {
        let digits = String(repeating: "0", count: 63)
        #expect(Digest(hex: digits + "0") != nil)
        #expect(Digest(hex: digits + character) == nil)
        #expect(Digest(hex: character + digits) == nil)
    }

    @Test func `All bytes take part in equality, order and text`() throws {
        var random = Seeded(seed: 33_10)
        for _ in 0..<50 {
            let bytes = random.bytes(32)
            let digest = try #require(Digest(bytes: bytes))
            #expect(digest.bytes == bytes)
            for place in bytes.indices {
                var other = bytes
                other[place] ^= UInt8.random(in: 1...255, using: &random)
                let changed = try #require(Digest(bytes: other))
                #expect(changed != digest)
                #expect(changed.hex != digest.hex)
                #expect((changed < digest) == other.lexicographicallyPrecedes(bytes))
                #expect((digest < changed) == bytes.lexicographicallyPrecedes(other))
            }
        }
    }

    @Test(arguments: 0..<4)
    func `Digests that a stranger chose do not all meet in one hash`(word: Int) throws {
        var hashes: Set<Int> = []
        for number in 0..<64 as Range<UInt8> {
            var bytes = [UInt8](repeating: 0, count: 32)
            bytes[word * 8 + 3] = number
            hashes.insert(try #require(Digest(bytes: bytes)).hashValue)
        }
        #expect(hashes.count > 60)
    }

    private struct ThingID: DigestNamed {
        let digest: Digest
        init(_ digest: Digest) { self.digest = digest }
    }

    @Test func `A name made of a digest reads, writes and sorts as the digest`() throws {
        let low = try #require(ThingID(hex: String(repeating: "0", count: 64)))
        let high = try #require(ThingID(hex: String(repeating: "f", count: 64)))
        #expect(low < high)
        #expect(!(high < low))
        #expect(low.description == String(repeating: "0", count: 64))
        #expect(ThingID(hex: String(repeating: "F", count: 64)) == nil)
        #expect(ThingID(hex: "") == nil)
    }
}
