public import Notation

/// What a standing is for.
public enum ScoringScope: Hashable, Sendable {
    /// One period.
    case period(PeriodID)
    /// All periods with a weight together.
    case cycle

    /// The id of the period, or `cycle`, which no period may be called.
    public var text: String {
        switch self {
        case .period(let period): period.text
        case .cycle: "cycle"
        }
    }

    /// Reads a period's id or `cycle`; nil for what is no id.
    public init?(_ text: String) {
        if text == "cycle" {
            self = .cycle
        } else {
            guard let period = PeriodID(text) else { return nil }
            self = .period(period)
        }
    }
}

/// The periods that a standing looks at, by their place in the scheme.
struct ScopePeriods: Sendable {
    /// Those whose scores count, in order.
    let scored: [Int]
    /// Those whose events count.
    let events: [Int]

    /// Nil for a period that the scheme does not have.
    init?(_ scope: ScoringScope, _ layout: ScoreLayout) {
        let periods = layout.scheme.periods
        switch scope {
        case .period(let id):
            guard let index = layout.periodIndex[id] else { return nil }
            scored = [index]
            events = [index]
        case .cycle:
            scored = periods.indices.filter { !periods[$0].isPreAssessment }
            events = Array(periods.indices)
        }
    }
}
