public import Notation

/// What a person of the centre settles; each item stands or falls alone (M11).
///
/// Wire shape: `docs/batch-format.md`. An item is named `decision#index` as an entry is.
public struct Decision: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// The key of the person who decides.
    public var key: KeyID
    /// The version of the scheme under which all items were made.
    public var scheme: SchemeReference
    /// Reason and grounds of all items.
    public var reason: String
    /// One to 20,000.
    public var items: [DecisionItem]

    /// A decision of items.
    public init(
        centre: CentreID, key: KeyID, scheme: SchemeReference, reason: String,
        items: [DecisionItem]
    ) {
        self.centre = centre
        self.key = key
        self.scheme = scheme
        self.reason = reason
        self.items = items
    }
}

/// One act of a decision.
public enum DecisionItem: Hashable, Sendable {
    /// A cell gets its value.
    case settle(Settlement)
    /// Entries go back to their office.
    case giveBack([EntryID])
    /// An office is to correct cells, also after closing.
    case order(OfficeID, [Cell])
    /// Late or revoked work counts.
    case admit(Admission)
    /// An office may go on in a period.
    case extend(PeriodID, OfficeID)
    /// A period ends.
    case close(Closing)
    /// An office read out the seal code of a batch.
    case hear(SpokenCode, OfficeID)
    /// The contents of the whole cycle are erased; needs a second person (M17).
    case erase
}

/// The value that a decision gives a cell.
public struct Settlement: Hashable, Sendable {
    /// The cell, of the decision's scheme.
    public var cell: Cell
    /// The heads that were seen and what waited or was returned there, in ascending order.
    ///
    /// For an event also heads of events alike to it (M8).
    public var names: [EntryID]
    /// What the cell gets.
    public var outcome: Outcome

    /// A settlement.
    public init(cell: Cell, names: [EntryID], outcome: Outcome) {
        self.cell = cell
        self.names = names
        self.outcome = outcome
    }

    /// What a cell can get.
    public enum Outcome: Hashable, Sendable {
        /// The value of one of the named.
        case take(EntryID)
        /// Another value, with the date of an event; needs a second person.
        case value(EntryContent, CivilDate?)
        /// No value, which is a withdrawal; needs a second person.
        case none
    }
}

/// What is lifted from late and revoked work, and nothing else.
public struct Admission: Hashable, Sendable {
    /// Entries, in ascending order.
    public var entries: [EntryID]
    /// Whole batches, and decisions and statements of a person whose key is revoked, ascending.
    public var records: [RecordID]

    /// An admission.
    public init(entries: [EntryID] = [], records: [RecordID] = []) {
        self.entries = entries
        self.records = records
    }
}

/// The end of a period, for all or for named offices (M9).
public struct Closing: Hashable, Sendable {
    /// The period.
    public var period: PeriodID
    /// The offices it ends it for, ascending; nil for all.
    public var offices: [OfficeID]?
    /// True where late work is not taken any more either.
    public var endsLateWork: Bool
    /// Seal codes that were heard and are not accepted, ascending.
    public var refusedCodes: [SpokenCode]

    /// A closing.
    public init(
        period: PeriodID, offices: [OfficeID]? = nil, endsLateWork: Bool = false,
        refusedCodes: [SpokenCode] = []
    ) {
        self.period = period
        self.offices = offices
        self.endsLateWork = endsLateWork
        self.refusedCodes = refusedCodes
    }

    /// True where it ends the period for the office.
    public func covers(_ office: OfficeID) -> Bool { offices?.contains(office) ?? true }
}
