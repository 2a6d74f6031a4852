public import Notation

/// A workbook that is going to be written: values alone.
public struct NewWorkbook: Hashable, Sendable {
    /// The sheets, in order; at least one.
    public var sheets: [NewSheet]

    /// A workbook of sheets, each under a name that a workbook takes and that no other has.
    public init(_ sheets: [NewSheet]) {
        let names = SheetName.all(for: sheets.map(\.name))
        self.sheets = zip(sheets, names).map { sheet, name in
            var sheet = sheet
            sheet.name = name
            return sheet
        }
    }
}

/// One sheet of a new workbook.
public struct NewSheet: Hashable, Sendable {
    /// What its tab says.
    public var name: String
    /// The cells, row by row, from A1.
    public var rows: [[NewCell]]
    /// How wide the columns are, in characters; the last width holds for all that follow.
    public var widths: [Int] = []
    /// Rows that stay in sight.
    public var frozenRows = 1
    /// Columns that stay in sight.
    public var frozenColumns = 0
    /// Columns, from 0, whose empty cells take what is typed as text: `0130` keeps its zero.
    public var textColumns: Set<Int> = []
    /// Rows that are there for programs and not shown, from 0.
    public var hiddenRows: [Int] = []
    /// What a cell tells when it is pointed at.
    public var notes: [CellPlace: String] = [:]
    /// What cells take.
    public var limits: [CellLimit] = []
    /// True where only cells that look like ``NewCell/Look/input`` may be changed.
    public var isLocked = false

    /// A sheet of rows.
    public init(_ name: String, rows: [[NewCell]] = []) {
        self.name = name
        self.rows = rows
    }
}

/// One cell of a new workbook.
public struct NewCell: Hashable, Sendable {
    /// What it holds.
    public var content: Content
    /// How it is shown.
    public var look: Look

    /// A cell.
    public init(_ content: Content, _ look: Look = .plain) {
        self.content = content
        self.look = look
    }

    /// What a cell can hold.
    public enum Content: Hashable, Sendable {
        /// Nothing.
        case empty
        /// A text; never a formula, whatever it begins with.
        case text(String)
        /// A decimal: a number, or a text where a number of Excel's cannot hold all its digits.
        case number(Points)
        /// A day.
        case date(CivilDate)
        /// True or false.
        case truth(Bool)
    }

    /// The looks that cells have.
    public enum Look: Hashable, Sendable {
        /// As everything else.
        case plain
        /// The head of a column.
        case header
        /// The words above a table.
        case title
        /// An example, or what only explains.
        case muted
        /// To be filled in.
        case input
        /// A number shown with so many digits behind the point.
        case digits(Int)
    }

    /// A text, or nothing.
    public static func text(_ text: String?, _ look: Look = .plain) -> NewCell {
        NewCell(text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty, look)
    }

    /// A number, or nothing.
    public static func number(_ number: Points?, _ look: Look = .plain) -> NewCell {
        NewCell(number.map { .number($0) } ?? .empty, look)
    }

    /// A whole number, or nothing.
    public static func number(_ number: Int?, _ look: Look = .plain) -> NewCell {
        .number(number.flatMap { Points($0) }, look)
    }
}

/// What the cells of a block take.
public struct CellLimit: Hashable, Sendable {
    /// The first cell of the block.
    public var from: CellPlace
    /// The last cell of the block.
    public var to: CellPlace
    /// What they take.
    public var kind: Kind
    /// What is said when something else is typed.
    public var message: String
    /// False where whoever insists may keep what was typed.
    public var isStrict = true

    /// A limit of a block.
    public init(from: CellPlace, to: CellPlace, _ kind: Kind, message: String = "") {
        self.from = from
        self.to = to
        self.kind = kind
        self.message = message
    }

    /// The kinds of limits.
    public enum Kind: Hashable, Sendable {
        /// One of some words; offered as a list.
        case words([String])
        /// One of the texts of a block, as `=单位!$A$2:$A$99`; offered as a list.
        case block(String)
        /// Whatever makes a formula true for the first cell of the block.
        case formula(String)
    }
}
