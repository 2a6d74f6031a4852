/// Texts as a workbook can hold them.
enum CellXML {
    /// The text, where U+FFFE and U+FFFF, which XML cannot hold, become U+FFFD, and what a workbook
    /// would take for an escaped character, as `_x0041_`, is escaped itself.
    static func text(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == "_", isEscape(scalars[index...]) {
                result.append(contentsOf: "_x005F".unicodeScalars)
            }
            result.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

    /// True for `_xHHHH_`.
    static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let start = scalars.prefix(7)
        guard start.count == 7, start.dropFirst().first == "x", start.last == "_" else {
            return false
        }
        return start.dropFirst(2).dropLast().allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
