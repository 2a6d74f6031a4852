/// Rows in columns of equal width, where a Chinese character is as wide as two Latin ones.
struct Table {
    /// One text a column.
    let head: [String]
    /// As many texts a row.
    var rows: [[String]] = []

    /// The lines, without a line end after the last.
    var text: String {
        let all = [head] + rows
        let widths = head.indices.map { column in
            all.map { Self.width($0[column]) }.max() ?? 0
        }
        return all.map { Self.line($0, widths) }.joined(separator: "\n")
    }

    private static func line(_ row: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in row.enumerated() {
            line += cell
            guard index < row.count - 1 else { break }
            line += String(repeating: " ", count: widths[index] - width(cell) + 2)
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1.value) ? 2 : 1) }
    }

    /// The East Asian Wide and Fullwidth blocks that office texts use (Unicode UAX #11).
    private static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
