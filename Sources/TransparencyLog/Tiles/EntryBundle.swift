/// The entries under a tile of level 0, each behind its length as a big-endian uint16.
public struct EntryBundle: Hashable, Sendable {
    /// The most bytes an entry may have in a bundle.
    public static let maximumEntryByteCount = Int(UInt16.max)

    /// The entries in log order, 1…256.
    public let entries: [[UInt8]]

    /// A bundle of these entries; throws `malformedTile` when there are none or more than 256, and
    /// `tooLarge` when one is longer than 65,535 bytes.
    public init(entries: [[UInt8]]) throws(LogRefusal) {
        guard (1...Tile.fullWidth).contains(entries.count) else {
            throw LogRefusal(.malformedTile, "\(entries.count) entries in a bundle")
        }
        guard entries.allSatisfy({ $0.count <= Self.maximumEntryByteCount }) else {
            throw LogRefusal(.tooLarge, "an entry beyond \(Self.maximumEntryByteCount) bytes")
        }
        self.entries = entries
    }

    /// The bundle in these bytes, of exactly `width` entries; throws `malformedTile`.
    public init(bytes: [UInt8], width: Int) throws(LogRefusal) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while entries.count < width, let high = rest.popFirst(), let low = rest.popFirst() {
            let count = Int(high) << 8 | Int(low)
            guard rest.count >= count else {
                throw LogRefusal(.malformedTile, "an entry is cut short")
            }
            entries.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        guard rest.isEmpty, entries.count == width else {
            throw LogRefusal(.malformedTile, "\(entries.count) whole entries, not \(width)")
        }
        try self.init(entries: entries)
    }

    /// The bundle as it is served.
    public var bytes: [UInt8] {
        entries.flatMap { entry in
            [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)] + entry
        }
    }

    /// The leaf hashes of the entries.
    public var leafHashes: [TreeHash] { entries.map { TreeHash(leaf: $0) } }
}
