import Notation

/// All scores as they would be with another weight of one node.
///
/// As one weight grows, the mean above it moves toward the score of the node and never turns; every
/// mean above that, the share of an office and the total move the same way, and rounding keeps the
/// order. Only a cycle of totals adds up periods that may move in different ways; there the scores
/// of each period bound it.
struct WeightWorld {
    let weight: Points
    let periods: [PeriodScores]
    let scores: PeriodScores
    let totals: [TotalState]

    init(_ run: ScoreRun, _ node: Int, _ weight: Points) {
        var layout = run.layout
        layout.weights[node] = weight
        var each = run.periodScores
        let places = run.cells.map(\.period)
        let scores = ScoreRun.compose(&each, run.roots, places, run.scope, layout)
        self.init(run, weight, each, scores)
    }

    private init(
        _ run: ScoreRun, _ weight: Points, _ periods: [PeriodScores], _ scores: PeriodScores
    ) {
        self.weight = weight
        self.periods = periods
        self.scores = scores
        let parts = Totals.Parts(scores, run.points, run.ground, run.layout)
        totals = Totals(run.layout, parts, provisional: run.policy.isProvisional).states
    }

    /// The grade of each subject, as its place in the scheme's list.
    func grades(_ run: ScoreRun) -> [Int?] { gradeRun(run).grades }

    func gradeRun(_ run: ScoreRun) -> GradeRun {
        let rankings = run.layout.groups.map {
            Ranking($0, totals, scores.scores, run.layout)
        }
        let candidates = rankings.map { ranking in
            ranking.ranked.map { subject, rank, total in
                GradeRun.Candidate(
                    subject: subject, rank: rank, total: total,
                    isVetoed: EventTally.isVetoed(subject, run.layout, run.events))
            }
        }
        return GradeRun(run.layout, groups: candidates) { scores.scores[$0, $1] }
    }

    /// What no weight between those of two worlds can go below, or above.
    static func bound(
        _ run: ScoreRun, _ one: WeightWorld, _ other: WeightWorld,
        _ pick: (NodeScore, NodeScore) -> NodeScore
    ) -> WeightWorld {
        let scheme = run.layout.scheme
        guard run.scope == .cycle, scheme.cycle.compose == .totals else {
            let scores = PeriodScores(one.scores, other.scores, pick)
            return WeightWorld(run, one.weight, [], scores)
        }
        let weighted = run.roots.map { root in
            (
                scores: PeriodScores(one.periods[root], other.periods[root], pick),
                weight: scheme.periods[run.cells[root].period].weight ?? .zero
            )
        }
        let scores = PeriodScores(weighted, rows: run.layout.scoredRows, run.layout)
        return WeightWorld(run, one.weight, [], scores)
    }
}
