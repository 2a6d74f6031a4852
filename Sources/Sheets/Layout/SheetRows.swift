import Assessment
import Notation

/// The rows of a sheet in the form in which rows of CSV are read.
struct SheetRows {
    private let layout: SheetLayout
    private let grid: SheetGrid
    private(set) var header: CSVHeader
    private(set) var rows: [CSVTable.Row] = []
    /// Rows that say something and are not shown.
    private(set) var hidden: [UnreadRow] = []
    /// Numbers of rows that hold no value.
    private(set) var blankLines: [Int] = []
    private(set) var remarks: [Finding] = []

    /// Lays the rows out; refused where the header is not clear or there are too many.
    init(_ layout: SheetLayout, needsPeriod: Bool) throws(Workbook.Refusal) {
        self.layout = layout
        grid = layout.grid
        switch layout.form {
        case .list:
            let row = SheetRows.header(layout)
            header = CSVHeader(row, needsPeriod: needsPeriod)
            if let refusal = header.refusal { throw Workbook.Refusal(finding: refusal) }
            remarks = header.remarks
        case .table:
            header = CSVHeader(table: [.subject, .indicator, .role, .rater, .period, .value])
        }
        for row in layout.rows {
            guard !layout.aside.contains(row.number) else {
                aside(row)
                continue
            }
            if layout.form == .list { list(row) } else { table(row) }
            guard rows.count <= CSVReading.Limits.rows else {
                let limit = ["limit": "\(CSVReading.Limits.rows)"]
                throw Workbook.Refusal(finding: Finding(.sheetTooManyRows, limit))
            }
        }
        if layout.form == .table { remarkColumns() }
        remarkHidden()
    }

    /// The header of a list, with the names that its columns were taken for.
    private static func header(_ layout: SheetLayout) -> CSVTable.Row {
        var cells = [String](repeating: "", count: layout.columns.last?.number ?? 0)
        for column in layout.columns {
            switch column.meaning {
            case .known(let known): cells[column.number - 1] = known.rawValue
            case .nothing: break
            default: cells[column.number - 1] = column.titles.last ?? ""
            }
        }
        let places = cells.indices.map { CellPlace(row: layout.header.number, column: $0 + 1) }
        let sheet = SheetRow(name: layout.grid.sheet.name, places: places)
        return CSVTable.Row(line: layout.header.number, cells: cells, sheet: sheet)
    }

    private mutating func list(_ row: Worksheet.Row) {
        var sheet = SheetRow(name: grid.sheet.name, places: [])
        var cells: [String] = []
        let known = header.columns
        let width = max(header.count, row.cells.last?.place.column ?? 0)
        for column in 1...max(1, width) {
            let place = CellPlace(row: row.number, column: column)
            sheet.places.append(place)
            guard !grid.isHidden(column), let meaning = known[column - 1] ?? spare(row, column)
            else {
                cells.append("")
                continue
            }
            // Merged names hold for every row beside them; a merged value is one value.
            let cell = meaning == .value ? row.cell(column) : grid.seen(row, column)
            sheet.note(cell, at: place, isValue: meaning == .value, grid)
            cells.append(cell?.text ?? "")
        }
        add(row, cells, sheet)
    }

    /// What stands to the right of the header is told as a cell too many.
    private func spare(_ row: Worksheet.Row, _ column: Int) -> CSVHeader.Column? {
        column > header.count && row.cell(column) != nil ? .comment : nil
    }

    private mutating func table(_ row: Worksheet.Row) {
        let subject = layout.columns.first { $0.known == .subject }
        let said = layout.columns.filter { $0.indicator != nil }.filter { column in
            row.cell(column.number).map { !$0.isBlank } ?? false
        }
        guard let subject, !said.isEmpty else {
            blankLines.append(row.number)
            return
        }
        for column in said {
            var sheet = SheetRow(name: grid.sheet.name, places: [])
            var cells: [String] = []
            for known in [CSVHeader.Column.subject, .indicator, .role, .rater, .period] {
                let (text, place) = text(known, of: column, row, subject, &sheet)
                cells.append(text)
                sheet.places.append(place)
            }
            let cell = row.cell(column.number)
            let place = CellPlace(row: row.number, column: column.number)
            sheet.places.append(place)
            sheet.note(cell, at: place, isValue: true, grid)
            add(row, cells + [cell?.text ?? ""], sheet)
        }
    }

    /// What a value of a table says in a column of a list.
    private func text(
        _ known: CSVHeader.Column, of column: SheetLayout.Column, _ row: Worksheet.Row,
        _ subject: SheetLayout.Column, _ sheet: inout SheetRow
    ) -> (String, CellPlace) {
        let above = CellPlace(row: layout.header.number, column: column.number)
        switch known {
        case .indicator: return (column.indicator?.id.text ?? "", above)
        case .role:
            if let role = column.indicator?.role { return (role.text, above) }
        default: break
        }
        guard let own = layout.columns.first(where: { $0.known == known }) else {
            return ("", above)
        }
        let place = CellPlace(row: row.number, column: own.number)
        let cell = grid.seen(row, own.number)
        sheet.note(cell, at: place, isValue: false, grid)
        return (cell?.text ?? "", place)
    }

    private mutating func add(_ row: Worksheet.Row, _ cells: [String], _ sheet: SheetRow) {
        var result = CSVTable.Row(line: row.number, cells: cells, sheet: sheet)
        for (index, text) in cells.enumerated()
        where text.utf8.count > CSVReading.Limits.cell
            && text.unicodeScalars.count > CSVReading.Limits.cell
        {
            let limit = ["limit": "\(CSVReading.Limits.cell)"]
            result.cells[index] = String(text.prefix(40))
            result.finding = Finding(.sheetCellTooLong, at: result.place(index), limit)
        }
        if result.isBlank, sheet.refusals.isEmpty {
            blankLines.append(row.number)
        } else {
            rows.append(result)
        }
    }

    private mutating func aside(_ row: Worksheet.Row) {
        let cells = grid.cells(row)
        guard let first = cells.first else { return }
        let text = cells.prefix(8).map(\.text).joined(separator: " ")
        remarks.append(
            Finding(
                .markRowIgnored, at: grid.sheet.at(first.place), ["text": String(text.prefix(80))]))
    }

    /// Columns of a table that nothing reads.
    private mutating func remarkColumns() {
        for column in layout.columns where column.meaning == nil && !column.titles.isEmpty {
            let place = grid.sheet.at(
                CellPlace(row: layout.header.number, column: column.number))
            let names = ["column": String(column.title.prefix(40)), "hint": "", "hintEn": ""]
            remarks.append(Finding(.markColumnIgnored, at: place, names))
        }
    }

    /// Rows and columns that are not shown and say something.
    private mutating func remarkHidden() {
        var columns: Set<Int> = []
        let name = grid.sheet.name
        for row in grid.sheet.rows where row.number >= layout.header.number {
            let cells = row.cells.filter { !$0.isBlank }
            columns.formUnion(cells.map(\.place.column).filter(grid.isHidden))
            guard row.isHidden, !cells.isEmpty else { continue }
            let finding = Finding(.sheetRowHidden, at: "\(name)!\(row.number):\(row.number)")
            hidden.append(
                UnreadRow(line: row.number, cells: row.cells.map(\.text), findings: [finding]))
        }
        for column in columns.sorted() {
            let letters = CellPlace.letters(column)
            remarks.append(
                Finding(.markHidden, at: "\(name)!\(letters):\(letters)"))
        }
    }
}

extension WorkbookCell {
    /// True where it says nothing and is computed from nothing.
    fileprivate var isBlank: Bool { formula != .unsaved && CellText.trimmed(text).isEmpty }
}
