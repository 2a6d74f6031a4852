import Assessment
import Notation

/// A sheet of a workbook as a form sees it: texts in rows.
struct FormSheet {
    let name: String
    /// The rows that hold anything, each with its number from 1 and its cells by column from 1.
    let rows: [(number: Int, cells: [Int: String])]

    /// Where a cell stands: `指标!B7`.
    func place(_ column: Int, _ row: Int) -> String {
        "\(name)!\(CellPlace(row: row, column: column))"
    }
}

/// The records of one sheet.
struct FormTable {
    /// What one row says, with the rows that go on with it.
    struct Record {
        /// The row's first cell.
        let place: String
        /// The cells that hold anything, under the paths of their columns.
        var cells: [(path: String, node: SourceNode)] = []

        /// The characters under a path.
        func text(_ path: String) -> String? {
            guard let node = node(path), case .text(let text, _) = node.content else { return nil }
            return text
        }

        /// What stands under a path.
        func node(_ path: String) -> SourceNode? { cells.first { $0.path == path }?.node }
    }

    private(set) var records: [Record] = []
    private(set) var findings: [Finding] = []
    private let page: SchemeForm.Page
    private let sheet: FormSheet
    /// The columns whose head is told already.
    private var unknownHeads: Set<Int> = []

    /// Reads a sheet: the first row with anything in it is the header.
    init(_ sheet: FormSheet, _ page: SchemeForm.Page) {
        self.page = page
        self.sheet = sheet
        let rows = sheet.rows.filter { row in
            row.cells.values.contains { !CellText.trimmed($0).isEmpty }
        }
        guard let head = rows.first else { return }
        let columns = page.key == SchemeForm.settings.key ? nil : header(head)
        for row in rows.dropFirst() {
            if let columns { read(row.number, row.cells, columns) } else { setting(row) }
        }
    }

    private mutating func report(
        _ code: FindingCode, _ place: String, _ parameters: [String: String]
    ) {
        guard findings.count < Scheme.Limits.findings else { return }
        findings.append(Finding(code, at: place, parameters))
    }

    private mutating func header(
        _ row: (number: Int, cells: [Int: String])
    ) -> [Int: SchemeForm.Field] {
        var columns: [Int: SchemeForm.Field] = [:]
        for (index, text) in row.cells.sorted(by: { $0.key < $1.key }) {
            let name = CellText.trimmed(text)
            guard !name.isEmpty else { continue }
            let place = sheet.place(index, row.number)
            guard let field = field(name) else {
                unknown(name, at: place)
                unknownHeads.insert(index)
                continue
            }
            if columns.values.contains(where: { $0.path == field.path }) {
                report(.sheetColumnTwice, place, ["column": field.path])
            }
            columns[index] = field
        }
        return columns
    }

    /// The field of a head: `weight 权重`, or either half of it.
    private func field(_ name: String) -> SchemeForm.Field? {
        let first = name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? name
        return page[first] ?? page.fields.first { $0.zh == name }
    }

    private mutating func unknown(_ name: String, at place: String) {
        let known = page.fields.map(\.path)
        let hint = Suggestion.hint(for: name, among: known)
        report(
            .schemeKeyUnknown, place,
            hint.merging(["key": String(name.prefix(80)), "known": known.joined(separator: ", ")]) {
                $1
            })
    }

    private mutating func read(
        _ number: Int, _ cells: [Int: String], _ columns: [Int: SchemeForm.Field]
    ) {
        let filled = cells.filter { !CellText.trimmed($0.value).isEmpty }.sorted { $0.key < $1.key }
        for (index, text) in filled where columns[index] == nil && !unknownHeads.contains(index) {
            unknown(text, at: sheet.place(index, number))
        }
        let known = filled.compactMap { index, text in
            columns[index].map { (field: $0, text: text, place: sheet.place(index, number)) }
        }
        if !records.isEmpty, known.allSatisfy(\.field.kind.goesOn) {
            for (field, text, place) in known { add(text, field, place) }
            return
        }
        records.append(Record(place: sheet.place(filled.first?.key ?? 1, number)))
        for (field, text, place) in known { add(text, field, place) }
    }

    private mutating func add(_ text: String, _ field: SchemeForm.Field, _ place: String) {
        let node = CellNotation.node(text, field.kind, at: place)
        records[records.count - 1].cells.append((field.path, node))
    }

    /// A row of the settings: key, value; a row without a key goes on with the value above.
    private mutating func setting(_ row: (number: Int, cells: [Int: String])) {
        let key = CellText.trimmed(row.cells[1] ?? "")
        let value = row.cells[2] ?? ""
        let place = sheet.place(2, row.number)
        for (index, text) in row.cells.sorted(by: { $0.key < $1.key })
        where index > 3 && !CellText.trimmed(text).isEmpty {
            unknown(text, at: sheet.place(index, row.number))
        }
        guard !CellText.trimmed(value).isEmpty else {
            if !key.isEmpty, field(key) == nil { unknown(key, at: sheet.place(1, row.number)) }
            return
        }
        if key.isEmpty {
            guard let path = records.last?.cells.first?.path, let above = page[path],
                above.kind.goesOn
            else { return report(.sheetCellEmpty, sheet.place(1, row.number), ["column": "key"]) }
            return add(value, above, place)
        }
        guard let field = field(key) else {
            return unknown(key, at: sheet.place(1, row.number))
        }
        records.append(Record(place: sheet.place(1, row.number)))
        add(value, field, place)
    }
}
