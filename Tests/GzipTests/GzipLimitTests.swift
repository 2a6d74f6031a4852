import Gzip
import Testing

@Suite("Limits while unpacking")
struct GzipLimitTests {
    @Test("Exactly the limit passes, one byte more does not")
    func exactLimit() throws {
        let bytes = GzipTests.mixed(70_000)
        let packed = try gzip(bytes)
        #expect(try gunzip(packed, limit: GzipLimit(bytes: 70_000)) == bytes)
        #expect(throws: GzipFailure.tooLarge) {
            try gunzip(packed, limit: GzipLimit(bytes: 69_999))
        }
    }

    @Test("A bomb of 64 MiB is refused, and what was kept stays within the limit")
    func bomb() throws {
        let bomb = try gzip([UInt8](repeating: 0, count: 64 << 20))
        let unpacker = try GzipUnpacker(limit: GzipLimit(bytes: 1 << 20, ratio: 100_000))
        var output: [UInt8] = []
        #expect(throws: GzipFailure.tooLarge) { try unpacker.unpack(bomb, into: &output) }
        #expect(output.count <= 1 << 20)
    }

    @Test("A stream denser than the ratio is refused long before the byte limit")
    func tooDense() throws {
        // Zeros pack about 1:1000, the most that RFC 1951 allows.
        let dense = try gzip([UInt8](repeating: 0, count: 4 << 20))
        let limit = GzipLimit(bytes: 1 << 30, ratio: 250, ratioFloor: 1 << 20)
        let unpacker = try GzipUnpacker(limit: limit)
        var output: [UInt8] = []
        #expect(throws: GzipFailure.tooDense) { try unpacker.unpack(dense, into: &output) }
        #expect(output.count <= 1 << 20)
    }

    @Test("Below its floor the ratio does not count")
    func floor() throws {
        let zeros = [UInt8](repeating: 0, count: 200_000)
        let limit = GzipLimit(bytes: 1 << 20, ratio: 2, ratioFloor: 200_000)
        #expect(try gunzip(gzip(zeros), limit: limit) == zeros)
    }

    @Test("Many members together count, not each alone")
    func membersTogether() throws {
        let many = Array(repeatElement(GzipTests.hello, count: 100).joined())
        #expect(try gunzip(many, limit: GzipLimit(bytes: 500)).count == 500)
        #expect(throws: GzipFailure.tooLarge) { try gunzip(many, limit: GzipLimit(bytes: 499)) }
    }

    @Test("A limit of nothing lets an empty text through and no other")
    func nothing() throws {
        #expect(try gunzip(gzip([]), limit: GzipLimit(bytes: 0)).isEmpty)
        #expect(throws: GzipFailure.tooLarge) {
            try gunzip(GzipTests.hello, limit: GzipLimit(bytes: -1))
        }
    }

    @Test(
        "The pieces a stream comes in do not matter", arguments: [1, 2, 3, 7, 1000, 16_384, 65_537])
    func pieces(size: Int) throws {
        let bytes = GzipTests.mixed(50_000) + [UInt8](repeating: 1, count: 100_000)
        let packed = try gzip(bytes)
        let unpacker = try GzipUnpacker(limit: GzipLimit(bytes: 1 << 20))
        var output: [UInt8] = []
        for start in stride(from: 0, to: packed.count, by: size) {
            let piece = Array(packed[start..<min(start + size, packed.count)])
            try unpacker.unpack(piece, into: &output)
        }
        try unpacker.finish()
        #expect(output == bytes)
        #expect(unpacker.packed == packed.count)
        #expect(unpacker.unpacked == bytes.count)
    }

    @Test("A failed stream stays failed")
    func staysFailed() throws {
        let unpacker = try GzipUnpacker(limit: GzipLimit(bytes: 100))
        var output: [UInt8] = []
        #expect(throws: GzipFailure.malformed) { try unpacker.unpack([1, 2, 3], into: &output) }
        #expect(throws: GzipFailure.malformed) {
            try unpacker.unpack(GzipTests.hello, into: &output)
        }
        #expect(throws: GzipFailure.malformed) { try unpacker.finish() }
        #expect(output.isEmpty)
    }

    @Test(
        "No byte at all is a complete stream for the unpacker: servers label empty bodies as gzip")
    func noBytes() throws {
        let unpacker = try GzipUnpacker(limit: GzipLimit(bytes: 100))
        var output: [UInt8] = []
        try unpacker.unpack([], into: &output)
        try unpacker.finish()
        #expect(output.isEmpty)
    }

    @Test("Output that fills the room to the byte is not lost")
    func fullRoom() throws {
        for count in [16_383, 16_384, 16_385, 32_768] {
            let bytes = GzipTests.mixed(count)
            #expect(try gunzip(gzip(bytes), limit: GzipLimit(bytes: count)) == bytes)
        }
    }
}
