import Notation

extension Award {
    /// base · coefficient · (1 − deducted share), rounded once to two digits.
    ///
    /// The deducted share is at most 1. Nil where that reaches 10¹².
    static func amount(base: Points, coefficient: Points, deducted: Points) -> Points? {
        let left = max(0, Points.one.millionths - deducted.millionths)
        var product = ExactSum()
        product.add(base, times: coefficient)
        // Divided by 10⁶ because the share is in millionths, and by 10⁴ so that the sixth digit of
        // the quotient is the second one of the amount.
        guard let divisor = Points(10_000_000_000),
            let quotient = product.times(UInt64(left)).over(ExactSum(divisor))
        else { return nil }
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
