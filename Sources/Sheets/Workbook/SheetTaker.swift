import Notation

/// Reads the part of one sheet.
final class SheetTaker: XMLTaker {
    private let tab: WorkbookPart.Tab
    private let part: String
    private let surroundings: SheetSurroundings
    private(set) var refusal: Workbook.Refusal?
    /// How many cells hold something.
    private(set) var cells = 0

    private var isRoot = true
    private var rows: [Worksheet.Row] = []
    private var merged: [CellRange] = []
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var hidesRows = false

    private var row = (number: 0, isHidden: false, cells: [WorkbookCell]())
    private var cell = SheetCell()

    init(_ tab: WorkbookPart.Tab, _ part: String, _ surroundings: SheetSurroundings) {
        self.tab = tab
        self.part = part
        self.surroundings = surroundings
    }

    /// The sheet, after all was read.
    var sheet: Worksheet {
        Worksheet(
            name: tab.name, isHidden: tab.isHidden, rows: rows, merged: merged,
            hiddenColumns: hiddenColumns)
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard refusal == nil else { return }
        if name == "c" {
            startCell(attributes)
        } else if name == "row" {
            startRow(attributes)
        } else if cell.isOpen {
            cell.start(name)
        } else if isRoot {
            isRoot = false
            if !(name == "worksheet") { refuse("begins with \(name.text.prefix(40))") }
        } else {
            startOther(name, attributes)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if cell.isOpen { cell.add(bytes) }
    }

    func end(_ name: XMLName) {
        guard refusal == nil else { return }
        if name == "c" {
            endCell()
        } else if name == "row" {
            endRow()
        } else if cell.isOpen {
            cell.end(name)
        }
    }

    private func refuse(_ problem: String) {
        refusal = refusal ?? .damaged(part, problem)
    }

    private func startRow(_ attributes: XMLAttributes) {
        let number = attributes["r"].map { _ in attributes.number("r") ?? 0 } ?? row.number + 1
        guard number > row.number, number <= Workbook.Limits.rows else {
            refuse("row \(number) after row \(row.number)")
            return
        }
        let isHidden = attributes["hidden"].map { _ in attributes.isSet("hidden") } ?? hidesRows
        row = (number, isHidden, [])
        cell.column = 0
    }

    private func endRow() {
        guard !row.cells.isEmpty else { return }
        rows.append(Worksheet.Row(number: row.number, isHidden: row.isHidden, cells: row.cells))
    }

    private func startCell(_ attributes: XMLAttributes) {
        var place = CellPlace(row: row.number, column: cell.column + 1)
        if let written = attributes["r"] {
            guard let read = CellPlace(zeroEnded: written) else {
                refuse("a cell at \(String(cString: written).prefix(40))")
                return
            }
            place = read
        }
        guard place.row == row.number, place.column > cell.column,
            place.column <= Workbook.Limits.columns
        else {
            refuse("cell \(place) in row \(row.number), column \(cell.column)")
            return
        }
        cell.open(place.column, attributes)
    }

    private func endCell() {
        let place = CellPlace(row: row.number, column: cell.column)
        switch cell.close(place, surroundings) {
        case .success(nil): break
        case .success(let read?):
            cells += 1
            guard cells <= surroundings.cells else {
                refusal = .tooLarge("cells", Workbook.Limits.cells)
                return
            }
            row.cells.append(read)
        case .failure(let problem):
            refusal = .damaged("\(tab.name)!\(place)", problem.words)
        }
    }

    private func startOther(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "mergeCell" {
            guard let range = attributes.text("ref").flatMap({ CellRange($0) }) else {
                refuse("cells merged at \((attributes.text("ref") ?? "").prefix(40))")
                return
            }
            merged.append(range)
        } else if name == "col" {
            guard let first = attributes.number("min"), let last = attributes.number("max"),
                first >= 1, first <= last, last <= Workbook.Limits.columns
            else {
                refuse("columns \((attributes.text("min") ?? "").prefix(40))")
                return
            }
            if attributes.isSet("hidden") { hiddenColumns.append(first...last) }
        } else if name == "sheetFormatPr" {
            hidesRows = attributes.isSet("zeroHeight")
        }
        if max(merged.count, hiddenColumns.count) > Workbook.Limits.ranges {
            refusal = .tooLarge("merged cells", Workbook.Limits.ranges)
        }
    }
}

extension CellPlace {
    /// Reads `B7` from bytes that end with a zero.
    init?(zeroEnded start: UnsafePointer<CChar>) {
        var count = 0
        while count < 12, start[count] != 0 { count += 1 }
        let place = start.withMemoryRebound(to: UInt8.self, capacity: count) {
            CellPlace(utf8: UnsafeBufferPointer(start: $0, count: count))
        }
        guard let place, start[count] == 0 else { return nil }
        self = place
    }
}
