/// What a person says that a column of a sheet holds.
public struct ColumnChoice: Hashable, Sendable {
    /// What stands above the column, or its letters.
    public let column: String
    /// A known column such as `subject`, an indicator by id or name, `indicator/role`, or `-` for
    /// nothing.
    public let meaning: String

    /// Makes a choice.
    public init(column: String, meaning: String) {
        self.column = column
        self.meaning = meaning
    }

    /// Reads `列=指标`; nil where one side is missing.
    public init?(_ text: String) {
        guard let cut = text.lastIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
        let column = CellText.trimmed(text[..<cut])
        let meaning = CellText.trimmed(text[text.index(after: cut)...])
        guard !column.isEmpty, !meaning.isEmpty else { return nil }
        self.init(column: column, meaning: meaning)
    }

    /// `列=指标`.
    public var text: String { "\(column)=\(meaning)" }
}

/// How a sheet is to be read, as far as somebody has said it.
public struct SheetChoice: Sendable {
    /// The sheet of a workbook; nil: the only one that can be meant.
    public var sheet: String?
    /// What columns hold.
    public var columns: [ColumnChoice]
    /// What columns were said to hold before, by ``SheetMapping/fingerprint``.
    public var remembered: [String: [ColumnChoice]]

    /// Nothing was said unless given.
    public init(
        sheet: String? = nil, columns: [ColumnChoice] = [],
        remembered: [String: [ColumnChoice]] = [:]
    ) {
        self.sheet = sheet
        self.columns = columns
        self.remembered = remembered
    }
}

/// How a sheet was read: which column was taken for what.
public struct SheetMapping: Hashable, Sendable {
    /// The name of the sheet.
    public let sheet: String
    /// One value a row, or one subject a row.
    public let form: Form
    /// The row with the names of the columns.
    public let headerRow: Int
    /// The columns under the header, from the left.
    public let columns: [Column]
    /// The same for sheets with the same header.
    public let fingerprint: String

    /// How values are laid out.
    public enum Form: String, Hashable, Sendable {
        /// One value a row.
        case list
        /// Subjects down, indicators across.
        case table
    }

    /// One column.
    public struct Column: Hashable, Sendable {
        /// Its letters.
        public let letters: String
        /// What stands above it.
        public let title: String
        /// What it was taken for: a known column, `indicator` or `indicator/role`; nil: not read.
        public let meaning: String?
        /// How that is known.
        public let origin: Origin
    }

    /// How the meaning of a column is known.
    public enum Origin: String, Hashable, Sendable {
        /// By its name, or by what it holds.
        case recognised
        /// Somebody said so.
        case given
        /// Somebody said so for an earlier sheet with the same header.
        case remembered
    }
}
