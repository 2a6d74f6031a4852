import Notation

extension Rule {
    /// `deduct`: s = max(0, from − per·v), v ≥ 0.
    static func deduct(_ v: Points, from: Points, per: Points) -> Points? {
        var sum = ExactSum(from)
        sum.add(-per, times: v)
        return sum.signum <= 0 ? .zero : sum.rounded
    }
}
