import Notation

/// The scores of all periods that a standing rests on, each after those it is composed of.
///
/// 1. A leaf that takes values in a period is scored from them.
/// 2. Any other leaf of a composed period has the weighted mean of its scores in the parts.
/// 3. Of a part only the leaves are computed that a period composed of it asks for.
struct PeriodChain: Sendable {
    /// The scores, in the order of the cells; the trees are not summed.
    private(set) var each: [PeriodScores] = []
    private var index: [Int: Int] = [:]

    init(
        _ cells: [PeriodCells], _ roots: [Int], _ layout: ScoreLayout, _ policy: MissingPolicy
    ) {
        let asked = PeriodChain.asked(cells.map(\.period), roots, layout)
        for (cells, leaves) in zip(cells, asked) {
            let period = layout.scheme.periods[cells.period].id
            let isCarried = { layout.check.outline.isCarried($0, in: period) }
            let carried = leaves.filter(isCarried)
            let own = leaves.filter { !isCarried($0) }
            var scores = PeriodScores(cells, leaves: own, layout, policy)
            if !carried.isEmpty {
                let parts = layout.periods.parts[cells.period].compactMap { part in
                    index[part.period].map { (scores: each[$0], weight: part.weight) }
                }
                scores.carry(carried, from: parts, cells.applies)
            }
            index[cells.period] = each.count
            each.append(scores)
        }
    }

    /// The leaves that are asked of each period.
    private static func asked(
        _ periods: [Int], _ roots: [Int], _ layout: ScoreLayout
    ) -> [[Int]] {
        var asked: [Int: Set<Int>] = [:]
        for root in roots { asked[root] = Set(layout.scoredLeaves) }
        for period in periods.reversed() where !layout.periods.parts[period].isEmpty {
            let id = layout.scheme.periods[period].id
            let carried = (asked[period] ?? []).filter {
                layout.check.outline.isCarried($0, in: id)
            }
            for part in layout.periods.parts[period] {
                asked[part.period, default: []].formUnion(carried)
            }
        }
        return periods.map { period in
            let wanted = asked[period] ?? []
            return layout.scoredLeaves.filter(wanted.contains)
        }
    }
}
