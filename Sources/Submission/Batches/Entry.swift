public import Notation

/// One value for one cell, inside a batch whose header names scheme and period.
public struct Entry: Hashable, Sendable {
    /// The leaf.
    public var indicator: IndicatorID
    /// The unit or person assessed.
    public var subject: SubjectID
    /// Whose value.
    public var slot: Cell.Slot
    /// What is said of the cell.
    public var content: EntryContent
    /// Date and reason of an event; nil for all other cells.
    public var event: EventDetails?
    /// A remark for people; it decides nothing.
    public var comment: String?
    /// Files that support the value.
    public var evidence: [Evidence]
    /// Entries that this one replaces, in ascending order.
    public var replaces: [EntryID]

    /// An entry for a cell.
    public init(
        indicator: IndicatorID, subject: SubjectID, slot: Cell.Slot = .sole,
        content: EntryContent, event: EventDetails? = nil, comment: String? = nil,
        evidence: [Evidence] = [], replaces: [EntryID] = []
    ) {
        self.indicator = indicator
        self.subject = subject
        self.slot = slot
        self.content = content
        self.event = event
        self.comment = comment
        self.evidence = evidence
        self.replaces = replaces
    }

    /// The cell in the scheme and period of a batch.
    public func cell(scheme: SchemeID, period: PeriodID) -> Cell {
        Cell(scheme: scheme, period: period, indicator: indicator, subject: subject, slot: slot)
    }
}

/// What an entry says of its cell: exactly one of these.
public enum EntryContent: Hashable, Sendable {
    /// A decimal.
    case number(Points)
    /// A grade, where the rule maps grades to scores.
    case grade(GradeID)
    /// Ballots counted per grade; the abstentions under their own name.
    case counts([GradeID: Int64])
    /// Not applicable, with the reason.
    case notApplicable(String)
    /// Taken back without a new value.
    case withdrawn
}

/// When and why an event happened.
public struct EventDetails: Hashable, Sendable {
    /// A civil date, `2026-04-03`.
    public var date: CivilDate
    /// For people.
    public var reason: String

    /// Date and reason.
    public init(date: CivilDate, reason: String) {
        self.date = date
        self.reason = reason
    }
}

/// A file that supports a value: named by its digest, carried apart from the scores.
public struct Evidence: Hashable, Sendable {
    /// SHA-256 of the whole file.
    public var digest: Digest
    /// Its length.
    public var bytes: Int64
    /// Its name, for people.
    public var name: String
    /// Its media type.
    public var mediaType: String

    /// Names a file.
    public init(digest: Digest, bytes: Int64, name: String, mediaType: String) {
        self.digest = digest
        self.bytes = bytes
        self.name = name
        self.mediaType = mediaType
    }
}
