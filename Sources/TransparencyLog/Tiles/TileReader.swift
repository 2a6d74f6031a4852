/// Reads the hashes of a log from its tiles: a folder, a stick, a server.
///
/// Tiles are not signed. Nothing read here is authentic until a root or proof computed from it has
/// been compared with a signed checkpoint: verify what you make, as you would verify what you are
/// given. Keeps no tile; cache in `fetch` where reading is slow.
public struct TileReader: HashReader {
    /// The number of leaves of the checkpoint whose tiles are read.
    public let size: UInt64
    private let fetch: (Tile) throws -> [UInt8]?

    /// A reader over the tiles of a log of `size` leaves.
    ///
    /// `fetch` gives the bytes of a tile, nil when it does not exist. Where a partial tile is gone,
    /// because the log has grown, the full one is asked for.
    public init(size: UInt64, fetch: @escaping (Tile) throws -> [UInt8]?) {
        self.size = size
        self.fetch = fetch
    }

    /// The root of a complete subtree, hashed from the tile that holds it.
    ///
    /// Throws `missingHash` when the log has no such subtree or the tile is gone, `malformedTile`
    /// when it has the wrong length, and what `fetch` throws.
    public func hash(level: Int, index: UInt64) throws -> TreeHash {
        guard (0...63).contains(level), index < size >> UInt64(level) else {
            throw LogRefusal(.missingHash, "level \(level), index \(index) of \(size) leaves")
        }
        let (tileLevel, inside) = level.quotientAndRemainder(dividingBy: Tile.height)
        let first = index << UInt64(inside)
        let kind = Tile.Kind.hashes(level: tileLevel)
        guard let tile = Tile(kind, index: first >> UInt64(Tile.height), logSize: size) else {
            throw LogRefusal(.missingHash, "no tile for level \(level), index \(index)")
        }
        let hashes = try hashes(of: tile)
        let start = Int(first & UInt64(Tile.fullWidth - 1))
        return Self.root(of: hashes[start..<(start + 1 << inside)])
    }

    private func hashes(of tile: Tile) throws -> [TreeHash] {
        if let bytes = try fetch(tile) {
            return try tile.hashes(in: bytes)
        }
        if tile.isPartial, let bytes = try fetch(tile.full) {
            return try tile.full.hashes(in: bytes)
        }
        throw LogRefusal(.missingHash, "there is no \(tile)")
    }

    /// The root over a power of two of neighbouring hashes.
    private static func root(of hashes: ArraySlice<TreeHash>) -> TreeHash {
        var row = Array(hashes)
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map {
                TreeHash(left: row[$0], right: row[$0 + 1])
            }
        }
        return row[0]
    }
}
