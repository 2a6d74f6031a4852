public import Notation

/// Anyone who holds a key: a township, a responsible unit, the centre.
public struct Office: Hashable, Sendable {
    /// The name.
    public var id: OfficeID
    /// What people call it.
    public var name: String
    /// The periods in which it exists.
    public var lifetime: Lifetime
    /// The offices whose work it takes over: it may write and replace what they might.
    public var succeeds: [OfficeID]

    /// An office.
    public init(
        id: OfficeID, name: String, lifetime: Lifetime = Lifetime(), succeeds: [OfficeID] = []
    ) {
        self.id = id
        self.name = name
        self.lifetime = lifetime
        self.succeeds = succeeds.sorted()
    }
}

/// From which period to which an office or a subject exists; no bound means always.
public struct Lifetime: Hashable, Sendable {
    /// The first period in which it exists.
    public var from: PeriodID?
    /// The last period in which it exists.
    public var until: PeriodID?

    /// A lifetime; by default all periods.
    public init(from: PeriodID? = nil, until: PeriodID? = nil) {
        self.from = from
        self.until = until
    }
}
