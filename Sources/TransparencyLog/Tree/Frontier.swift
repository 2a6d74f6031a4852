/// The right edge of a tree: all that is needed to append and to know the root.
///
/// Holds the roots of the complete subtrees that the binary digits of the size name, from left to
/// right (a "compact range" from 0); at most 63 hashes however long the log.
public struct Frontier: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: UInt64
    /// The roots of the complete subtrees, the greatest first: one for each set bit of `size`.
    public private(set) var roots: [TreeHash]

    /// The tree without leaves.
    public init() {
        size = 0
        roots = []
    }

    /// The frontier of a stored log of `size` leaves.
    ///
    /// Throws what `reader` throws, and `outOfRange` beyond `Tree.maximumSize`.
    public init(size: UInt64, from reader: some HashReader) throws {
        try Tree.check(size: size)
        let roots = try Tree.completeSubtrees(of: 0..<size).map {
            try reader.hash(level: $0.level, index: $0.index)
        }
        self.init(unchecked: size, roots: roots)
    }

    /// The frontier written down as its size and roots.
    ///
    /// Throws `outOfRange` beyond `Tree.maximumSize` and `wrongLength` when the roots are not one
    /// for each set bit of the size. Compare `root` with a signed one before relying on it.
    public init(size: UInt64, roots: [TreeHash]) throws(LogRefusal) {
        try Tree.check(size: size)
        guard roots.count == size.nonzeroBitCount else {
            throw LogRefusal(.wrongLength, "\(roots.count) roots for a tree of \(size) leaves")
        }
        self.init(unchecked: size, roots: roots)
    }

    init(unchecked size: UInt64, roots: [TreeHash]) {
        self.size = size
        self.roots = roots
    }

    /// The root of the whole tree.
    public var root: TreeHash { Tree.fold(roots) }

    /// Adds a leaf; returns the hashes it completes, the leaf first, each twice as wide as before.
    ///
    /// Store them in the transaction that stores the leaf: they are what a `HashReader` is asked
    /// for. On average two a leaf.
    public mutating func append(_ leaf: TreeHash) -> [StoredHash] {
        precondition(size < Tree.maximumSize, "a log of 2^63 leaves cannot be reached by appending")
        var hash = leaf
        var level = 0
        var completed = [StoredHash(level: 0, index: size, hash: leaf)]
        while size >> UInt64(level) & 1 == 1 {
            hash = TreeHash(left: roots.removeLast(), right: hash)
            level += 1
            completed.append(StoredHash(level: level, index: size >> UInt64(level), hash: hash))
        }
        roots.append(hash)
        size += 1
        return completed
    }
}
