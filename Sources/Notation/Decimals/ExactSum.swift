/// An exact sum of products of decimals: the inside of one scoring step.
///
/// Held in units of 10⁻¹² as a signed 256-bit integer. One product of two ``Points`` is below
/// 10³⁶ (2¹²⁰) such units, so 2¹³⁶ of them fit: no sum over any scheme can overflow.
/// 128 bits would not do: 10⁴ leaves at the limits already pass 2¹²⁷.
/// A sum that were to pass 256 bits all the same has no result, whatever is added afterwards.
public struct ExactSum: Equatable, Sendable {
    private var sum: SignedWide

    /// Zero.
    public init() {
        sum = SignedWide()
    }

    /// One decimal.
    public init(_ x: Points) {
        self.init()
        add(x, times: .one)
    }

    /// Adds the exact product `a · b`.
    public mutating func add(_ a: Points, times b: Points) {
        sum.add(SignedWide(a.millionths, times: b.millionths))
    }

    /// Adds a decimal.
    public mutating func add(_ x: Points) {
        add(x, times: .one)
    }

    /// Adds another exact sum.
    public mutating func add(_ other: ExactSum) {
        sum.add(other.sum)
    }

    /// The sum with the opposite sign.
    public static prefix func - (x: ExactSum) -> ExactSum {
        var result = x
        result.sum.negative = !x.sum.isZero && !x.sum.negative
        return result
    }

    /// True when the sum is exactly zero.
    public var isZero: Bool { sum.isZero }

    /// -1, 0 or 1.
    public var signum: Int { sum.isZero ? 0 : (sum.negative ? -1 : 1) }

    /// The sum as a decimal, rounded once, half away from zero, to six digits.
    ///
    /// Nil when the result reaches 10¹² or the sum is too large for any score.
    public var rounded: Points? {
        over(ExactSum(.one))
    }

    /// The quotient of two exact sums, rounded once, half away from zero, to six digits.
    ///
    /// Nil when the divisor is zero or the result reaches 10¹². The divisor must be below 2¹⁹⁶
    /// units and the sum below 2²³⁶, as sums of fewer than 2⁷⁶ products always are; larger gives
    /// nil.
    public func over(_ divisor: ExactSum) -> Points? {
        guard !sum.isTooLarge, !divisor.sum.isTooLarge,
            let quotient = sum.magnitude.millionthsRounded(over: divisor.sum.magnitude)
        else { return nil }
        let negative = sum.negative != divisor.sum.negative
        return Points(millionths: negative ? -quotient : quotient)
    }
}

/// A sign and a 256-bit magnitude.
struct SignedWide: Equatable, Sendable {
    var negative = false
    var magnitude = Wide()
    /// The magnitude is lost for good.
    var isTooLarge = false

    init() {}

    init(_ a: Int64, times b: Int64) {
        magnitude = Wide(UInt128(a.magnitude) * UInt128(b.magnitude))
        negative = (a < 0) != (b < 0) && !magnitude.isZero
    }

    var isZero: Bool { magnitude.isZero && !isTooLarge }

    mutating func add(_ other: SignedWide) {
        if negative == other.negative {
            let total = magnitude.plus(other.magnitude)
            isTooLarge = isTooLarge || total == nil
            magnitude = total ?? magnitude
        } else if magnitude >= other.magnitude {
            magnitude = magnitude.minus(other.magnitude)
        } else {
            magnitude = other.magnitude.minus(magnitude)
            negative = other.negative
        }
        isTooLarge = isTooLarge || other.isTooLarge
        if isZero { negative = false }
    }
}
