import Notation

extension Rule {
    /// `ledger`: Σv of the events, v ≥ 0, to be shown; nil where that reaches 10¹².
    static func ledger(_ events: [Points]) -> Points? {
        var sum = ExactSum()
        for v in events { sum.add(v) }
        return sum.rounded
    }
}
