public import Notation

/// A workbook as a spreadsheet keeps it in an `.xlsx` file: its sheets and their cells.
///
/// Nothing in it is run, fetched or guessed: no macros, no formulas, no links to other files.
public struct Workbook: Hashable, Sendable {
    /// The sheets that have cells, in the order of their tabs.
    public let sheets: [Worksheet]

    /// Makes a workbook of sheets.
    public init(sheets: [Worksheet]) {
        self.sheets = sheets
    }

    /// Why a file is no workbook that can be read.
    public struct Refusal: Error, Hashable, Sendable {
        /// What, where and what to do.
        public let finding: Finding
    }

    /// How large a workbook may be.
    public enum Limits {
        /// Bytes of a file: 64 MiB.
        public static let bytes = 64 * 1024 * 1024
        /// Files in the container.
        public static let parts = 4096
        /// Bytes of all parts that are read, unpacked: 256 MiB.
        public static let unpacked = 256 * 1024 * 1024
        /// Unpacked bytes for each byte of the file, beyond the first 16 MiB.
        public static let ratio = 250
        /// Unpacked bytes up to which the ratio is not looked at.
        public static let ratioFloor = 16 * 1024 * 1024
        /// Elements inside one another.
        public static let depth = 64
        /// Sheets.
        public static let sheets = 1000
        /// Rows of a sheet, as many as spreadsheets have.
        public static let rows = 1_048_576
        /// Columns of a sheet, as many as spreadsheets have.
        public static let columns = 16_384
        /// Cells that hold something, in all sheets.
        public static let cells = 4_000_000
        /// Texts in the shared table.
        public static let strings = 2_000_000
        /// Merged ranges of a sheet, and hidden runs of columns.
        public static let ranges = 100_000
        /// Styles and formats of numbers.
        public static let styles = 100_000
    }

    /// True for bytes that begin as a workbook does, or as the older kind of one, which is refused.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
            || bytes.starts(with: OldWorkbook.signature)
    }

    /// Reads the bytes of an `.xlsx` file, whatever they are.
    public static func read(_ bytes: [UInt8]) -> Result<Workbook, Refusal> {
        Result { () throws(Refusal) in try WorkbookReader.read(bytes) }
    }
}
