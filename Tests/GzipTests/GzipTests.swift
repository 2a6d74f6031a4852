import Gzip
import TestSupport
import Testing

@Suite("gzip under a limit")
struct GzipTests {
    /// `printf hello | gzip -n` and `printf hello | gzip -n | cut -c1-…` of GNU gzip 1.12.
    static let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9,
        0x07, 0x00, 0x86, 0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
    ]
    static let wide = GzipLimit(bytes: 1 << 20)

    @Test("What GNU gzip packed is unpacked")
    func foreignStream() throws {
        #expect(try gunzip(Self.hello, limit: Self.wide) == Array("hello".utf8))
    }

    @Test("What we pack, GNU gzip unpacks", arguments: [0, 1, 511, 512, 100_000])
    func foreignReader(count: Int) throws {
        let bytes = Self.mixed(count)
        #expect(try ChildProcess.run(["gzip", "-dc"], input: gzip(bytes)) == bytes)
    }

    @Test("Same bytes pack to the same bytes, with neither name nor time in the header")
    func deterministic() throws {
        let packed = try gzip(Self.mixed(1000))
        #expect(try gzip(Self.mixed(1000)) == packed)
        // RFC 1952, 2.3: magic, method 8, no flags, time 0.
        #expect(Array(packed.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test("A text that repeats itself becomes small, at every level", arguments: [0, 1, 6, 9, 12])
    func small(level: Int) throws {
        let bytes = [UInt8](repeating: 0x61, count: 10_000)
        let packed = try gzip(bytes, level: level)
        #expect(packed.count < 200)
        #expect(try gunzip(packed, limit: Self.wide) == bytes)
    }

    @Test("Members one after the other are one text (RFC 1952, 2.2)")
    func members() throws {
        #expect(try gunzip(Self.hello + Self.hello, limit: Self.wide) == Array("hellohello".utf8))
    }

    @Test("A stream cut anywhere is truncated", arguments: 0..<25)
    func cut(length: Int) {
        #expect(throws: GzipFailure.truncated) {
            try gunzip(Array(Self.hello.prefix(length)), limit: Self.wide)
        }
    }

    @Test("A changed byte never gives another text", arguments: 0..<25)
    func changed(index: Int) {
        for bit in 0..<8 {
            var bytes = Self.hello
            bytes[index] ^= 1 << UInt8(bit)
            let text = try? gunzip(bytes, limit: Self.wide)
            // Time, extra flags and system (RFC 1952, 2.3) say nothing about the text.
            #expect(text == nil || text == Array("hello".utf8), "bit \(bit)")
        }
    }

    @Test("Bytes after the last member are refused")
    func trailing() {
        #expect(throws: GzipFailure.malformed) {
            try gunzip(Self.hello + [0, 0, 0], limit: Self.wide)
        }
    }

    @Test("What is no gzip is refused", arguments: ["{}", "<html>", "\u{0}\u{0}\u{0}\u{0}"])
    func foreign(text: String) {
        #expect(throws: GzipFailure.malformed) { try gunzip(Array(text.utf8), limit: Self.wide) }
    }

    @Test("zlib's own wrapping is no gzip")
    func zlibWrapping() {
        // RFC 1950: the header 78 9C.
        #expect(throws: GzipFailure.malformed) {
            try gunzip([0x78, 0x9C, 0x4B, 0x04, 0x00], limit: Self.wide)
        }
    }

    /// Bytes that pack neither well nor badly, from a fixed rule.
    static func mixed(_ count: Int) -> [UInt8] {
        var state: UInt32 = 7
        return (0..<count).map { index in
            state = state &* 1_664_525 &+ 1_013_904_223
            return index % 3 == 0 ? UInt8(state >> 24) : 0x20
        }
    }
}
