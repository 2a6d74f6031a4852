public import Notation

/// A stretch of time for which values are given.
public struct Period: Hashable, Sendable {
    /// The name.
    public var id: PeriodID
    /// What people call it.
    public var name: String
    /// What sort of period, for display.
    public var kind: Kind
    /// Its weight in the cycle; none: it does not count there by itself.
    public var weight: Points?
    /// The earlier periods that it is composed of, with their weights; empty for most.
    public var parts: [PeriodID: Points]
    /// True where it warns although it counts.
    public var warns: Bool
    /// The day from which values are asked for, for display: only a record opens or closes.
    public var opens: CivilDate?
    /// The last day, for display.
    public var closes: CivilDate?

    /// A period.
    public init(
        id: PeriodID, name: String, kind: Kind, weight: Points? = nil,
        parts: [PeriodID: Points] = [:],
        warns: Bool = false, opens: CivilDate? = nil, closes: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.weight = weight
        self.parts = parts
        self.warns = warns
        self.opens = opens
        self.closes = closes
    }

    /// The sorts of periods.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A month.
        case month
        /// A quarter of a year.
        case quarter
        /// Half a year.
        case half
        /// A year.
        case year
        /// A pre-assessment; it has no weight.
        case pre
        /// A special assessment of one topic.
        case special
    }

    /// True where it is composed of earlier periods.
    public var isComposed: Bool { !parts.isEmpty }
}
