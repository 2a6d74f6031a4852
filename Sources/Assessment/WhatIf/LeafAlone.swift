import Notation

/// One leaf and some subjects, scored as a scheme of their own.
///
/// What a leaf says of a subject depends on the values of this leaf alone: of the same subject, or,
/// where its rule compares subjects, of the group. So the same program finds it from few values.
struct LeafAlone {
    let run: ScoreRun
    /// The leaf's row in that run.
    let row: Int

    init(_ node: Int, _ subjects: [Int], _ entries: [ScoreEntry], of whole: ScoreRun) {
        let layout = whole.layout
        var scheme = layout.scheme
        scheme.offices = []
        scheme.subjects = subjects.sorted().map { layout.scheme.subjects[$0] }
        scheme.indicators = [LeafAlone.branch(to: node, layout)]
        scheme.grading = Grading()
        scheme.adjustments = Adjustments()
        run = ScoreRun(
            scheme, ScoreValues(entries, decided: whole.values.decided), whole.scope,
            provisional: whole.policy.isProvisional)
        row = run.layout.scoredLeaves.first ?? 0
    }

    /// The leaf below all that stands above it, for the limits of these hold for it too.
    private static func branch(to node: Int, _ layout: ScoreLayout) -> Indicator {
        var branch = layout.nodes[node].indicator
        var place = layout.nodes[node].parent
        while let above = place {
            var indicator = layout.nodes[above].indicator
            if case .node(_, let sum) = indicator.content {
                indicator.content = .node([branch], sum: sum)
            }
            branch = indicator
            place = layout.nodes[above].parent
        }
        return branch
    }
}
