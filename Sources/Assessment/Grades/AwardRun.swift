import Notation

extension Award {
    /// A share of the base that goes by a score.
    struct Part {
        let share: Points
        let score: Points
    }

    /// base · ((1 − Σ share) · coefficient + Σ share · score/100) · (1 − deducted share), rounded
    /// once to two digits.
    ///
    /// The deducted share is at most 1. Nil where that reaches 10¹².
    static func amount(
        base: Points, coefficient: Points, parts: [Part] = [], deducted: Points
    ) -> Points? {
        guard base >= .zero else { return nil }
        let left = max(0, Points.one.millionths - deducted.millionths)
        // A hundred times what the base is multiplied by.
        var factor = ExactSum()
        var byParts = ExactSum()
        for part in parts {
            factor.add(part.share, times: part.score)
            byParts.add(part.share, times: .hundred)
        }
        guard let byParts = byParts.rounded,
            let byGrade = Points(millionths: Points.hundred.millionths - byParts.millionths)
        else { return nil }
        factor.add(byGrade, times: coefficient)
        let product = factor.times(base.millionths.magnitude).times(UInt64(left))
        // Divided by 100, by 10⁶ for each of base and share in millionths, and by 10⁴ so that the
        // sixth digit of the quotient is the second one of the amount.
        guard let root = Points(1_000_000_000) else { return nil }
        var divisor = ExactSum()
        divisor.add(root, times: root)
        guard let quotient = product.over(divisor) else { return nil }
        let (amount, overflow) = quotient.millionths.multipliedReportingOverflow(by: 10_000)
        return overflow ? nil : Points(millionths: amount)
    }

    /// The share that the events of a subject deduct, at most 1: that of the leaf for each event
    /// with v > 0.
    func deducted(_ events: (IndicatorID) -> Int) -> Points {
        var sum: Int64 = 0
        for (indicator, share) in deduct {
            let (part, overflow) = share.millionths.multipliedReportingOverflow(
                by: Int64(events(indicator)))
            if overflow || part >= Points.one.millionths { return .one }
            sum = min(Points.one.millionths, sum + part)
        }
        return Points(millionths: sum) ?? .one
    }
}

extension ExactSum {
    /// The sum a whole number of times.
    func times(_ factor: UInt64) -> ExactSum {
        var result = ExactSum()
        var power = self
        var rest = factor
        while rest > 0 {
            if rest & 1 == 1 { result.add(power) }
            rest >>= 1
            if rest > 0 { power.add(power) }
        }
        return result
    }
}
