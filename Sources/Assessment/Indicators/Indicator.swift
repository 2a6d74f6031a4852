public import Notation

/// A node of the indicator tree: either it has children, or it is a leaf that takes values.
public struct Indicator: Hashable, Sendable {
    /// The name, unique in the whole tree.
    public var id: IndicatorID
    /// What people call it.
    public var title: String
    /// Its definition or how it is scored, for people.
    public var note: String?
    /// Its weight among its siblings, above 0; none for events and for nodes that hold only events.
    public var weight: Points?
    /// Where it applies; what stands above it must apply as well.
    public var appliesTo: Applies
    /// The offices in charge; empty: those of the node above.
    public var responsible: [OfficeID]
    /// A score below this is warned of, by period; the entry without a period serves all others.
    public var warn: [PeriodID?: Points]
    /// What stands below.
    public var content: Content

    /// A node or a leaf.
    public init(
        id: IndicatorID, title: String, note: String? = nil, weight: Points?,
        appliesTo: Applies = Applies(), responsible: [OfficeID] = [],
        warn: [PeriodID?: Points] = [:], content: Content
    ) {
        self.id = id
        self.title = title
        self.note = note
        self.weight = weight
        self.appliesTo = appliesTo
        self.responsible = responsible.sorted()
        self.warn = warn
        self.content = content
    }

    /// What stands below an indicator.
    public enum Content: Hashable, Sendable {
        /// Children, and what their weights must add up to where the scheme says so.
        case node([Indicator], sum: Points?)
        /// Values.
        case leaf(Leaf)
    }

    /// The children; empty for a leaf.
    public var children: [Indicator] {
        if case .node(let children, _) = content { children } else { [] }
    }

    /// The leaf, where this is one.
    public var leaf: Leaf? {
        if case .leaf(let leaf) = content { leaf } else { nil }
    }

    /// The threshold that is set for a period.
    public func warningThreshold(in period: PeriodID) -> Points? {
        warn[period] ?? warn[nil]
    }
}

/// Where an indicator applies: every list that is not empty must hold the subject or period.
public struct Applies: Hashable, Sendable {
    /// Only to subjects of these groups.
    public var groups: [GroupID]
    /// Only to subjects that belong to these offices.
    public var offices: [OfficeID]
    /// Only to these subjects.
    public var subjects: [SubjectID]
    /// Only in these periods.
    public var periods: [PeriodID]

    /// Limits; by default none.
    public init(
        groups: [GroupID] = [], offices: [OfficeID] = [], subjects: [SubjectID] = [],
        periods: [PeriodID] = []
    ) {
        self.groups = groups.sorted()
        self.offices = offices.sorted()
        self.subjects = subjects.sorted()
        self.periods = periods.sorted()
    }

    /// True where nothing is limited.
    public var isEverywhere: Bool {
        groups.isEmpty && offices.isEmpty && subjects.isEmpty && periods.isEmpty
    }

    /// True where the subject and the period are within the limits.
    public func holds(_ subject: Subject, in period: PeriodID) -> Bool {
        (periods.isEmpty || periods.contains(period)) && holds(subject)
    }

    /// True where the subject is within the limits, whatever the period.
    public func holds(_ subject: Subject) -> Bool {
        guard groups.isEmpty || groups.contains(subject.group) else { return false }
        guard subjects.isEmpty || subjects.contains(subject.id) else { return false }
        guard !offices.isEmpty else { return true }
        return subject.office.map(offices.contains) ?? false
    }
}
