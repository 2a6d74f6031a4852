/// Whole numbers of any size as decimal digits, reckoned as taught at school.
///
/// Slow and plain on purpose: the reference for the exact sums. Digits stand lowest first, without
/// leading zeros; zero has none and no sign.
struct Schoolbook: Equatable, CustomStringConvertible {
    private var digits: [UInt8] = []
    private var negative = false

    init() {}

    init(_ number: Int64) {
        negative = number < 0
        var rest = number.magnitude
        while rest > 0 {
            digits.append(UInt8(rest % 10))
            rest /= 10
        }
    }

    /// 2 to the power `exponent`, by doubling.
    init(twoToThe exponent: Int) {
        self.init(1)
        for _ in 0..<exponent { self = self + self }
    }

    var isZero: Bool { digits.isEmpty }
    var isNegative: Bool { negative }
    var magnitude: Schoolbook { negative ? -self : self }

    var description: String {
        guard !isZero else { return "0" }
        return (negative ? "-" : "") + digits.reversed().map { String($0) }.joined()
    }

    /// The number as 64 bits, nil where it has more than 18 digits.
    var int64: Int64? {
        guard digits.count <= 18 else { return nil }
        let magnitude = digits.reversed().reduce(Int64(0)) { $0 * 10 + Int64($1) }
        return negative ? -magnitude : magnitude
    }

    /// The number with `count` zeros behind it.
    func shifted(_ count: Int) -> Schoolbook {
        var result = self
        if !isZero { result.digits.insert(contentsOf: repeatElement(0, count: count), at: 0) }
        return result
    }

    static prefix func - (a: Schoolbook) -> Schoolbook {
        var result = a
        result.negative = !a.negative && !a.isZero
        return result
    }

    static func + (a: Schoolbook, b: Schoolbook) -> Schoolbook {
        guard a.negative == b.negative else {
            return less(a.digits, b.digits)
                ? make(subtract(a.digits, from: b.digits), b.negative)
                : make(subtract(b.digits, from: a.digits), a.negative)
        }
        var sum: [UInt8] = []
        var carry: UInt8 = 0
        for place in 0..<max(a.digits.count, b.digits.count) {
            let column =
                carry + (place < a.digits.count ? a.digits[place] : 0)
                + (place < b.digits.count ? b.digits[place] : 0)
            sum.append(column % 10)
            carry = column / 10
        }
        return make(sum + [carry], a.negative)
    }

    static func * (a: Schoolbook, b: Schoolbook) -> Schoolbook {
        var columns = [Int](repeating: 0, count: a.digits.count + b.digits.count + 1)
        for (i, x) in a.digits.enumerated() {
            for (j, y) in b.digits.enumerated() { columns[i + j] += Int(x) * Int(y) }
        }
        var carry = 0
        let product = columns.map { column in
            carry += column
            defer { carry /= 10 }
            return UInt8(carry % 10)
        }
        return make(product, a.negative != b.negative)
    }

    /// Quotient towards zero and remainder of the magnitudes, by long division.
    func dividedMagnitudes(by divisor: Schoolbook) -> (quotient: Schoolbook, remainder: Schoolbook)
    {
        var quotient: [UInt8] = []
        var rest: [UInt8] = []
        for digit in digits.reversed() {
            rest = Schoolbook.make([digit] + rest, false).digits
            var times: UInt8 = 0
            while !Schoolbook.less(rest, divisor.digits) {
                rest = Schoolbook.subtract(divisor.digits, from: rest)
                times += 1
            }
            quotient.append(times)
        }
        return (Schoolbook.make(quotient.reversed(), false), Schoolbook.make(rest, false))
    }

    /// `10⁶ · self / divisor`, rounded half away from zero.
    func millionths(over divisor: Schoolbook) -> Schoolbook {
        let (quotient, remainder) = shifted(6).dividedMagnitudes(by: divisor)
        let doubled = remainder + remainder
        let up = !Schoolbook.less(doubled.digits, divisor.digits)
        let rounded = up ? quotient + Schoolbook(1) : quotient
        return negative == divisor.negative ? rounded : -rounded
    }

    private static func make(_ digits: [UInt8], _ negative: Bool) -> Schoolbook {
        var result = Schoolbook()
        result.digits = digits
        while result.digits.last == 0 { result.digits.removeLast() }
        result.negative = negative && !result.isZero
        return result
    }

    private static func less(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count else { return a.count < b.count }
        for (x, y) in zip(a.reversed(), b.reversed()) where x != y { return x < y }
        return false
    }

    /// Needs `large >= small`.
    private static func subtract(_ small: [UInt8], from large: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var borrow: UInt8 = 0
        for (place, digit) in large.enumerated() {
            let take = borrow + (place < small.count ? small[place] : 0)
            borrow = digit < take ? 1 : 0
            result.append(digit + borrow * 10 - take)
        }
        while result.last == 0 { result.removeLast() }
        return result
    }
}
