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
    /// Those that the standing is made from directly: the period, or all with a weight.
    let roots: [Int]
    /// Those whose values count: the roots and all that they are composed of, in order.
    let scored: [Int]
    /// Those whose events count.
    let events: [Int]
    /// Those in which a subject is assessed.
    let listed: [Int]

    /// Nil for a period that the scheme does not have.
    init?(_ scope: ScoringScope, _ layout: ScoreLayout) {
        roots = layout.periods.roots(of: scope)
        scored = layout.periods.closure(of: roots)
        switch scope {
        case .period:
            guard !roots.isEmpty else { return nil }
            events = scored
            listed = roots
        case .cycle:
            events = Array(layout.scheme.periods.indices)
            listed = events
        }
    }
}
