/// Consistency: that a tree's first leaves are the whole of an earlier tree.
extension Tree {
    /// The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves.
    ///
    /// RFC 6962 section 2.1.2: PROOF(old, D[new]); empty when the sizes are equal. Throws
    /// `emptyTree` when `old` is 0 (docs/decisions/consistency-from-empty.md), `outOfRange` when it
    /// is greater than `new`, and what `reader` throws.
    public static func consistencyProof(
        from old: UInt64, to new: UInt64, from reader: some HashReader
    ) throws -> [TreeHash] {
        try check(old: old, new: new)
        var proof: [TreeHash] = []
        var range = 0..<new
        var oldRootIsKnown = true
        while range.upperBound != old {
            let middle = split(range)
            if old <= middle {
                proof.append(try root(of: middle..<range.upperBound, from: reader))
                range = range.lowerBound..<middle
            } else {
                proof.append(try root(of: range.lowerBound..<middle, from: reader))
                range = middle..<range.upperBound
                oldRootIsKnown = false
            }
        }
        if !oldRootIsKnown {
            proof.append(try root(of: range, from: reader))
        }
        return proof.reversed()
    }

    /// Verifies that the tree with `oldRoot` is the beginning of the tree with `newRoot`.
    ///
    /// RFC 9162 section 2.1.4.2. Refuses with `emptyTree` when `old` is 0, else with `outOfRange`,
    /// `wrongLength` or `rootMismatch`; takes any input.
    public static func verifyConsistency(
        from old: UInt64, oldRoot: TreeHash, to new: UInt64, newRoot: TreeHash, proof: [TreeHash]
    ) throws(LogRefusal) {
        try check(old: old, new: new)
        try check(length: proof.count)
        guard old != new else {
            return try verifySame(oldRoot, newRoot, proof: proof)
        }
        let roots = try roots(from: old, oldRoot: oldRoot, to: new, proof: proof)
        guard roots.old == oldRoot else {
            throw LogRefusal(.rootMismatch, "the proof leads to the old root \(roots.old)")
        }
        guard roots.new == newRoot else {
            throw LogRefusal(.rootMismatch, "the proof leads to the new root \(roots.new)")
        }
    }

    /// One tree needs no proof, and must have one root.
    private static func verifySame(
        _ oldRoot: TreeHash, _ newRoot: TreeHash, proof: [TreeHash]
    ) throws(LogRefusal) {
        guard proof.isEmpty else {
            throw LogRefusal(.wrongLength, "\(proof.count) hashes between equal sizes")
        }
        guard oldRoot == newRoot else {
            throw LogRefusal(.rootMismatch, "two roots of one size")
        }
    }

    /// Both roots as the proof gives them, for sizes that differ.
    private static func roots(
        from old: UInt64, oldRoot: TreeHash, to new: UInt64, proof: [TreeHash]
    ) throws(LogRefusal) -> (old: TreeHash, new: TreeHash) {
        var path = proof[...]
        // A complete old tree is a node of the new one, so the proof leaves its root out.
        let isComplete = old.nonzeroBitCount == 1
        guard let first = isComplete ? oldRoot : path.popFirst() else {
            throw LogRefusal(.wrongLength, "no hash from \(old) to \(new)")
        }
        var roots = (old: first, new: first)
        let climb = UInt64((~(old - 1)).trailingZeroBitCount)
        var node = (old - 1) >> climb
        var last = (new - 1) >> climb
        while let hash = path.popFirst() {
            guard last != 0 else {
                throw LogRefusal(.wrongLength, "\(proof.count) hashes are too many")
            }
            if node & 1 == 1 || node == last {
                roots.old = TreeHash(left: hash, right: roots.old)
                roots.new = TreeHash(left: hash, right: roots.new)
                let climb = UInt64(node.trailingZeroBitCount)
                node >>= climb
                last >>= climb
            } else {
                roots.new = TreeHash(left: roots.new, right: hash)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else {
            throw LogRefusal(.wrongLength, "\(proof.count) hashes are too few")
        }
        return roots
    }

    private static func check(old: UInt64, new: UInt64) throws(LogRefusal) {
        try check(size: new)
        guard old <= new else {
            throw LogRefusal(.outOfRange, "from \(old) back to \(new)")
        }
        guard old != 0 else {
            throw LogRefusal(.emptyTree, "every tree begins with the empty one")
        }
    }
}
