internal import Submission

/// The rows of the views that are to be written: what changed and was not written since.
///
/// Written in the order of their keys, so that neighbours in the table are written together.
struct WaitingViews {
    private var cells: Set<Cell> = []
    private var batches: Set<RecordID> = []
    /// Cells of a round that has begun, the last one first.
    private var sorted: [Cell] = []
    /// True where a cycle was erased: all rows have to be written anew.
    private(set) var isErased = false

    /// How many cells wait.
    var count: Int { cells.count + sorted.count }

    /// True where nothing waits.
    var isEmpty: Bool { cells.isEmpty && sorted.isEmpty && batches.isEmpty }

    /// Adds what a state found anew.
    mutating func add(_ changes: StateChanges) {
        cells.formUnion(changes.cells)
        batches.formUnion(changes.batches)
        isErased = isErased || changes.isErased
    }

    /// Takes the next cells and, with the last of a round, the batches.
    mutating func next(_ limit: Int) -> (cells: ArraySlice<Cell>, batches: Set<RecordID>) {
        if sorted.isEmpty {
            sorted = cells.sorted(by: >)
            cells = []
        }
        let slice = sorted.suffix(limit)
        sorted.removeLast(slice.count)
        guard sorted.isEmpty else { return (slice, []) }
        defer { batches = [] }
        return (slice, batches)
    }
}
