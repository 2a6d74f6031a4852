/// All hashes of a small log, in memory.
public struct MemoryHashes: HashReader, Hashable, Sendable {
    /// `levels[l][i]` is the root of the i-th complete subtree of 2^l leaves.
    private var levels: [[TreeHash]] = []

    /// A log without leaves.
    public init() {}

    /// A log of these leaf hashes.
    public init(leaves: some Sequence<TreeHash>) {
        for leaf in leaves {
            append(leaf)
        }
    }

    /// The number of leaves.
    public var size: UInt64 { UInt64(levels.first?.count ?? 0) }

    /// The root of all leaves.
    public var root: TreeHash { frontier.root }

    /// The compact form of the whole.
    public var frontier: Frontier {
        let complete = Tree.completeSubtrees(of: 0..<size)
        let roots = complete.map { levels[$0.level][Int($0.index)] }
        return Frontier(unchecked: size, roots: roots)
    }

    /// Adds a leaf and every subtree it completes.
    public mutating func append(_ leaf: TreeHash) {
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count {
                levels.append([])
            }
            levels[level].append(hash)
            let count = levels[level].count
            guard count.isMultiple(of: 2) else { return }
            hash = TreeHash(left: levels[level][count - 2], right: levels[level][count - 1])
            level += 1
        }
    }

    /// The root of a complete subtree; throws `missingHash` when the log is too short for it.
    public func hash(level: Int, index: UInt64) throws -> TreeHash {
        guard levels.indices.contains(level), index < levels[level].count else {
            throw LogRefusal(.missingHash, "level \(level), index \(index) of \(size) leaves")
        }
        return levels[level][Int(index)]
    }
}
