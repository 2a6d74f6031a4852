/// Tiles against the leaves.
extension LogAudit {
    /// Whether a served tile or bundle is what the leaves give; throws `malformedTile`,
    /// `missingHash` when it goes beyond the leaves, or `rootMismatch`.
    func check(_ tile: Tile, _ bytes: [UInt8]) throws(LogRefusal) {
        let claimed: [TreeHash]
        let level: Int
        switch tile.kind {
        case .hashes(let tileLevel):
            claimed = try tile.hashes(in: bytes)
            level = tileLevel * Tile.height
        case .entries:
            claimed = try EntryBundle(bytes: bytes, width: tile.width).leafHashes
            level = 0
        }
        let first = tile.index << UInt64(Tile.height)
        for (offset, hash) in claimed.enumerated() {
            let computed = try? hashes.hash(level: level, index: first + UInt64(offset))
            guard let computed else {
                throw LogRefusal(.missingHash, "\(tile) goes beyond \(size) leaves")
            }
            guard computed == hash else {
                throw LogRefusal(.rootMismatch, "\(tile) differs at \(offset)")
            }
        }
    }
}
