import Notation

/// Scores of all subjects, one row a node, flat: the subjects of a row lie side by side.
struct ScoreRows: Sendable {
    let width: Int
    private(set) var cells: [NodeScore]

    init(rows: Int, width: Int) {
        self.width = width
        cells = Array(repeating: .notApplicable, count: rows * width)
    }

    subscript(row: Int, column: Int) -> NodeScore {
        get { cells[row * width + column] }
        set { cells[row * width + column] = newValue }
    }

    func row(_ row: Int) -> ArraySlice<NodeScore> {
        cells[(row * width)..<((row + 1) * width)]
    }

    mutating func set(_ row: Int, _ scores: [NodeScore]) {
        cells.replaceSubrange((row * width)..<((row + 1) * width), with: scores)
    }
}
