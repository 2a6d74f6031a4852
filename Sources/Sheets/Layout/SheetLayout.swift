import Assessment
import Notation

/// Where the header of a sheet is and what its columns hold.
struct SheetLayout {
    /// One column under the header.
    struct Column {
        let number: Int
        /// The texts above it, from the top.
        let titles: [String]
        var meaning: ColumnMeaning?
        var origin = SheetMapping.Origin.recognised

        var title: String { titles.joined(separator: " / ") }
    }

    let grid: SheetGrid
    let form: SheetMapping.Form
    /// The row with the names of the columns.
    let header: Worksheet.Row
    /// The rows behind the header, among them those that belong to it.
    let rows: ArraySlice<Worksheet.Row>
    /// Numbers of rows behind the header that belong to it: units, weights.
    let aside: Set<Int>
    let columns: [Column]
    let fingerprint: String

    /// Columns under a header.
    static let columnLimit = 1000
    /// Rows in which a header is looked for.
    static let headerRows = 50
    /// Rows that are looked at to find the column of the subjects.
    private static let sample = 2000

    /// Finds the header; refused with a finding where there is none or it is not clear.
    init(
        _ grid: SheetGrid, _ names: HeaderNames, _ choice: SheetChoice
    ) throws(Workbook.Refusal) {
        let block = HeaderBlock(grid, names, sample: SheetLayout.sample)
        guard let header = block.header else {
            throw SheetLayout.missing(.indicator, grid.sheet.name)
        }
        self.grid = grid
        self.header = header
        fingerprint = SheetLayout.fingerprint(grid, header)
        let remembered = choice.remembered[fingerprint] ?? []
        let chosen = choice.columns.isEmpty ? remembered : choice.columns
        var columns = try SheetLayout.columns(grid, block)
        for index in columns.indices { columns[index].recognise(names) }
        let origin: SheetMapping.Origin = choice.columns.isEmpty ? .remembered : .given
        for choice in chosen { try SheetLayout.apply(choice, origin, &columns, names, grid) }
        let known = Set(columns.compactMap(\.known))
        form = known.isSuperset(of: [.indicator, .subject, .value]) ? .list : .table
        if form == .table {
            try SheetLayout.settle(&columns, block, grid, known)
        }
        self.columns = columns
        let end = form == .list ? header.number : block.end
        rows = grid.rows.drop { $0.number <= end }
        aside = form == .list ? [] : block.aside(columns.first { $0.known == .subject }?.number)
    }

    /// How the sheet is read, for people.
    var mapping: SheetMapping {
        SheetMapping(
            sheet: grid.sheet.name, form: form, headerRow: header.number,
            columns: columns.map {
                SheetMapping.Column(
                    letters: CellPlace.letters($0.number), title: $0.title,
                    meaning: $0.meaning?.text, origin: $0.origin)
            }, fingerprint: fingerprint)
    }

    static func missing(_ column: CSVHeader.Column, _ sheet: String) -> Workbook.Refusal {
        let name = "\(column.names[1]) \(column.rawValue)"
        return Workbook.Refusal(
            finding: Finding(.sheetHeaderMissing, at: sheet, ["column": name]))
    }

    private static func fingerprint(_ grid: SheetGrid, _ header: Worksheet.Row) -> String {
        let lines = grid.cells(header).map { cell in
            "\(CellPlace.letters(cell.place.column))\t\(HeaderNames.plain(cell.text))"
        }
        return "\(Digest(of: Array(lines.joined(separator: "\n").utf8)))"
    }

    private static func columns(
        _ grid: SheetGrid, _ block: HeaderBlock
    ) throws(Workbook.Refusal) -> [Column] {
        let width = block.width
        guard width <= columnLimit else {
            let place = grid.sheet.at(
                CellPlace(row: block.header?.number ?? 1, column: columnLimit + 1))
            throw Workbook.Refusal(
                finding: Finding(.sheetTooManyColumns, at: place, ["limit": "\(columnLimit)"]))
        }
        return (1...max(1, width)).filter { !grid.isHidden($0) }.compactMap { number in
            let titles = block.titles(number)
            return Column(number: number, titles: titles)
        }
    }

    private static func apply(
        _ choice: ColumnChoice, _ origin: SheetMapping.Origin, _ columns: inout [Column],
        _ names: HeaderNames, _ grid: SheetGrid
    ) throws(Workbook.Refusal) {
        let word = HeaderNames.plain(choice.column)
        let indices = columns.indices.filter { columns[$0].answers(to: word) }
        let titles = columns.flatMap(\.titles)
        guard !indices.isEmpty else { throw wrong(choice, choice.column, titles, grid) }
        guard let meaning = names.meaning(choice.meaning) else {
            throw wrong(choice, choice.meaning, names.words, grid)
        }
        for index in indices {
            columns[index].meaning = meaning
            columns[index].origin = origin
        }
    }

    private static func wrong(
        _ choice: ColumnChoice, _ word: String, _ known: [String], _ grid: SheetGrid
    ) -> Workbook.Refusal {
        let hint = Suggestion.hint(for: word, among: known)
        let names = ["choice": String(choice.text.prefix(80)), "text": String(word.prefix(80))]
        return Workbook.Refusal(
            finding: Finding(
                .sheetMapWrong, at: grid.sheet.name, names.merging(hint) { $1 }))
    }

    /// The columns of a table: one of subjects, the others of one indicator each.
    private static func settle(
        _ columns: inout [Column], _ block: HeaderBlock, _ grid: SheetGrid,
        _ known: Set<CSVHeader.Column>
    ) throws(Workbook.Refusal) {
        let across: Set<CSVHeader.Column> = [.subject, .period, .role, .rater]
        for index in columns.indices {
            if let known = columns[index].known, !across.contains(known) {
                columns[index].meaning = nil
            }
        }
        guard columns.contains(where: { $0.indicator != nil }) else {
            throw missing(known.contains(.indicator) ? .value : .indicator, grid.sheet.name)
        }
        if !known.contains(.subject) {
            guard let index = columns.firstIndex(where: { $0.number == block.subjects }) else {
                throw missing(.subject, grid.sheet.name)
            }
            columns[index].meaning = .known(.subject)
        }
        var seen: Set<ColumnMeaning> = []
        for column in columns {
            guard let meaning = column.meaning, meaning != .nothing else { continue }
            guard seen.insert(meaning).inserted else {
                let place = grid.sheet.at(
                    CellPlace(row: block.header?.number ?? 1, column: column.number))
                throw Workbook.Refusal(
                    finding: Finding(.sheetColumnTwice, at: place, ["column": column.title]))
            }
        }
    }
}

extension SheetLayout.Column {
    /// The known column that it is.
    var known: CSVHeader.Column? {
        if case .known(let column) = meaning { column } else { nil }
    }

    /// The indicator and role whose values it holds.
    var indicator: (id: IndicatorID, role: RoleID?)? {
        if case .indicator(let id, let role) = meaning { (id, role) } else { nil }
    }

    fileprivate mutating func recognise(_ names: HeaderNames) {
        if let known = titles.reversed().lazy.compactMap({ CSVHeader.column($0) }).first {
            meaning = .known(known)
        }
        guard let id = titles.reversed().lazy.compactMap({ names.indicator($0) }).first else {
            return
        }
        let role = titles.reversed().lazy.compactMap { names.role($0, of: id) }.first
        meaning = .indicator(id, role)
    }

    fileprivate func answers(to word: String) -> Bool {
        word == CellPlace.letters(number).lowercased()
            || titles.map(HeaderNames.plain).contains(word)
            || HeaderNames.plain(title) == word
    }
}
