/// What lies in the cells of a cycle, in many small tables.
///
/// One large table would stop everything for seconds each time that it grows: at ten million cells
/// all of them move. The small ones grow one after the other.
struct CellRecords: Sendable {
    private static let count = 1_024

    private var parts = [[Cell: CellRecord]](repeating: [:], count: count)

    /// What lies in a cell; nil where nothing does.
    subscript(cell: Cell) -> CellRecord? {
        parts[cell.part(of: Self.count)][cell]
    }

    /// What lies in a cell; nothing at first.
    subscript(cell: Cell, default record: @autoclosure () -> CellRecord) -> CellRecord {
        get { parts[cell.part(of: Self.count)][cell] ?? record() }
        _modify { yield &parts[cell.part(of: Self.count)][cell, default: record()] }
    }

    /// The cells, in no order.
    var keys: [Cell] { parts.flatMap(\.keys) }

    /// Keeps what was found of a cell in which something lies; returns what was found before.
    mutating func replace(_ state: CellState, of cell: Cell) -> CellState? {
        let part = cell.part(of: Self.count)
        guard let place = parts[part].index(forKey: cell) else { return nil }
        let before = parts[part].values[place].state
        parts[part].values[place].state = state
        return before
    }
}
