/// The rows above the first subject of a sheet: titles, names of columns, units.
struct HeaderBlock {
    private let grid: SheetGrid
    private let names: HeaderNames
    /// Rows above the first subject that hold more than a title.
    private let rows: [Worksheet.Row]
    /// The row with the names of the columns; nil in an empty sheet.
    let header: Worksheet.Row?
    /// The column in which most cells name a subject.
    let subjects: Int?

    init(_ grid: SheetGrid, _ names: HeaderNames, sample: Int) {
        self.grid = grid
        self.names = names
        var counts: [Int: Int] = [:]
        for row in grid.rows.prefix(sample) {
            for cell in grid.cells(row) where names.isSubject(cell.text) {
                counts[cell.place.column, default: 0] += 1
            }
        }
        let subjects = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        self.subjects = subjects
        let above = grid.rows.prefix { row in
            subjects.map { !names.isSubject(grid.text(row, $0)) } ?? true
        }
        rows = above.prefix(SheetLayout.headerRows).filter { grid.cells($0).count > 1 }
        header = rows.max { HeaderBlock.rank($0, grid, names) < HeaderBlock.rank($1, grid, names) }
    }

    /// Most known names first, then most cells, then the lowest row.
    private static func rank(
        _ row: Worksheet.Row, _ grid: SheetGrid, _ names: HeaderNames
    ) -> (Int, Int, Int) {
        let cells = grid.cells(row)
        let known = cells.count { names.isKnown(CellText.trimmed($0.text)) }
        return (known, known == 0 ? cells.count : 0, row.number)
    }

    /// The rows from the top with names of columns: the header, and roles right below it.
    private var named: [Worksheet.Row] {
        rows.filter { row in
            row.number <= header?.number ?? 0 || isOfRoles(row)
        }
    }

    /// The number of the last row with names of columns.
    var end: Int { named.last?.number ?? 0 }

    /// True for a row that names roles and holds neither a number nor a subject.
    private func isOfRoles(_ row: Worksheet.Row) -> Bool {
        let cells = grid.cells(row)
        let subject = subjects.map { grid.text(row, $0) } ?? ""
        return cells.contains { names.isRole($0.text) } && !cells.contains { $0.kind == .number }
            && (subject.isEmpty || names.isKnown(subject))
    }

    /// The last column of the names.
    var width: Int { named.reduce(0) { max($0, grid.cells($1).last?.place.column ?? 0) } }

    /// The texts above a column, from the top, each once.
    func titles(_ column: Int) -> [String] {
        var titles: [String] = []
        for row in named {
            let text = String(grid.text(row, column).prefix(200))
            if !text.isEmpty, titles.last != text { titles.append(text) }
        }
        return titles
    }

    /// The rows between the names and the first subject that name no subject: units, weights.
    func aside(_ subjects: Int?) -> Set<Int> {
        let below = rows.filter { $0.number > end }
        return Set(
            below.filter { row in
                let text = subjects.map { grid.text(row, $0) } ?? ""
                return text.isEmpty || names.isAside(text)
            }.map(\.number))
    }
}
