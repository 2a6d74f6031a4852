import Notation

extension Rule {
    /// `bonus`: +min(cap, per·Σv) points on the total, v ≥ 0; nil where that reaches 10¹².
    static func bonus(_ events: [Points], per: Points, cap: Points?) -> Points? {
        var sum = ExactSum()
        for v in events { sum.add(per, times: v) }
        guard let cap else { return sum.rounded }
        var past = sum
        past.add(-cap)
        return past.signum >= 0 ? cap : sum.rounded
    }
}
