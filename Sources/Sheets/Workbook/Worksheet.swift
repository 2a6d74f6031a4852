/// One sheet of a workbook: the rows that hold something, and how they are shown.
public struct Worksheet: Hashable, Sendable {
    /// What its tab says.
    public let name: String
    /// True where the tab is not shown.
    public let isHidden: Bool
    /// The rows that hold something, from the top.
    public let rows: [Row]
    /// Cells that are shown as one; the value is that of the top left one.
    public let merged: [CellRange]
    /// Columns that are not shown, from 1.
    public let hiddenColumns: [ClosedRange<Int>]

    /// Makes a sheet of rows in ascending order.
    public init(
        name: String, isHidden: Bool = false, rows: [Row], merged: [CellRange] = [],
        hiddenColumns: [ClosedRange<Int>] = []
    ) {
        self.name = name
        self.isHidden = isHidden
        self.rows = rows
        self.merged = merged
        self.hiddenColumns = hiddenColumns
    }

    /// One row: the cells that hold something, from the left.
    public struct Row: Hashable, Sendable {
        /// Its number, from 1.
        public let number: Int
        /// True where it is not shown.
        public let isHidden: Bool
        /// The cells that hold something.
        public let cells: [WorkbookCell]

        /// Makes a row of cells in ascending order.
        public init(number: Int, isHidden: Bool = false, cells: [WorkbookCell]) {
            self.number = number
            self.isHidden = isHidden
            self.cells = cells
        }

        /// The cell in a column, from 1; nil where it holds nothing.
        public func cell(_ column: Int) -> WorkbookCell? {
            // Most rows have no holes.
            if column > 0, column <= cells.count, cells[column - 1].place.column == column {
                return cells[column - 1]
            }
            return cells.first { $0.place.column == column }
        }
    }

    /// True for a column that is not shown.
    public func isHidden(column: Int) -> Bool {
        hiddenColumns.contains { $0.contains(column) }
    }

    /// The place of a cell for a finding: `名单!B7`.
    public func at(_ place: CellPlace) -> String { "\(name)!\(place)" }
}

/// One cell that holds something.
public struct WorkbookCell: Hashable, Sendable {
    /// Where it is.
    public let place: CellPlace
    /// What it holds.
    public let kind: Kind
    /// What it says: texts as they are, numbers in plain exact decimals of 15 digits at most,
    /// percentages as `92.5%`, days as `2026-04-30`, truths as `TRUE`, errors as `#N/A`.
    public let text: String
    /// What the sheet shows instead, where its format shows another number; else nil.
    public let shown: String?
    /// Whether it is computed.
    public let formula: Formula

    /// Makes a cell.
    public init(
        _ place: CellPlace, _ kind: Kind, _ text: String, shown: String? = nil,
        formula: Formula = .none
    ) {
        self.place = place
        self.kind = kind
        self.text = text
        self.shown = shown
        self.formula = formula
    }

    /// What a cell holds.
    public enum Kind: String, Hashable, Sendable {
        /// Nothing: a formula whose value was not kept.
        case empty
        /// Characters.
        case text
        /// A number.
        case number
        /// A day, or a time.
        case date
        /// True or false.
        case truth
        /// An error of a formula.
        case error
    }

    /// Whether a cell is computed.
    public enum Formula: String, Hashable, Sendable {
        /// It was typed.
        case none
        /// It is computed, and its value was kept.
        case stored
        /// It is computed, and no value was kept that can be relied on.
        case unsaved
    }
}
