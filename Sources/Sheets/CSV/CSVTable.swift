import Notation

/// The rows of a CSV file as RFC 4180 describes them, with what broke its rules.
struct CSVTable {
    /// One row: the line it begins on and its cells.
    struct Row {
        let line: Int
        var cells: [String]
        /// What is wrong with the row as a row; it is then not read.
        var finding: Finding?
        /// Where it stands in a workbook; nil for CSV.
        var sheet: SheetRow?

        /// The place of a cell.
        func place(_ index: Int) -> String {
            sheet?.place(index) ?? "line \(line), column \(index + 1)"
        }

        /// The place of the row.
        var place: String { sheet?.place(0) ?? "line \(line)" }

        /// True where all cells are empty.
        var isBlank: Bool {
            finding == nil && cells.allSatisfy { CellText.trimmed($0).isEmpty }
        }
    }

    private(set) var rows: [Row] = []
    /// Why the whole file was not read.
    private(set) var refusal: Finding?

    /// Splits UTF-8 text; lines end with LF, CR LF or CR, also inside quotes.
    init(_ utf8: [UInt8], separator: UInt8, limit: Int = CSVReading.Limits.rows + 1) {
        var scanner = Scanner(utf8, separator: separator)
        while let row = scanner.row() {
            guard rows.count < limit else {
                refusal = Finding(.sheetTooManyRows, ["limit": "\(CSVReading.Limits.rows)"])
                rows = []
                return
            }
            rows.append(row)
        }
    }

    private struct Scanner {
        private let utf8: [UInt8]
        private let separator: UInt8
        private var position = 0
        private var line = 1

        init(_ utf8: [UInt8], separator: UInt8) {
            self.utf8 = utf8
            self.separator = separator
        }

        mutating func row() -> Row? {
            guard position < utf8.count else { return nil }
            var row = Row(line: line, cells: [])
            while true {
                let text = cell(&row)
                if row.cells.count < CSVReading.Limits.columns {
                    row.cells.append(text)
                } else {
                    let limit = ["limit": "\(CSVReading.Limits.columns)"]
                    row.finding = row.finding ?? finding(.sheetTooManyColumns, row, limit)
                }
                guard position < utf8.count, utf8[position] == separator else { break }
                position += 1
            }
            if position < utf8.count { newline() }
            return row
        }

        private func finding(
            _ code: FindingCode, _ row: Row, _ parameters: [String: String] = [:]
        ) -> Finding {
            Finding(code, at: "line \(line), column \(row.cells.count + 1)", parameters)
        }

        /// Stops before a separator, a line's end or the end.
        private mutating func cell(_ row: inout Row) -> String {
            var bytes: [UInt8] = []
            if position < utf8.count, utf8[position] == UInt8(ascii: "\"") {
                quoted(&bytes, &row)
                if position < utf8.count, !atEndOfCell {
                    row.finding = row.finding ?? finding(.sheetQuoteTrailing, row)
                }
            }
            while position < utf8.count, !atEndOfCell {
                bytes.append(utf8[position])
                position += 1
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard bytes.count > CSVReading.Limits.cell,
                text.unicodeScalars.count > CSVReading.Limits.cell
            else { return text }
            let limit = ["limit": "\(CSVReading.Limits.cell)"]
            row.finding = row.finding ?? finding(.sheetCellTooLong, row, limit)
            return String(text.prefix(40))
        }

        private var atEndOfCell: Bool {
            utf8[position] == separator || utf8[position] == 0x0A || utf8[position] == 0x0D
        }

        private mutating func quoted(_ bytes: inout [UInt8], _ row: inout Row) {
            let open = finding(.sheetQuoteOpen, row)
            position += 1
            while position < utf8.count {
                let byte = utf8[position]
                if byte == UInt8(ascii: "\"") {
                    position += 1
                    guard position < utf8.count, utf8[position] == byte else { return }
                    bytes.append(byte)
                    position += 1
                } else if byte == 0x0A || byte == 0x0D {
                    newline()
                    bytes.append(0x0A)
                } else {
                    bytes.append(byte)
                    position += 1
                }
            }
            row.finding = open
        }

        private mutating func newline() {
            if utf8[position] == 0x0D, position + 1 < utf8.count, utf8[position + 1] == 0x0A {
                position += 1
            }
            position += 1
            line += 1
        }
    }
}
