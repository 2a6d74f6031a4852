/// The Merkle tree of RFC 6962 section 2.1, computed over stored hashes.
///
/// Making and verifying proofs stand in extensions, in `Proofs`.
public enum Tree {
    /// The most leaves a tree may have here: 2^63 − 1, so that a size fits the signed integers of
    /// databases and a proof never has more than `maximumProofLength` hashes.
    public static let maximumSize = UInt64(Int64.max)

    /// The most hashes a received proof may have.
    public static let maximumProofLength = 64

    /// The root over the first `size` leaves: MTH(D[0:size]).
    ///
    /// Throws what `reader` throws, and `outOfRange` beyond `maximumSize`.
    public static func root(size: UInt64, from reader: some HashReader) throws -> TreeHash {
        try check(size: size)
        return try root(of: 0..<size, from: reader)
    }

    /// The root over a range of leaves that the tree's recursion meets: MTH(D[a:b]).
    static func root(of range: Range<UInt64>, from reader: some HashReader) throws -> TreeHash {
        let roots = try completeSubtrees(of: range).map {
            try reader.hash(level: $0.level, index: $0.index)
        }
        return fold(roots)
    }

    /// The root over complete subtrees, given from left to right and shrinking.
    static func fold(_ roots: [TreeHash]) -> TreeHash {
        guard var root = roots.last else { return .empty }
        for left in roots.dropLast().reversed() {
            root = TreeHash(left: left, right: root)
        }
        return root
    }

    /// The place of a complete subtree.
    struct Place: Hashable {
        let level: Int
        let index: UInt64
    }

    /// The complete subtrees that make up a range, from left to right, each smaller than the last.
    ///
    /// The start must be a multiple of the greatest power of two in the length, which is so for
    /// every range of the recursion in RFC 6962.
    static func completeSubtrees(of range: Range<UInt64>) -> [Place] {
        var places: [Place] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = (range.upperBound - start).log2
            assert(start & (1 << UInt64(level) - 1) == 0, "a range the recursion cannot meet")
            places.append(Place(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        return places
    }

    static func check(size: UInt64) throws(LogRefusal) {
        guard size <= maximumSize else {
            throw LogRefusal(.outOfRange, "size \(size) is beyond \(maximumSize)")
        }
    }
}

extension UInt64 {
    /// The exponent of the greatest power of two that is not greater; 0 for 0.
    var log2: Int { self == 0 ? 0 : bitWidth - 1 - leadingZeroBitCount }
}
