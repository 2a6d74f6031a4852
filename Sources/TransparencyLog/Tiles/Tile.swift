/// The place of one tile of a log: 256 neighbouring hashes, or the entries under them.
///
/// C2SP tlog-tiles: at level l the n-th tile holds the roots of the complete subtrees of 256^l
/// leaves numbered n·256 and up. The last tile of a level may be partial.
public struct Tile: Hashable, Sendable {
    /// What a tile holds.
    public enum Kind: Hashable, Sendable {
        /// Hashes at a level of tiles, 0…63; level 0 is the leaves.
        case hashes(level: Int)
        /// The entries whose hashes are the tile of level 0 with the same index.
        case entries
    }

    /// The number of hashes in a full tile.
    public static let fullWidth = 256
    /// The levels of the tree that one level of tiles spans.
    static let height = 8
    /// No log has a tile beyond this at any level.
    static let maximumIndex = Tree.maximumSize >> UInt64(height)

    /// What it holds.
    public let kind: Kind
    /// The number of tiles of its level before it.
    public let index: UInt64
    /// How many hashes or entries it has, 1…256.
    public let width: Int

    /// A tile; nil when level, index or width is none a tile can have.
    public init?(_ kind: Kind, index: UInt64, width: Int = fullWidth) {
        if case .hashes(let level) = kind, !(0...63).contains(level) { return nil }
        guard index <= Self.maximumIndex, (1...Self.fullWidth).contains(width) else { return nil }
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// The tile at this place in a log of `size` leaves, as wide as it is there; nil if empty.
    public init?(_ kind: Kind, index: UInt64, logSize size: UInt64) {
        guard index <= Self.maximumIndex else { return nil }
        let count = Self.count(of: kind, logSize: size)
        let before = index << UInt64(Self.height)
        guard before < count else { return nil }
        self.init(kind, index: index, width: Int(min(count - before, UInt64(Self.fullWidth))))
    }

    /// Whether it has fewer than 256 hashes, so that a longer log may have a wider one.
    public var isPartial: Bool { width < Self.fullWidth }

    /// The full tile at the same place.
    public var full: Tile { Tile(self, width: Self.fullWidth) }

    private init(_ tile: Tile, width: Int) {
        kind = tile.kind
        index = tile.index
        self.width = width
    }

    /// The tiles a log needs when it has grown from `old` to `new` leaves: those that are new and
    /// those that became wider, each as wide as at `new`; level by level, then the entries.
    ///
    /// From 0, all tiles of the log. A partial tile that was served at `old` may be deleted once
    /// the full one exists.
    public static func written(from old: UInt64, to new: UInt64) -> [Tile] {
        let levels = (0...63).prefix { new >> UInt64($0 * height) > 0 }
        return (levels.map(Kind.hashes) + [.entries]).flatMap { kind in
            let counts = (old: count(of: kind, logSize: old), new: count(of: kind, logSize: new))
            guard counts.old < counts.new else { return [Tile]() }
            let first = counts.old >> UInt64(height)
            let last = (counts.new - 1) >> UInt64(height)
            return (first...last).compactMap { Tile(kind, index: $0, logSize: new) }
        }
    }

    /// How many hashes or entries of this kind a log has.
    private static func count(of kind: Kind, logSize size: UInt64) -> UInt64 {
        switch kind {
        case .hashes(let level): size >> UInt64(level * height)
        case .entries: size
        }
    }
}
