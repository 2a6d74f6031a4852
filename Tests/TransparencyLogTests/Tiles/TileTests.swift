import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Tiles: places and paths")
struct TileTests {
    private func tile(_ kind: Tile.Kind, _ index: UInt64, _ width: Int = 256) throws -> Tile {
        try #require(Tile(kind, index: index, width: width))
    }

    @Test("the paths of C2SP tlog-tiles")
    func paths() throws {
        let leaves = Tile.Kind.hashes(level: 0)
        #expect(try tile(leaves, 1_234_067).path == "tile/0/x001/x234/067")
        #expect(try tile(leaves, 0).path == "tile/0/000")
        #expect(try tile(leaves, 999).path == "tile/0/999")
        #expect(try tile(leaves, 1_000).path == "tile/0/x001/000")
        #expect(try tile(leaves, 1_234).path == "tile/0/x001/234")
        #expect(try tile(.hashes(level: 1), 0, 17).path == "tile/1/000.p/17")
        #expect(try tile(.entries, 273, 112).path == "tile/entries/273.p/112")
        #expect(try "\(tile(.hashes(level: 63), 5))" == "tile/63/005")
    }

    @Test("every path comes back as the same tile")
    func roundTrip() throws {
        var random = Seeded(seed: 256)
        for _ in 0..<2_000 {
            let kind: Tile.Kind =
                Bool.random(using: &random)
                ? .entries : .hashes(level: Int.random(in: 0...63, using: &random))
            let index = random.next() >> UInt64.random(in: 8...63, using: &random)
            let tile = try tile(
                kind, min(index, Tile.maximumIndex), Int.random(in: 1...256, using: &random))
            #expect(Tile(path: tile.path) == tile)
        }
        let last = try tile(.entries, Tile.maximumIndex)
        #expect(last.path == "tile/entries/x036/x028/x797/x018/x963/967")
        #expect(Tile(path: last.path) == last)
    }

    @Test(
        "no second spelling and no other path is a tile's",
        arguments: [
            "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile//000",
            "tile/00/000",
            "tile/64/000", "tile/-1/000", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000/001",
            "tile/0/x001", "tile/0/001/002", "tile/0/x001/x002", "tile/0/x01/002", "tile/0/0x1",
            "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/1/2", "tile/0/000/1", "tile/0/000.q/1", "tile/0/.p/1", ".p/1",
            "tile/.p/1",
            "tile/data/000", "tile/Entries/000", "Tile/0/000", "tile/0/０００",
            "tile/0/x036/x028/x797/x018/x963/968", "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/0/x001/x000/x000/x000/x000/x000/x000/x000/x000/x000/x000/x000/000",
            // Possible up to the last three digits, with which they leave 64 bits.
            "tile/0/x018/x446/x744/x073/x709/x551/615", "tile/0/x018/x446/x744/x073/x709/x551/616",
            "tile/0/x018/x446/x744/x073/x709/x552/000", "tile/0/x036/x028/x797/x018/x963/x967/999",
            "tile/entries/x026/x393/x668/x372/x102/x944/457.p/1",
        ])
    func notPaths(path: String) {
        #expect(Tile(path: path) == nil)
    }

    @Test("a tile has a level from 0 to 63, 1 to 256 hashes, and an index a log can have")
    func limits() {
        #expect(Tile(.hashes(level: -1), index: 0) == nil)
        #expect(Tile(.hashes(level: 64), index: 0) == nil)
        #expect(Tile(.entries, index: 0, width: 0) == nil)
        #expect(Tile(.entries, index: 0, width: 257) == nil)
        #expect(Tile(.entries, index: Tile.maximumIndex + 1) == nil)
        #expect(Tile(.entries, index: .max, logSize: .max) == nil)
    }

    @Test("a log of 70,000 leaves has the tiles that C2SP tlog-tiles counts")
    func seventyThousand() throws {
        let tiles = Tile.written(from: 0, to: 70_000)
        func of(_ kind: Tile.Kind) -> [Tile] { tiles.filter { $0.kind == kind } }
        #expect(of(.hashes(level: 0)).count { !$0.isPartial } == 273)
        #expect(of(.hashes(level: 0)).filter(\.isPartial).map(\.width) == [112])
        #expect(of(.hashes(level: 1)).map(\.width) == [256, 17])
        #expect(of(.hashes(level: 2)).map(\.width) == [1])
        #expect(of(.hashes(level: 3)).isEmpty)
        #expect(of(.entries).count == 274)
        #expect(Tile(.hashes(level: 0), index: 274, logSize: 70_000) == nil)
        #expect(Tile(.hashes(level: 3), index: 0, logSize: 70_000) == nil)
    }

    @Test("a log of 256 leaves has a full tile and one of width 1 above it")
    func fullTile() {
        let paths = Tile.written(from: 0, to: 256).map(\.path)
        #expect(paths == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
        #expect(Tile.written(from: 0, to: 0).isEmpty)
        #expect(Tile.written(from: 9, to: 9).isEmpty)
        #expect(
            Tile.written(from: 255, to: 257).map(\.path) == [
                "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1", "tile/entries/000",
                "tile/entries/001.p/1",
            ])
        #expect(
            Tile.written(from: 256, to: 300).map(\.path)
                == ["tile/0/001.p/44", "tile/entries/001.p/44"])
    }

    @Test("the largest log has tiles on eight levels, and asking for the last does not trap")
    func largest() {
        let size = Tree.maximumSize
        let tiles = Tile.written(from: size - 1, to: size)
        #expect(tiles.map(\.path).first == "tile/0/x036/x028/x797/x018/x963/967.p/255")
        #expect(Tile(.hashes(level: 7), index: 0, logSize: size)?.width == 127)
        #expect(Tile(.hashes(level: 8), index: 0, logSize: size) == nil)
        #expect(Tile(.hashes(level: 63), index: 0, logSize: size) == nil)
    }

    @Test("a partial tile has a full one at its place")
    func full() throws {
        let partial = try tile(.hashes(level: 0), 7, 3)
        #expect(partial.isPartial)
        #expect(partial.full == (try tile(.hashes(level: 0), 7)))
        #expect(!partial.full.isPartial)
    }
}
