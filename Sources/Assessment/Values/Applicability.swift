import Notation

/// Where the nodes apply in one period: one row of truth values for each set of limits.
///
/// A node applies to a subject where it and all above it apply, and the subject exists in the
/// period. A leaf that is carried over into a composed period takes no values there.
struct Applicability: Sendable {
    /// Which row serves a node; row 0 is that of the root.
    private var rowOf: [Int] = []
    private var rows: [[Bool]]

    init(_ layout: ScoreLayout, period: PeriodID) {
        let subjects = layout.scheme.subjects
        let order = PeriodOrder(layout.scheme)
        rows = [subjects.map { order.holds($0.lifetime, in: period) }]
        rowOf.reserveCapacity(layout.nodes.count)
        for (index, node) in layout.nodes.enumerated() {
            if layout.check.outline.isCarried(index, in: period) {
                rowOf.append(rows.count)
                rows.append(subjects.map { _ in false })
                continue
            }
            let above = node.parent.map { rowOf[$0] } ?? 0
            let limits = node.indicator.appliesTo
            guard !limits.isEverywhere else {
                rowOf.append(above)
                continue
            }
            rowOf.append(rows.count)
            let row = rows[above]
            rows.append(
                subjects.indices.map { row[$0] && limits.holds(subjects[$0], in: period) })
        }
    }

    /// True where the subject is assessed in the period.
    func exists(_ subject: Int) -> Bool { rows[0][subject] }

    func holds(_ node: Int, _ subject: Int) -> Bool { rows[rowOf[node]][subject] }

    /// The subjects for which the node applies.
    func row(_ node: Int) -> [Bool] { rows[rowOf[node]] }
}
