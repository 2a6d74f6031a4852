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
    public internal(set) var standing: Standing
    let layout: ScoreLayout
    var values: ScoreValues
    let policy: MissingPolicy
    var ground: Ground
    /// The scores of each of the periods that the standing rests on; the trees of the roots alone
    /// are summed.
    var periodScores: [PeriodScores]
    /// The periods that the standing is made from directly, by their place among the cells.
    let roots: [Int]
    /// The scores of the standing, the cycle's for a cycle.
    var scores: PeriodScores
    /// What the events of each leaf come to, by subject.
    let tally: EventTally
    var totals: Totals
    let scope: ScoringScope

    /// The values it was made from.
    public var given: [ScoreEntry] { values.entries }
    /// The cells of the periods that the standing rests on.
    var cells: [PeriodCells] { ground.cells }
    var events: EventTable { ground.events }
    /// The signed points of the event leaves, by subject.
    var points: [[Points?]] { tally.points }

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
        self.ground = ground
        let places = ground.cells.map(\.period)
        roots = (periods?.roots ?? []).compactMap { places.firstIndex(of: $0) }
        var each = PeriodChain(ground.cells, periods?.roots ?? [], layout, policy).each
        scores = ScoreRun.compose(&each, roots, places, scope, layout)
        periodScores = each
        tally = EventTally(layout, ground.events)
        let parts = Totals.Parts(scores, tally.points, ground, layout)
        totals = Totals(layout, parts, provisional: provisional)
        standing =
            StandingBuilder(
                layout: layout, scope: scope, isProvisional: provisional, ground: ground,
                scores: scores, tally: tally, totals: totals
            ).standing
    }

    /// The scores of a period, or of all periods as one.
    static func compose(
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
