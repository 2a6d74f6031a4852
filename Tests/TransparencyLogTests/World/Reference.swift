import Crypto

/// The recursive text of RFC 6962 section 2.1 and nothing else: the oracle.
///
/// D is a list of leaf data; D[a:b] is `range`. Roots are remembered so that all pairs of sizes can
/// be asked for.
final class Reference {
    private let data: [[UInt8]]
    private var remembered: [Range<Int>: [UInt8]] = [:]

    init(_ data: [[UInt8]]) {
        self.data = data
    }

    /// MTH(D[n]) with D = `data[range]`.
    func mth(_ range: Range<Int>) -> [UInt8] {
        if let known = remembered[range] { return known }
        let root: [UInt8]
        if range.isEmpty {
            root = Self.sha256([])
        } else if range.count == 1 {
            root = Self.sha256([0x00] + data[range.lowerBound])
        } else {
            let middle = range.lowerBound + k(range.count)
            root = Self.sha256(
                [0x01] + mth(range.lowerBound..<middle) + mth(middle..<range.upperBound))
        }
        remembered[range] = root
        return root
    }

    /// PATH(m, D[n]), section 2.1.1.
    func path(_ m: Int, _ range: Range<Int>) -> [[UInt8]] {
        guard range.count > 1 else { return [] }
        let k = k(range.count)
        let (left, right) = halves(range)
        return m < k ? path(m, left) + [mth(right)] : path(m - k, right) + [mth(left)]
    }

    /// PROOF(m, D[n]), section 2.1.2.
    func proof(_ m: Int, _ range: Range<Int>) -> [[UInt8]] {
        subproof(m, range, true)
    }

    /// SUBPROOF(m, D[n], b), section 2.1.2.
    private func subproof(_ m: Int, _ range: Range<Int>, _ b: Bool) -> [[UInt8]] {
        if m == range.count { return b ? [] : [mth(range)] }
        let k = k(range.count)
        let (left, right) = halves(range)
        return m <= k
            ? subproof(m, left, b) + [mth(right)] : subproof(m - k, right, false) + [mth(left)]
    }

    private func halves(_ range: Range<Int>) -> (Range<Int>, Range<Int>) {
        let middle = range.lowerBound + k(range.count)
        return (range.lowerBound..<middle, middle..<range.upperBound)
    }

    /// The largest power of two smaller than n: k < n <= 2k.
    private func k(_ n: Int) -> Int {
        var k = 1
        while 2 * k < n { k *= 2 }
        return k
    }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
