/// The two tokens that need care, shared by the parser of any value and the reader of known ones.
enum JSONScanner {
    /// Reads an integer that starts at `position`.
    static func integer(
        _ bytes: [UInt8], _ position: inout Int, form: JSON.Form
    ) throws(JSONError) -> Int64 {
        let start = position
        var negative = false
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") {
            negative = true
            position += 1
        }
        var value: Int64 = 0
        let firstDigit = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            value = value * 10 + Int64(bytes[position] - 0x30)
            guard value <= JSON.integerLimit else { throw JSONError(.tooLarge, at: start) }
            position += 1
        }
        let digits = position - firstDigit
        guard digits > 0 else { throw JSONError(.syntax, at: start) }
        if digits > 1, bytes[firstDigit] == 0x30 { throw JSONError(.syntax, at: start) }
        if position < bytes.count, [0x2E, 0x65, 0x45].contains(bytes[position]) {
            throw JSONError(.notWhole, at: start)
        }
        if negative, value == 0, form == .canonical { throw JSONError(.notCanonical, at: start) }
        return negative ? -value : value
    }

    /// Reads a string whose opening quote stands at `position`.
    static func string(
        _ bytes: [UInt8], _ position: inout Int, form: JSON.Form
    ) throws(JSONError) -> String {
        let start = position + 1
        let end = plainEnd(bytes, from: start)
        position = end
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
            guard end == bytes.count || bytes[end] >= 0x20 else {
                throw JSONError(.syntax, at: end)
            }
            return try escaped(bytes, from: start, &position, form: form)
        }
        position = end + 1
        guard let text = text(bytes, start..<end) else { throw JSONError(.brokenUTF8, at: start) }
        return text
    }

    /// The first byte from a place on that is a quote, a backslash or a control character.
    private static func plainEnd(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var end = start
            while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""),
                bytes[end] != UInt8(ascii: "\\")
            {
                end += 1
            }
            return end
        }
    }

    /// The text of bytes; nil where they are not UTF-8.
    ///
    /// The bytes of names and numbers are ASCII, of which nothing has to be validated.
    private static func text(_ bytes: [UInt8], _ place: Range<Int>) -> String? {
        bytes.withUnsafeBufferPointer { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[place])
            if part.reduce(0, |) < 0x80 { return String(decoding: part, as: UTF8.self) }
            return String(validating: part, as: UTF8.self)
        }
    }

    /// The slow way for a string with escapes; `position` stands at the first of them.
    private static func escaped(
        _ bytes: [UInt8], from start: Int, _ position: inout Int, form: JSON.Form
    ) throws(JSONError) -> String {
        var plain = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: plain, as: UTF8.self) else {
                    throw JSONError(.brokenUTF8, at: start)
                }
                return text
            case UInt8(ascii: "\\"):
                let scalar = try escape(bytes, &position, form: form)
                plain.append(contentsOf: String(Character(scalar)).utf8)
            case 0..<0x20:
                throw JSONError(.syntax, at: position - 1)
            default:
                plain.append(byte)
            }
        }
        throw JSONError(.unfinished, at: position)
    }

    private static func escape(
        _ bytes: [UInt8], _ position: inout Int, form: JSON.Form
    ) throws(JSONError) -> Unicode.Scalar {
        let start = position - 1
        guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "/") where form == .any: return "/"
        case UInt8(ascii: "/"): throw JSONError(.notCanonical, at: start)
        case UInt8(ascii: "u"): return try unicode(bytes, &position, start, form: form)
        default: throw JSONError(.syntax, at: start)
        }
    }

    private static func unicode(
        _ bytes: [UInt8], _ position: inout Int, _ start: Int, form: JSON.Form
    ) throws(JSONError) -> Unicode.Scalar {
        let unit = try fourDigits(bytes, &position, form: form)
        if let scalar = Unicode.Scalar(unit) {
            let short = unit >= 0x20 || [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(unit)
            if form == .canonical, short { throw JSONError(.notCanonical, at: start) }
            return scalar
        }
        guard (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        position += 2
        let low = try fourDigits(bytes, &position, form: form)
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: start) }
        if form == .canonical { throw JSONError(.notCanonical, at: start) }
        return scalar
    }

    private static func fourDigits(
        _ bytes: [UInt8], _ position: inout Int, form: JSON.Form
    ) throws(JSONError) -> UInt16 {
        guard position + 4 <= bytes.count else { throw JSONError(.unfinished, at: position) }
        var value: UInt16 = 0
        for byte in bytes[position..<position + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x61 + 10)
            case 0x41...0x46 where form == .any: value = value << 4 | UInt16(byte - 0x41 + 10)
            case 0x41...0x46: throw JSONError(.notCanonical, at: position)
            default: throw JSONError(.syntax, at: position)
            }
        }
        position += 4
        return value
    }
}
