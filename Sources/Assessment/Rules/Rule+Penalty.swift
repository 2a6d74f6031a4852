import Notation

extension Rule {
    /// `penalty`: −min(cap, per·Σv) points on the total, v ≥ 0; nil where that reaches 10¹².
    static func penalty(_ events: [Points], per: Points, cap: Points?) -> Points? {
        bonus(events, per: per, cap: cap).map { -$0 }
    }
}
