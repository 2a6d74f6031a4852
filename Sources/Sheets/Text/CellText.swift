/// What people's keyboards and spreadsheets do to plain text.
enum CellText {
    /// Full-width letters, digits and signs as their ordinary forms; other characters as they are.
    static func halfWidth(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text without spaces of any kind, and without invisible marks, at both ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let blank = { (scalar: Unicode.Scalar) in
            scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
        }
        let whole = String(text)
        if let first = whole.utf8.first, let last = whole.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return whole
        }
        var rest = Substring(whole).unicodeScalars
        while let first = rest.first, blank(first) { rest.removeFirst() }
        while let last = rest.last, blank(last) { rest.removeLast() }
        return String(Substring(rest))
    }

    /// The text without any spaces.
    static func withoutSpaces(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars
        where !scalar.properties.isWhitespace && scalar != "\u{FEFF}" {
            result.append(scalar)
        }
        return String(result)
    }
}
