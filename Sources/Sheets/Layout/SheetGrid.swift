import Notation

/// A sheet as a person sees it: without hidden rows and columns, merged cells as one.
struct SheetGrid {
    let sheet: Worksheet
    /// The rows that are shown.
    let rows: [Worksheet.Row]
    private let hidden: Set<Int>
    private let merged: [Int: [CellRange]]

    /// Rows that merged cells may take in, in all.
    private static let mergedRows = 2_000_000

    init(_ sheet: Worksheet) throws(Workbook.Refusal) {
        self.sheet = sheet
        rows = sheet.rows.filter { !$0.isHidden }
        let width = sheet.rows.reduce(0) { max($0, $1.cells.last?.place.column ?? 0) }
        hidden = Set(
            sheet.hiddenColumns.flatMap { range in
                range.lowerBound <= width ? range.clamped(to: 1...width) : 1...0
            })
        merged = try SheetGrid.byRow(sheet)
    }

    private static func byRow(
        _ sheet: Worksheet
    ) throws(Workbook.Refusal) -> [Int: [CellRange]] {
        let end = sheet.rows.last?.number ?? 0
        var byRow: [Int: [CellRange]] = [:]
        var left = mergedRows
        for range in sheet.merged where range.first.row <= end && range.first != range.last {
            for row in range.first.row...min(range.last.row, end) {
                left -= 1
                guard left > 0 else { throw .tooLarge("rows of merged cells", mergedRows) }
                byRow[row, default: []].append(range)
            }
        }
        return byRow
    }

    /// The cells of a row that are shown and say something.
    func cells(_ row: Worksheet.Row) -> [WorkbookCell] {
        row.cells.filter { !hidden.contains($0.place.column) && !CellText.trimmed($0.text).isEmpty }
    }

    /// True for a column that is not shown.
    func isHidden(_ column: Int) -> Bool { hidden.contains(column) }

    /// The merged cells that a place belongs to.
    func merged(_ place: CellPlace) -> CellRange? {
        merged[place.row]?.first { $0.contains(place) }
    }

    /// The cell that a person sees at a place: its own, or the top left one of merged cells.
    func seen(_ row: Worksheet.Row, _ column: Int) -> WorkbookCell? {
        if let own = row.cell(column), !own.text.isEmpty { return own }
        guard let range = merged(CellPlace(row: row.number, column: column)) else {
            return row.cell(column)
        }
        return self.row(range.first.row)?.cell(range.first.column)
    }

    /// What a person sees at a place.
    func text(_ row: Worksheet.Row, _ column: Int) -> String {
        CellText.trimmed(seen(row, column)?.text ?? "")
    }

    private func row(_ number: Int) -> Worksheet.Row? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].number == number ? rows[low] : nil
    }
}
