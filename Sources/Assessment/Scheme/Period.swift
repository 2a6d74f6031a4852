public import Notation

/// A stretch of time for which values are given.
public struct Period: Hashable, Sendable {
    /// The name.
    public var id: PeriodID
    /// What people call it.
    public var name: String
    /// What sort of period, for display.
    public var kind: Kind
    /// Its weight in the cycle; none makes it a pre-assessment.
    public var weight: Points?
    /// The day from which values are asked for, for display: only a record opens or closes.
    public var opens: CivilDate?
    /// The last day, for display.
    public var closes: CivilDate?

    /// A period.
    public init(
        id: PeriodID, name: String, kind: Kind, weight: Points? = nil, opens: CivilDate? = nil,
        closes: CivilDate? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.weight = weight
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

    /// True for a period that warns and does not count.
    public var isPreAssessment: Bool { weight == nil }
}
