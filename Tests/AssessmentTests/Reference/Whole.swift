/// An integer of any size, the school way: for comparison only.
struct Whole: Equatable {
    /// Base 10⁹, the lowest first, without zeros at the end.
    private(set) var limbs: [UInt32]
    private(set) var isNegative: Bool

    static let base: UInt64 = 1_000_000_000

    init(_ number: Int64) {
        isNegative = number < 0
        limbs = []
        var rest = number.magnitude
        while rest > 0 {
            limbs.append(UInt32(rest % Whole.base))
            rest /= Whole.base
        }
    }

    private init(_ limbs: [UInt32], _ isNegative: Bool) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    var isZero: Bool { limbs.isEmpty }
    var magnitude: Whole { Whole(limbs, false) }

    /// 10 to a power of at most 18.
    static func power(of ten: Int) -> Whole {
        Whole((0..<ten).reduce(Int64(1)) { power, _ in power * 10 })
    }

    /// The number where it is small enough.
    var small: Int64? {
        guard limbs.count <= 2 else { return nil }
        var value: Int64 = 0
        for limb in limbs.reversed() { value = value * Int64(Whole.base) + Int64(limb) }
        return isNegative ? -value : value
    }

    /// The magnitude where the machine can divide it, as most are.
    private var tiny: UInt128? {
        guard limbs.count <= 4 else { return nil }
        return limbs.reversed().reduce(UInt128(0)) { $0 * UInt128(Whole.base) + UInt128($1) }
    }

    private init(tiny: UInt128) {
        var limbs: [UInt32] = []
        var rest = tiny
        while rest > 0 {
            limbs.append(UInt32(rest % UInt128(Whole.base)))
            rest /= UInt128(Whole.base)
        }
        self.init(limbs, false)
    }

    static prefix func - (x: Whole) -> Whole { Whole(x.limbs, !x.isNegative) }

    static func + (a: Whole, b: Whole) -> Whole {
        if a.isNegative == b.isNegative { return Whole(sum(a.limbs, b.limbs), a.isNegative) }
        return isLess(a.limbs, b.limbs)
            ? Whole(difference(b.limbs, a.limbs), b.isNegative)
            : Whole(difference(a.limbs, b.limbs), a.isNegative)
    }

    static func - (a: Whole, b: Whole) -> Whole { a + -b }

    static func * (a: Whole, b: Whole) -> Whole {
        var result = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count + 1)
        for (i, x) in a.limbs.enumerated() {
            var carry: UInt64 = 0
            for (j, y) in b.limbs.enumerated() {
                let value = UInt64(x) * UInt64(y) + UInt64(result[i + j]) + carry
                result[i + j] = UInt32(value % base)
                carry = value / base
            }
            result[i + b.limbs.count] = UInt32(carry)
        }
        return Whole(result, a.isNegative != b.isNegative)
    }

    static func < (a: Whole, b: Whole) -> Bool { (a - b).isNegative }

    /// The quotient of two magnitudes without its fraction.
    static func / (a: Whole, b: Whole) -> Whole {
        if let small = a.tiny, let divisor = b.tiny { return Whole(tiny: small / divisor) }
        var digits: [UInt32] = []
        var rest = Whole(0)
        for limb in a.limbs.reversed() {
            rest = Whole([limb] + rest.limbs, false)
            var low: UInt64 = 0
            var high = base - 1
            while low < high {
                let middle = (low + high + 1) / 2
                if rest < b.magnitude * Whole(Int64(middle)) {
                    high = middle - 1
                } else {
                    low = middle
                }
            }
            digits.append(UInt32(low))
            rest = rest - b.magnitude * Whole(Int64(low))
        }
        return Whole(digits.reversed(), false)
    }

    private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        if a.count != b.count { return a.count < b.count }
        for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] }
        return false
    }

    private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(a.count, b.count) {
            let value =
                (index < a.count ? UInt64(a[index]) : 0) + (index < b.count ? UInt64(b[index]) : 0)
                + carry
            result.append(UInt32(value % base))
            carry = value / base
        }
        return result + [UInt32(carry)]
    }

    private static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var borrow: Int64 = 0
        for index in a.indices {
            var value = Int64(a[index]) - (index < b.count ? Int64(b[index]) : 0) - borrow
            borrow = value < 0 ? 1 : 0
            if value < 0 { value += Int64(base) }
            result.append(UInt32(value))
        }
        return result
    }
}
