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

    /// Some columns alone, in the order given.
    func columns(_ columns: [Int]) -> ScoreRows {
        var narrow = ScoreRows(rows: width == 0 ? 0 : cells.count / width, width: columns.count)
        var place = 0
        for start in stride(from: 0, to: cells.count, by: max(1, width)) {
            for column in columns {
                narrow.cells[place] = cells[start + column]
                place += 1
            }
        }
        return narrow
    }

    /// Takes one of two scores for each place.
    mutating func merge(_ other: ScoreRows, _ pick: (NodeScore, NodeScore) -> NodeScore) {
        for index in cells.indices where cells[index] != other.cells[index] {
            cells[index] = pick(cells[index], other.cells[index])
        }
    }

    /// Takes columns that were worked on alone.
    mutating func put(_ narrow: ScoreRows, columns: [Int]) {
        var place = 0
        for start in stride(from: 0, to: cells.count, by: max(1, width)) {
            for column in columns {
                cells[start + column] = narrow.cells[place]
                place += 1
            }
        }
    }
}
