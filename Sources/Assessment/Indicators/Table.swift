public import Notation

/// A number that may differ by subject and by period: the year's targets.
///
/// Looked up as subject and period, subject in any period, any subject in that period, any subject
/// in any period; the first that is there counts.
public struct Table: Hashable, Sendable {
    /// The rows by subject, nil (written `*`) for all others; in a row the numbers by period, nil
    /// (written `*`) for all others.
    public var rows: [SubjectID?: [PeriodID?: Points]]

    /// A table from rows.
    public init(rows: [SubjectID?: [PeriodID?: Points]]) {
        self.rows = rows
    }

    /// The same number for all.
    public init(_ number: Points) {
        rows = [nil: [nil: number]]
    }

    /// The number for a subject in a period; nil where the table has none.
    public subscript(subject: SubjectID, period: PeriodID) -> Points? {
        if let row = rows[subject], let number = row[period] ?? row[nil] { return number }
        guard let row = rows[nil] else { return nil }
        return row[period] ?? row[nil]
    }
}
