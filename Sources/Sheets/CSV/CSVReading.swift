public import Assessment
public import Notation

/// What became of a file of values.
///
/// Every row below the header that is not blank is in exactly one place: in ``rows`` without a
/// mark,
/// in ``rows`` with marks, or in ``unread`` with a finding. Where the file as a whole cannot be
/// read
/// ``refusal`` says why and there are no rows.
public struct CSVReading: Sendable {
    /// The rows that were read, in order.
    public internal(set) var rows: [ValueRow] = []
    /// The rows that were not read, in order.
    public internal(set) var unread: [UnreadRow] = []
    /// The lines of rows that hold nothing at all.
    public internal(set) var blankLines: [Int] = []
    /// What is to be known of the file as a whole; its values are read all the same.
    public internal(set) var remarks: [Finding] = []
    /// Why the file was not read.
    public internal(set) var refusal: Finding?
    /// How the file was written; nil where that could not be told, and for workbooks.
    public internal(set) var encoding: TextEncoding?
    /// Which column was taken for what; nil for CSV.
    public internal(set) var mapping: SheetMapping?

    /// Everything that has to be corrected, in order.
    public var findings: [Finding] {
        (refusal.map { [$0] } ?? []) + unread.flatMap(\.findings).filter { !$0.code.isMark }
    }

    /// Everything that should be looked at: of the file, of rows read, of rows that repeat another.
    public var marks: [Finding] {
        remarks + rows.flatMap(\.marks) + unread.flatMap(\.findings).filter(\.code.isMark)
    }

    /// How large a file may be.
    public enum Limits {
        /// Bytes of a file: 64 MiB.
        public static let bytes = 64 * 1024 * 1024
        /// Rows below the header.
        public static let rows = 200_000
        /// Characters of a cell.
        public static let cell = 10_000
        /// Cells of a row.
        public static let columns = 100
    }
}

/// One row of values that was read.
public struct ValueRow: Hashable, Sendable {
    /// The line it begins on, from 1.
    public let line: Int
    /// The period.
    public let period: PeriodID
    /// The leaf.
    public let indicator: IndicatorID
    /// The subject.
    public let subject: SubjectID
    /// The role.
    public let role: RoleID?
    /// The rater.
    public let rater: RaterID?
    /// What the value cell says; nil: missing.
    public let value: ScoreValue?
    /// Why the indicator is not applicable, or why an event happened.
    public let reason: String?
    /// The day of an event.
    public let date: CivilDate?
    /// A remark for people.
    public let comment: String?
    /// True where the leaf takes events.
    public let isEvent: Bool
    /// What was understood in doubtful cells.
    public internal(set) var marks: [Finding]
    /// The cells as they were written.
    public let cells: [String]
    /// Where its value stands: `line 12`, or `表!D12`.
    public let place: String

    /// The entry for the checks; nil where the value is missing.
    public var entry: ScoreEntry? {
        value.map {
            ScoreEntry(
                period: period, indicator: indicator, subject: subject, role: role, rater: rater,
                value: $0, isEvent: isEvent)
        }
    }
}

/// One row that was not read.
public struct UnreadRow: Hashable, Sendable {
    /// The line it begins on, from 1.
    public let line: Int
    /// The cells as they were written.
    public let cells: [String]
    /// Why; never empty.
    public let findings: [Finding]
    /// The cell that the row was meant for; nil where that cannot be told.
    public internal(set) var cell: ScoreCell?
}

extension FindingCode {
    /// True for what is shown and stops nothing.
    fileprivate var isMark: Bool { text.hasPrefix("mark-") }
}
