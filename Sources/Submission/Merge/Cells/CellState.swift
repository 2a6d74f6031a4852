public import Notation

/// What is known of a cell.
public struct CellState: Hashable, Sendable {
    /// Its value, or why there is none (M7).
    public internal(set) var status = Status.missing
    /// The entries and decision items that nothing that counts replaces, in order (M6).
    public internal(set) var heads: [EntryID] = []
    /// True where something that came in time may still change it (M7); events: see
    /// ``State/isPending(_:)``.
    public internal(set) var isPendingByItself = false
    /// True where the heads came late (M10).
    public internal(set) var isLate = false
    /// Every entry given for it, in order.
    public internal(set) var entries: [EntryState] = []
    /// Every decision item made for it, in order.
    public internal(set) var items: [ItemState] = []
    /// Held or returned entries that came in time and that nothing that counts replaces.
    public internal(set) var unresolved: [EntryID] = []
    /// The dates of the events that its heads tell of.
    var headDates: Set<CivilDate> = []
    /// The dates of the held events that may still count here.
    var heldDates: Set<CivilDate> = []

    /// A cell where nothing was given.
    public init() {}

    /// What a cell has.
    public enum Status: Hashable, Sendable {
        /// Nothing that counts was given.
        case missing
        /// What was given counts no more since an amendment (M16).
        case toBeGivenAgain
        /// What was given is taken back; as good as missing.
        case withdrawn
        /// Nothing counts yet, but something was given: never zero, never excluded.
        case blocked
        /// Heads that differ.
        case conflict
        /// One value.
        case value(CellValue)
    }

    /// True in conflict, blocked, or pending by an entry of its own.
    var isOpenByItself: Bool {
        status == .conflict || status == .blocked || isPendingByItself
    }
}

/// What makes values equal: kind and value, for an event also the date.
public struct CellValue: Hashable, Sendable {
    /// The content; a reason for not applicable is left out.
    public let content: EntryContent
    /// The date of an event.
    public let date: CivilDate?

    init(_ content: EntryContent, date: CivilDate?) {
        switch content {
        case .notApplicable: self.content = .notApplicable("")
        default: self.content = content
        }
        self.date = content == .withdrawn ? nil : date
    }
}

/// What became of an entry.
public struct EntryState: Hashable, Sendable {
    /// The entry.
    public let id: EntryID
    /// The office that gave it.
    public let office: OfficeID
    /// Its verdict (M4), with all reasons.
    public let verdict: EntryVerdict
    /// True where it came after closing and is not admitted.
    public let isLate: Bool
    /// False where an amendment asks for it again (M16).
    public let counts: Bool
    /// What it names as replaced without effect (M5).
    public let foreign: [EntryID]
}

/// What became of a decision item.
public struct ItemState: Hashable, Sendable {
    /// The item.
    public let id: EntryID
    /// Why it has no effect; nil where it has.
    public let fault: Fault?
    /// False where an amendment asks for the value again (M16).
    public let counts: Bool

    /// Why an item has no effect (M11, M12, M16).
    public enum Fault: String, Hashable, Sendable, CaseIterable {
        /// The decision's signer is not enrolled yet, an inspector, or revoked and not admitted.
        case waiting
        /// The version that the decision names does not stand.
        case schemeUnknown
        /// The signer prepared or reviewed what it rests on.
        case touched
        /// What it takes is not among what it names.
        case takenNotNamed
        /// What it takes is no entry of this cell, or not here yet.
        case takenUnknown
        /// What it takes fails a check.
        case takenFails
        /// What it takes does not count in the decision's version.
        case takenLapsed
        /// A second person who did not touch it has not approved.
        case approvalMissing
        /// The value that it gives is none the scheme can score.
        case valueFails
    }
}
