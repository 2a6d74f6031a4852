import Notation

/// One computation of a standing, with all steps on the way to it.
///
/// ```swift
/// let run = ScoreRun(scheme, ScoreValues(entries), .period(april))
/// run.standing.status
/// run.explanation(of: east)
/// ```
/// Source of every step: `docs/scoring.md`. The same scheme and values give the same standing, in
/// whatever order the values come.
public struct ScoreRun: Sendable {
    /// The result.
    public let standing: Standing
    let layout: ScoreLayout
    let values: ScoreValues
    let policy: MissingPolicy
    /// The cells of the periods that the standing rests on.
    let cells: [PeriodCells]
    /// The scores of each of these periods; the trees of the roots alone are summed.
    let periodScores: [PeriodScores]
    /// The periods that the standing is made from directly, by their place among the cells.
    let roots: [Int]
    /// The scores of the standing, the cycle's for a cycle.
    let scores: PeriodScores
    let events: EventTable
    /// The signed points of the event leaves, by subject.
    let points: [[Points?]]
    let totals: Totals
    let scope: ScoringScope

    /// Computes the standing of a scheme that has passed its checks.
    ///
    /// A scheme that has not gives findings where a step cannot be computed, never a trap.
    ///
    /// - Parameter provisional: whatever is open leaves the mean, instead of what the scheme says.
    public init(
        _ scheme: Scheme, _ values: ScoreValues, _ scope: ScoringScope, provisional: Bool = false
    ) {
        self.init(ScoreLayout(scheme), values, scope, provisional: provisional)
    }

    init(
        _ layout: ScoreLayout, _ values: ScoreValues, _ scope: ScoringScope, provisional: Bool
    ) {
        self.layout = layout
        self.values = values
        self.scope = scope
        policy = MissingPolicy(layout.scheme, provisional: provisional)
        let periods = ScopePeriods(scope, layout)
        let ground = Ground(layout, values, periods)
        cells = ground.cells
        events = ground.events
        let places = cells.map(\.period)
        roots = (periods?.roots ?? []).compactMap { places.firstIndex(of: $0) }
        var each = PeriodChain(cells, periods?.roots ?? [], layout, policy).each
        scores = ScoreRun.compose(&each, roots, places, scope, layout)
        periodScores = each
        let tally = EventTally(layout, ground.events)
        points = tally.points
        totals = Totals(
            layout,
            Totals.Parts(
                roots: scores.scores.row(layout.root), points: tally.points,
                blockedEvents: ground.blockedEvents, exists: ground.exists),
            provisional: provisional)
        standing =
            StandingBuilder(
                layout: layout, scope: scope, isProvisional: provisional, ground: ground,
                scores: scores, tally: tally, events: ground.events, totals: totals
            ).standing
    }

    /// The scores of a period, or of all periods as one.
    private static func compose(
        _ periods: inout [PeriodScores], _ roots: [Int], _ places: [Int],
        _ scope: ScoringScope, _ layout: ScoreLayout
    ) -> PeriodScores {
        let scheme = layout.scheme
        let byLeaves = scope == .cycle && scheme.cycle.compose == .leaves
        if !byLeaves {
            for index in roots { periods[index].sum(layout) }
        }
        if scope != .cycle, let only = roots.first { return periods[only] }
        let weighted = roots.map { index in
            (periods[index], scheme.periods[places[index]].weight ?? .zero)
        }
        let rows = byLeaves ? layout.scoredLeaves : layout.scoredRows
        var result = PeriodScores(weighted, rows: rows, layout)
        if byLeaves { result.sum(layout) }
        return result
    }
}

extension ScoreLayout {
    /// The rows that have a score: all nodes but events, and the root.
    var scoredRows: [Int] {
        nodes.indices.filter { !(leaf($0)?.rule.isEvent ?? false) } + [root]
    }
}
