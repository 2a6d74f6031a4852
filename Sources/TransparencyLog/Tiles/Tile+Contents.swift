/// What a tile of hashes holds: its hashes, one behind the other.
extension Tile {
    /// The bytes of a tile of hashes, from stored hashes.
    ///
    /// Throws `malformedTile` for a tile of entries, and what `reader` throws.
    public func bytes(from reader: some HashReader) throws -> [UInt8] {
        guard case .hashes(let level) = kind else {
            throw LogRefusal(.malformedTile, "\(path) is made of entries, not of hashes")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * TreeHash.byteCount)
        let first = index << UInt64(Self.height)
        for offset in 0..<UInt64(width) {
            let hash = try reader.hash(level: level * Self.height, index: first + offset)
            bytes.append(contentsOf: hash.bytes)
        }
        return bytes
    }

    /// The hashes in the bytes of this tile, of exactly its width; throws `malformedTile`.
    public func hashes(in bytes: [UInt8]) throws(LogRefusal) -> [TreeHash] {
        guard case .hashes = kind, bytes.count == width * TreeHash.byteCount else {
            throw LogRefusal(.malformedTile, "\(bytes.count) bytes for \(path)")
        }
        return (0..<width).compactMap { offset in
            TreeHash(bytes: bytes[(offset * TreeHash.byteCount)...].prefix(TreeHash.byteCount))
        }
    }
}
