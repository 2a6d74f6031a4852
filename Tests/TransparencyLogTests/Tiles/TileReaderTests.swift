import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Tiles: contents and reading")
struct TileReaderTests {
    /// Tiles as a folder would hold them.
    private func folder(of hashes: MemoryHashes, from old: UInt64 = 0) throws -> [String: [UInt8]] {
        var folder: [String: [UInt8]] = [:]
        for tile in Tile.written(from: old, to: hashes.size) where tile.kind != .entries {
            folder[tile.path] = try tile.bytes(from: hashes)
        }
        return folder
    }

    @Test("a tile of leaves is their hashes, one behind the other; the tile above their root")
    func contents() throws {
        let data = (0..<300).map { bytes("leaf \($0)") }
        let reference = Reference(data)
        let hashes = MemoryHashes(leaves: data.map { TreeHash(leaf: $0) })
        let folder = try folder(of: hashes)
        #expect(folder.keys.sorted() == ["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"])
        #expect(folder["tile/0/000"] == (0..<256).flatMap { reference.mth($0..<($0 + 1)) })
        #expect(folder["tile/0/001.p/44"] == (256..<300).flatMap { reference.mth($0..<($0 + 1)) })
        #expect(folder["tile/1/000.p/1"] == reference.mth(0..<256))
    }

    @Test("roots and proofs read from tiles are those of the log, for sizes of one and two levels")
    func reading() throws {
        for size in [1, 2, 3, 255, 256, 257, 511, 512, 513, 1_000, 66_000] as [UInt64] {
            let hashes = MemoryHashes(leaves: (0..<size).map { TreeHash(leaf: bytes("\($0)")) })
            let folder = try folder(of: hashes)
            let reader = TileReader(size: size) { folder[$0.path] }
            #expect(try Tree.root(size: size, from: reader) == hashes.root)
            #expect(try Frontier(size: size, from: reader) == hashes.frontier)
            var random = Seeded(seed: size)
            for _ in 0..<20 {
                let index = UInt64.random(in: 0..<size, using: &random)
                let path = try Tree.inclusionProof(index: index, size: size, from: reader)
                #expect(path == (try Tree.inclusionProof(index: index, size: size, from: hashes)))
                let old = index + 1
                let proof = try Tree.consistencyProof(from: old, to: size, from: reader)
                #expect(proof == (try Tree.consistencyProof(from: old, to: size, from: hashes)))
            }
        }
    }

    @Test("every complete subtree of a log of 600 leaves can be read, and no other")
    func everyHash() throws {
        let hashes = MemoryHashes(leaves: (0..<600).map { TreeHash(leaf: bytes("\($0)")) })
        let folder = try folder(of: hashes)
        let reader = TileReader(size: 600) { folder[$0.path] }
        for level in 0...9 {
            for index in 0..<(UInt64(600) >> UInt64(level)) {
                #expect(
                    try reader.hash(level: level, index: index)
                        == hashes.hash(level: level, index: index))
            }
            expectRefusal(.missingHash) {
                try reader.hash(level: level, index: 600 >> UInt64(level))
            }
        }
        for level in [-1, 10, 63, 64, .max, .min] {
            expectRefusal(.missingHash) { try reader.hash(level: level, index: 0) }
        }
        expectRefusal(.missingHash) { try reader.hash(level: 0, index: .max) }
    }

    @Test("tiles written as the log grew, step by step, serve every size that had a checkpoint")
    func growing() throws {
        var log = MemoryHashes()
        var folder: [String: [UInt8]] = [:]
        var sizes: [UInt64] = []
        var random = Seeded(seed: 70_000)
        while log.size < 1_200 {
            let old = log.size
            for _ in 0..<Int.random(in: 1...90, using: &random) {
                log.append(TreeHash(leaf: bytes("\(log.size)")))
            }
            folder.merge(try self.folder(of: log, from: old)) { before, after in
                #expect(before == after, "a tile is never written with other bytes")
                return after
            }
            sizes.append(log.size)
        }
        for size in sizes {
            let reader = TileReader(size: size) { folder[$0.path] }
            #expect(try Tree.root(size: size, from: reader) == Tree.root(size: size, from: log))
        }
    }

    @Test("where a partial tile is gone the full one serves")
    func fallback() throws {
        let hashes = MemoryHashes(leaves: (0..<256).map { TreeHash(leaf: bytes("\($0)")) })
        let full = try folder(of: hashes)
        var asked: [String] = []
        let reader = TileReader(size: 100) { tile in
            asked.append(tile.path)
            return full[tile.path]
        }
        #expect(try reader.hash(level: 0, index: 99) == hashes.hash(level: 0, index: 99))
        #expect(asked == ["tile/0/000.p/100", "tile/0/000"])
    }

    @Test("a missing tile, one of the wrong length and a failing store are told apart")
    func failures() throws {
        struct Broken: Error {}
        let none = TileReader(size: 300) { _ in nil }
        expectRefusal(.missingHash) { try none.hash(level: 0, index: 1) }
        expectRefusal(.missingHash) { try none.hash(level: 0, index: 299) }
        for count in [0, 31, 8_191, 8_193] {
            let wrong = TileReader(size: 300) { _ in [UInt8](repeating: 0, count: count) }
            expectRefusal(.malformedTile) { try wrong.hash(level: 0, index: 1) }
        }
        let broken = TileReader(size: 300) { _ in throw Broken() }
        #expect(throws: Broken.self) { try broken.hash(level: 0, index: 1) }
    }

    @Test("a tile of entries is not made of hashes")
    func kinds() throws {
        let tile = try #require(Tile(.entries, index: 0, width: 1))
        let hashes = MemoryHashes(leaves: [.empty])
        expectRefusal(.malformedTile) { try tile.bytes(from: hashes) }
        expectRefusal(.malformedTile) { try tile.hashes(in: TreeHash.empty.bytes) }
        let wide = try #require(Tile(.hashes(level: 0), index: 0, width: 2))
        expectRefusal(.missingHash) { try wide.bytes(from: hashes) }
        #expect(
            try wide.hashes(in: TreeHash.empty.bytes + TreeHash.empty.bytes) == [.empty, .empty])
    }
}

@Suite("Entry bundles")
struct EntryBundleTests {
    @Test("each entry stands behind its length in two bytes, the high one first")
    func layout() throws {
        let bundle = try EntryBundle(entries: [[], [0xAA], [UInt8](repeating: 1, count: 258)])
        #expect(
            bundle.bytes
                == [0, 0, 0, 1, 0xAA, 1, 2] + [UInt8](repeating: 1, count: 258))
        #expect(try EntryBundle(bytes: bundle.bytes, width: 3) == bundle)
        #expect(bundle.leafHashes[0].hex == HandMade.roots[1])
    }

    @Test("random bundles come back")
    func roundTrip() throws {
        var random = Seeded(seed: 16)
        for width in [1, 2, 100, 255, 256] {
            let entries = (0..<width).map { _ in
                random.bytes(Int.random(in: 0...300, using: &random))
            }
            let bundle = try EntryBundle(entries: entries)
            #expect(try EntryBundle(bytes: bundle.bytes, width: width).entries == entries)
            expectRefusal(.malformedTile) {
                try EntryBundle(bytes: bundle.bytes, width: width + 1)
            }
            expectRefusal(.malformedTile) {
                try EntryBundle(bytes: bundle.bytes, width: width - 1)
            }
            expectRefusal(.malformedTile) {
                try EntryBundle(bytes: bundle.bytes + [0], width: width)
            }
        }
    }

    @Test("a bundle that is cut anywhere is refused")
    func cut() throws {
        let whole = try EntryBundle(entries: [bytes("one"), bytes("two"), []]).bytes
        for count in 0..<whole.count {
            expectRefusal(.malformedTile) {
                try EntryBundle(bytes: Array(whole.prefix(count)), width: 3)
            }
        }
    }

    @Test("one to 256 entries of at most 65,535 bytes")
    func limits() throws {
        expectRefusal(.malformedTile) { try EntryBundle(entries: []) }
        expectRefusal(.malformedTile) { try EntryBundle(bytes: [], width: 0) }
        expectRefusal(.malformedTile) {
            try EntryBundle(entries: [[UInt8]](repeating: [], count: 257))
        }
        expectRefusal(.malformedTile) {
            try EntryBundle(bytes: [UInt8](repeating: 0, count: 2 * 257), width: 257)
        }
        let longest = [UInt8](repeating: 7, count: 65_535)
        let bundle = try EntryBundle(entries: [longest])
        #expect(try EntryBundle(bytes: bundle.bytes, width: 1) == bundle)
        expectRefusal(.tooLarge) { try EntryBundle(entries: [longest + [7]]) }
    }
}
