/// Inclusion: that a leaf is the index-th of a tree with a known root.
extension Tree {
    /// The proof that leaf `index` is in the tree of the first `size` leaves.
    ///
    /// RFC 6962 section 2.1.1: PATH(index, D[size]), the leaf's sibling first. Throws `outOfRange`
    /// when there is no such leaf, and what `reader` throws.
    public static func inclusionProof(
        index: UInt64, size: UInt64, from reader: some HashReader
    ) throws -> [TreeHash] {
        try check(size: size)
        try check(index: index, size: size)
        var path: [TreeHash] = []
        var range = 0..<size
        while range.upperBound - range.lowerBound > 1 {
            let middle = split(range)
            if index < middle {
                path.append(try root(of: middle..<range.upperBound, from: reader))
                range = range.lowerBound..<middle
            } else {
                path.append(try root(of: range.lowerBound..<middle, from: reader))
                range = middle..<range.upperBound
            }
        }
        return path.reversed()
    }

    /// Verifies that `leaf` is the `index`-th of the tree of `size` leaves with this root.
    ///
    /// RFC 9162 section 2.1.3.2. Refuses with `outOfRange`, `wrongLength` or `rootMismatch`; takes
    /// any input.
    public static func verifyInclusion(
        of leaf: TreeHash, index: UInt64, size: UInt64, root: TreeHash, proof: [TreeHash]
    ) throws(LogRefusal) {
        try check(size: size)
        try check(index: index, size: size)
        try check(length: proof.count)
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last != 0 else {
                throw LogRefusal(.wrongLength, "\(proof.count) hashes are too many")
            }
            if node & 1 == 1 || node == last {
                hash = TreeHash(left: sibling, right: hash)
                // A right edge without sibling climbs until it is a right child.
                let climb = UInt64(node.trailingZeroBitCount)
                node >>= climb
                last >>= climb
            } else {
                hash = TreeHash(left: hash, right: sibling)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else {
            throw LogRefusal(.wrongLength, "\(proof.count) hashes are too few")
        }
        guard hash == root else {
            throw LogRefusal(.rootMismatch, "the proof of leaf \(index) leads to \(hash)")
        }
    }

    /// Where RFC 6962 divides a range of two or more leaves: after the greatest power of two that
    /// is smaller than its length.
    static func split(_ range: Range<UInt64>) -> UInt64 {
        range.lowerBound + 1 << UInt64((range.upperBound - range.lowerBound - 1).log2)
    }

    static func check(index: UInt64, size: UInt64) throws(LogRefusal) {
        guard index < size else {
            throw LogRefusal(.outOfRange, "leaf \(index) of \(size)")
        }
    }

    static func check(length: Int) throws(LogRefusal) {
        guard length <= maximumProofLength else {
            throw LogRefusal(.tooLarge, "a proof of \(length) hashes")
        }
    }
}
