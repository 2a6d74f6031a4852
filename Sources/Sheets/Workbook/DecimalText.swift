/// Numbers of a workbook as decimal digits, without binary fractions on the way.
struct DecimalText: Equatable {
    /// Digits without leading zeros; empty for zero.
    private var digits: [UInt8]
    /// How many of the digits are behind the point; never negative.
    private var scale: Int
    private var isNegative: Bool

    /// As many digits as spreadsheets show of a number; those behind are noise of binary fractions.
    static let precision = 15
    private static let exponents = -400...400

    /// Reads `-12.5` and `1.25E-2`; nil for all else.
    init?(_ utf8: some Collection<UInt8>) {
        var (digits, scale, point, negative) = ([UInt8](), 0, false, false)
        var (seen, index) = (false, utf8.startIndex)
        if let sign = utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            negative = sign == UInt8(ascii: "-")
            index = utf8.index(after: index)
        }
        while index < utf8.endIndex {
            let byte = utf8[index]
            if byte == UInt8(ascii: ".") {
                guard !point else { return nil }
                point = true
            } else if (0x30...0x39).contains(byte) {
                seen = true
                if point { scale += 1 }
                if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
            } else {
                break
            }
            index = utf8.index(after: index)
        }
        guard seen, digits.count <= 400, scale <= 400,
            let exponent = DecimalText.exponent(utf8[index...])
        else { return nil }
        self.digits = digits
        self.scale = scale
        isNegative = negative
        shift(exponent)
        round(toDigits: DecimalText.precision)
    }

    /// The number behind `E`; 0 where nothing follows.
    private static func exponent(_ utf8: some Collection<UInt8>) -> Int? {
        guard let first = utf8.first else { return 0 }
        guard first == UInt8(ascii: "E") || first == UInt8(ascii: "e") else { return nil }
        let text = String(decoding: utf8.dropFirst(), as: UTF8.self)
        guard let exponent = Int(text), exponents.contains(exponent) else { return nil }
        return exponent
    }

    /// Moves the point to the right, or to the left by a negative count.
    mutating func shift(_ count: Int) {
        scale -= count
        if scale < 0 {
            if !digits.isEmpty { digits += [UInt8](repeating: 0, count: -scale) }
            scale = 0
        }
        trim()
    }

    /// How many digits are behind the point.
    var fractionDigits: Int { scale }

    /// The number with so many digits behind the point at most, halves away from zero.
    func rounded(_ places: Int) -> DecimalText {
        var copy = self
        copy.drop(scale - places)
        return copy
    }

    private mutating func round(toDigits count: Int) {
        // Digits before the point are never dropped: they would change the size of the number.
        drop(min(digits.count - count, scale))
    }

    private mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        guard count <= digits.count else {
            (digits, scale, isNegative) = ([], 0, false)
            return
        }
        let up = digits[digits.count - count] >= 5
        digits.removeLast(count)
        scale -= count
        if up { increment() }
        trim()
    }

    private mutating func increment() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }

    private mutating func trim() {
        while scale > 0, digits.last == 0 {
            digits.removeLast()
            scale -= 1
        }
        if digits.isEmpty { (scale, isNegative) = (0, false) }
    }

    /// The whole part where it is small enough for a day, and whether there is more behind it.
    var day: (whole: Int, hasTime: Bool)? {
        let whole = digits.dropLast(min(scale, digits.count))
        guard !isNegative, whole.count <= 7 else { return nil }
        return (whole.reduce(0) { $0 * 10 + Int($1) }, scale > 0)
    }

    /// `-12.5`.
    var text: String {
        guard !digits.isEmpty else { return "0" }
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let missing = max(0, scale + 1 - digits.count)
        let padded = [UInt8](repeating: 0, count: missing) + digits
        for (index, digit) in padded.enumerated() {
            if index == padded.count - scale { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit + 0x30)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
