import Assessment
import Notation
import TestSupport

@testable import Sheets

/// A sheet as rows of texts; what looks like a number is one.
struct SheetMaker {
    var rows: [[String]]
    var hiddenRows: Set<Int> = []
    /// More about cells by place, as attributes and content: `["C3": ("", "<f>1+1</f>")]`.
    var cells: [String: (attributes: String, content: String)] = [:]
    var before = ""
    var after = ""
    var styles: String?

    init(_ rows: [[String]]) { self.rows = rows }

    /// Rows of a table in lines: cells by `|`, without spaces around them.
    init(_ text: String) {
        self.init(
            text.split(separator: "\n").map { line in
                line.split(separator: "|", omittingEmptySubsequences: false)
                    .map { CellText.trimmed($0) }
            })
    }

    private func cell(_ text: String, _ place: CellPlace) -> String {
        let name = "\(place)"
        if let own = cells[name] { return "<c r=\"\(name)\" \(own.attributes)>\(own.content)</c>" }
        if text.isEmpty { return "" }
        if DecimalText(Array(text.utf8)) != nil { return "<c r=\"\(name)\"><v>\(text)</v></c>" }
        return "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    var maker: BookMaker {
        let lines = rows.enumerated().map { index, cells in
            let inside = cells.enumerated().map { column, text in
                cell(text, CellPlace(row: index + 1, column: column + 1))
            }
            let hidden = hiddenRows.contains(index + 1) ? " hidden=\"1\"" : ""
            return "<row r=\"\(index + 1)\"\(hidden)>\(inside.joined())</row>"
        }
        return BookMaker(rows: lines.joined(), before: before, after: after, styles: styles)
    }

    /// The sheet read with the scheme of the CSV tests, in its first quarter.
    func read(_ choice: SheetChoice = SheetChoice(), period: String? = "q1") -> CSVReading {
        CSVReading(
            file: maker.bytes, scheme: CSVReadingTests.scheme, period: period.map { .of($0) },
            choice: choice)
    }
}

extension CSVReading {
    /// The values read, as `指标/对象/主体=值`.
    var said: [String] {
        rows.map { row in
            let cell = [row.indicator.text, row.subject.text, row.role?.text, row.rater?.text]
            return cell.compactMap { $0 }.joined(separator: "/") + "=" + (row.value?.short ?? "")
        }
    }

    /// Code and place of everything there is to say, in order.
    var told: [String] { (findings + marks).map { "\($0.code.text) \($0.at)" } }
}

extension ScoreValue {
    fileprivate var short: String {
        switch self {
        case .number(let number): number.description
        case .grade(let grade): grade.text
        default: "…"
        }
    }
}
