/// An exact decimal: a value, a weight or a score.
///
/// A whole number of millionths in 64 bits, |x| < 10¹², so at most six fraction digits. Arithmetic
/// on several of them is done exactly in ``ExactSum`` and rounded once.
/// Source: `docs/scoring.md`, Numbers.
public struct Points: Hashable, Comparable, Sendable {
    /// The number times 10⁶; its magnitude is below 10¹⁸.
    public let millionths: Int64

    /// Zero.
    public static let zero = Points(unchecked: 0)

    /// One.
    public static let one = Points(unchecked: 1_000_000)

    /// One hundred, the usual full score.
    public static let hundred = Points(unchecked: 100_000_000)

    /// The first magnitude that is too large, in millionths: 10¹⁸.
    static let limit: Int64 = 1_000_000_000_000_000_000

    /// A number of millionths; nil when its magnitude reaches 10¹² whole units.
    public init?(millionths: Int64) {
        guard millionths > -Points.limit, millionths < Points.limit else { return nil }
        self.millionths = millionths
    }

    /// A whole number; nil when its magnitude reaches 10¹².
    public init?(_ whole: Int) {
        let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        self.init(millionths: product)
    }

    private init(unchecked millionths: Int64) {
        self.millionths = millionths
    }

    /// True for a number without a fraction.
    public var isWhole: Bool { millionths % 1_000_000 == 0 }

    /// The opposite number.
    public static prefix func - (x: Points) -> Points { Points(unchecked: -x.millionths) }

    /// Orders by size.
    public static func < (a: Points, b: Points) -> Bool { a.millionths < b.millionths }

    /// The number rounded half away from zero to `digits` fraction digits (0…6).
    ///
    /// Nil when rounding reaches 10¹².
    public func rounded(to digits: Int) -> Points? {
        precondition((0...6).contains(digits), "Points have at most six fraction digits.")
        var unit: Int64 = 1
        for _ in digits..<6 { unit *= 10 }
        let (quotient, remainder) = millionths.quotientAndRemainder(dividingBy: unit)
        let away: Int64 = remainder.magnitude * 2 >= UInt64(unit) ? millionths.signum() : 0
        return Points(millionths: (quotient + away) * unit)
    }
}
