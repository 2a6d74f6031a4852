import Notation

/// A rational number of any size, never shortened: for comparison only.
struct Fraction {
    private let over: Whole
    private let under: Whole

    private init(_ over: Whole, _ under: Whole) {
        self.over = under.isNegative ? -over : over
        self.under = under.magnitude
    }

    init(_ number: Int) { self.init(Whole(Int64(number)), Whole(1)) }

    init(_ points: Points) { self.init(Whole(points.millionths), Whole(1_000_000)) }

    static func + (a: Fraction, b: Fraction) -> Fraction {
        if a.under == b.under { return Fraction(a.over + b.over, a.under) }
        return Fraction(a.over * b.under + b.over * a.under, a.under * b.under)
    }

    static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-b.over, b.under) }

    static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.over * b.over, a.under * b.under)
    }

    static func / (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.over * b.under, a.under * b.over)
    }

    static func < (a: Fraction, b: Fraction) -> Bool { (a - b).over.isNegative }
    static func == (a: Fraction, b: Fraction) -> Bool { (a - b).over.isZero }
    static func <= (a: Fraction, b: Fraction) -> Bool { !(b < a) }

    static func min(_ a: Fraction, _ b: Fraction) -> Fraction { a < b ? a : b }
    static func max(_ a: Fraction, _ b: Fraction) -> Fraction { a < b ? b : a }

    static func sum(_ numbers: [Fraction]) -> Fraction { numbers.reduce(Fraction(0), +) }

    /// Rounded half away from zero.
    func rounded(_ digits: Int = 6) -> Fraction {
        let scale = Whole.power(of: digits)
        let twice = over.magnitude * scale * Whole(2)
        let quotient = (twice + under) / (under * Whole(2))
        return Fraction(over.isNegative ? -quotient : quotient, scale)
    }

    /// The greatest whole number that is not greater, of a number that is not negative.
    var floor: Int { Int((over / under).small ?? .max) }

    /// The canonical text of a number of at most six digits below 10¹².
    var text: String {
        let scaled = self * Fraction(1_000_000)
        let millionths = (scaled.over.magnitude / scaled.under).small ?? .max
        let points = Points(millionths: over.isNegative ? -millionths : millionths)
        return points?.description ?? "too large"
    }
}
