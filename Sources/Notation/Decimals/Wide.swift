/// An unsigned 256-bit integer: just the arithmetic that ``ExactSum`` needs.
struct Wide: Equatable, Comparable, Sendable {
    var high: UInt128 = 0
    var low: UInt128 = 0

    init() {}

    init(_ value: UInt128) {
        low = value
    }

    var isZero: Bool { high == 0 && low == 0 }

    static func < (a: Wide, b: Wide) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }

    /// The sum; nil when it does not fit.
    func plus(_ other: Wide) -> Wide? {
        let (low, carry) = low.addingReportingOverflow(other.low)
        let (partial, overflow) = high.addingReportingOverflow(other.high)
        let (high, overflowOfCarry) = partial.addingReportingOverflow(carry ? 1 : 0)
        guard !overflow, !overflowOfCarry else { return nil }
        var result = Wide(low)
        result.high = high
        return result
    }

    /// Needs `self >= other`.
    func minus(_ other: Wide) -> Wide {
        var result = Wide()
        let (low, borrow) = low.subtractingReportingOverflow(other.low)
        result.low = low
        result.high = high - other.high - (borrow ? 1 : 0)
        return result
    }

    /// The product by a small factor; nil when it does not fit.
    func times(_ factor: UInt64) -> Wide? {
        let lowProduct = low.multipliedFullWidth(by: UInt128(factor))
        let (highProduct, overflow) = high.multipliedReportingOverflow(by: UInt128(factor))
        let (sum, carry) = highProduct.addingReportingOverflow(lowProduct.high)
        guard !overflow, !carry else { return nil }
        var result = Wide()
        result.low = lowProduct.low
        result.high = sum
        return result
    }

    /// `10⁶ · self / divisor`, rounded half up; nil when not below 10¹⁸ or not to be formed.
    func millionthsRounded(over divisor: Wide) -> Int64? {
        guard !divisor.isZero, let scaled = times(1_000_000) else { return nil }
        guard let limit = divisor.times(UInt64(Points.limit)), scaled < limit else { return nil }
        let (quotient, remainder) = scaled.divided(by: divisor)
        guard let doubled = remainder.times(2) else { return nil }
        return Int64(quotient) + (doubled >= divisor ? 1 : 0)
    }

    /// Quotient and remainder where the quotient is known to be below 2⁶⁴.
    func divided(by divisor: Wide) -> (quotient: UInt64, remainder: Wide) {
        if high == 0, divisor.high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
            return (UInt64(quotient), Wide(remainder))
        }
        return dividedBitwise(by: divisor)
    }

    /// The same by 64 steps of shift and subtract, for any size.
    func dividedBitwise(by divisor: Wide) -> (quotient: UInt64, remainder: Wide) {
        var quotient: UInt64 = 0
        var remainder = self
        for bit in (UInt64(0)...63).reversed() {
            guard let part = divisor.times(1 << bit), remainder >= part else { continue }
            remainder = remainder.minus(part)
            quotient |= 1 << bit
        }
        return (quotient, remainder)
    }
}
