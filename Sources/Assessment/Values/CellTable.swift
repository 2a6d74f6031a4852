import Notation

/// The cells of one period, those of one slot and subject side by side.
struct CellTable: Sendable {
    /// What one cell says, in sixteen bytes.
    struct Cell: Sendable {
        /// The score of the rater in millionths, or one of the numbers below.
        var raw: Int64
        /// The place of the entry in the list of values; -1 where there is none.
        var entry: Int32

        static let notApplicable = Int64.min
        static let missing = Int64.min + 1
        /// A second entry with the value of the first: it says nothing more.
        static let repeated = Int64.min + 2
        static let blocked = Int64.min + 3

        init(raw: Int64, entry: Int32) {
            self.raw = raw
            self.entry = entry
        }

        init(_ score: RaterScore, entry: Int32) {
            self.entry = entry
            raw =
                switch score {
                case .score(let points): points.millionths
                case .notApplicable: Cell.notApplicable
                case .missing: Cell.missing
                case .unusable: Cell.blocked
                }
        }

        var points: Points? { raw > Cell.blocked ? Points(millionths: raw) : nil }
    }

    private let width: Int
    private var starts: [Int32]
    private(set) var cells: [Cell]

    /// Sorts cells to their places; those of one place keep the order in which they are given.
    init(_ loose: [(slot: Int, subject: Int, cell: Cell)], slots: Int, width: Int) {
        self.width = width
        starts = Array(repeating: 0, count: slots * width + 1)
        for piece in loose { starts[piece.slot * width + piece.subject + 1] += 1 }
        for place in 0..<(slots * width) { starts[place + 1] += starts[place] }
        cells = Array(repeating: Cell(raw: Cell.missing, entry: -1), count: loose.count)
        var next = starts
        for piece in loose {
            let place = piece.slot * width + piece.subject
            cells[Int(next[place])] = piece.cell
            next[place] += 1
        }
    }

    /// The places of the cells of a slot and a subject.
    func range(_ slot: Int, _ subject: Int) -> Range<Int> {
        let place = slot * width + subject
        return Int(starts[place])..<Int(starts[place + 1])
    }

    subscript(slot: Int, subject: Int) -> ArraySlice<Cell> { cells[range(slot, subject)] }

    mutating func replace(_ index: Int, by cell: Cell) { cells[index] = cell }

    /// Puts other cells in the place of those of a slot and a subject.
    mutating func replace(_ slot: Int, _ subject: Int, by new: [Cell]) {
        let old = range(slot, subject)
        cells.replaceSubrange(old, with: new)
        let more = Int32(new.count - old.count)
        guard more != 0 else { return }
        for place in (slot * width + subject + 1)..<starts.count { starts[place] += more }
    }

    mutating func block(_ index: Int) { cells[index].raw = Cell.blocked }
}
