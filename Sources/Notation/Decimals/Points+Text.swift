/// The canonical text of a decimal, and its padded form for pages.
extension Points: CustomStringConvertible {
    /// Reads the canonical form and nothing else; nil for any other text.
    ///
    /// `0 | -?(0\.[0-9]{0,5}[1-9] | [1-9][0-9]{0,11}(\.[0-9]{0,5}[1-9])?)`: `92.5`, `0.5`, `-3`;
    /// never `+3`, `.5`, `-0`, `92.50`, `1e2`.
    public init?(canonical text: some StringProtocol) {
        self.init(canonical: text.utf8)
    }

    /// Reads the canonical form and nothing else, compiled once for plain texts.
    public init?(canonical text: String) {
        self.init(canonical: text.utf8)
    }

    /// Reads the canonical form from ASCII bytes; nil for any other bytes.
    public init?(canonical bytes: some Sequence<UInt8>) {
        var reader = DecimalReader()
        for byte in bytes where !reader.take(byte) { return nil }
        guard let millionths = reader.finish() else { return nil }
        self.init(millionths: millionths)
    }

    /// The canonical text.
    public var description: String {
        let whole = millionths.magnitude / 1_000_000
        let fraction = millionths.magnitude % 1_000_000
        let sign = millionths < 0 ? "-" : ""
        guard fraction != 0 else { return "\(sign)\(whole)" }
        var (digits, count) = (fraction, 6)
        while digits % 10 == 0 {
            digits /= 10
            count -= 1
        }
        let text = String(digits)
        let zeros = String(repeating: "0", count: count - text.utf8.count)
        return "\(sign)\(whole).\(zeros)\(text)"
    }

    /// The text with exactly `digits` fraction digits (0…6), for people's eyes only.
    ///
    /// The number must already be rounded to as many digits; further digits are cut off. What is
    /// shown as zero carries no sign.
    public func padded(to digits: Int) -> String {
        precondition((0...6).contains(digits), "Points have at most six fraction digits.")
        let whole = millionths.magnitude / 1_000_000
        let fraction = String(millionths.magnitude % 1_000_000 + 1_000_000).dropFirst()
        let shown = fraction.prefix(digits)
        let sign = millionths < 0 && (whole > 0 || shown.contains { $0 != "0" }) ? "-" : ""
        return digits == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(shown)"
    }
}

/// Takes the bytes of a canonical decimal one by one.
private struct DecimalReader {
    private var negative = false
    private var count = 0
    private var value: Int64 = 0
    private var wholeDigits = 0
    private var fractionDigits: Int?
    private var leadingZero = false
    private var lastDigit: UInt8 = 0

    /// False as soon as the byte cannot belong to a canonical decimal.
    mutating func take(_ byte: UInt8) -> Bool {
        defer { count += 1 }
        switch byte {
        case UInt8(ascii: "-"):
            guard count == 0 else { return false }
            negative = true
            return true
        case UInt8(ascii: "."):
            guard wholeDigits > 0, fractionDigits == nil else { return false }
            fractionDigits = 0
            return true
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            return takeDigit(byte - UInt8(ascii: "0"))
        default:
            return false
        }
    }

    private mutating func takeDigit(_ digit: UInt8) -> Bool {
        lastDigit = digit
        if let taken = fractionDigits {
            guard taken < 6 else { return false }
            fractionDigits = taken + 1
        } else {
            guard wholeDigits < 12, !leadingZero else { return false }
            leadingZero = wholeDigits == 0 && digit == 0
            wholeDigits += 1
        }
        value = value * 10 + Int64(digit)
        return true
    }

    /// The millionths, or nil where the text ends too early or is not the one form.
    func finish() -> Int64? {
        guard wholeDigits > 0 else { return nil }
        if let fractionDigits {
            guard fractionDigits > 0, lastDigit != 0 else { return nil }
        }
        if negative, value == 0 { return nil }
        var scaled = value
        for _ in (fractionDigits ?? 0)..<6 { scaled *= 10 }
        return negative ? -scaled : scaled
    }
}
