/// Where the tree asks for hashes it has stored; the log owns no storage of its own.
public protocol HashReader {
    /// The hash of the complete subtree of 2^`level` leaves that starts at leaf `index`·2^`level`.
    ///
    /// Asked only for subtrees that are complete in the tree at hand. Throws what the storage
    /// throws; a hash that is not there is `LogRefusal.Code.missingHash`.
    func hash(level: Int, index: UInt64) throws -> TreeHash
}

/// One hash worth storing: the root of a complete subtree and its place.
public struct StoredHash: Hashable, Sendable {
    /// The subtree has 2^`level` leaves; level 0 is a leaf.
    public let level: Int
    /// The number of complete subtrees of the same level before it.
    public let index: UInt64
    /// The root of the subtree.
    public let hash: TreeHash

    /// A hash at its place.
    public init(level: Int, index: UInt64, hash: TreeHash) {
        self.level = level
        self.index = index
        self.hash = hash
    }
}
