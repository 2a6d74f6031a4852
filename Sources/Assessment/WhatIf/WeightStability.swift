public import Notation

/// How far the weight of one indicator can move, all else as it is, before a grade changes.
///
/// Weights have at most six digits, and between the first one of ``up`` or ``down`` and the weight
/// of the scheme no weight of six digits changes any grade. `docs/scoring.md`, Stability.
public struct WeightStability: Hashable, Sendable {
    /// The indicator.
    public let indicator: IndicatorID
    /// Its weight in the scheme.
    public let weight: Points
    /// What comes of less weight.
    public let down: Reach
    /// What comes of more weight.
    public let up: Reach

    /// How far it is in one direction.
    public enum Reach: Hashable, Sendable {
        /// No weight in this direction changes a grade, to the end of the search.
        case free(to: Points)
        /// The nearest weight that changes a grade, and which grades it changes.
        case change(at: Points, [GradeChange])
        /// No weight up to this one changes a grade; it was not looked further, for it took too
        /// long.
        case open(beyond: Points)
    }

    /// A subject whose grade changes.
    public struct GradeChange: Hashable, Sendable {
        /// The subject.
        public let subject: SubjectID
        /// Its grade by the scheme; nil for none.
        public let before: GradeID?
        /// Its grade with the other weight; nil for none.
        public let after: GradeID?
    }
}

extension ScoreRun {
    /// The stability of the weight of every indicator that has a sibling with a weight, in order.
    ///
    /// - Parameter effort: how many weights are tried in one direction before it is given up.
    public func stability(effort: Int = 2_000) -> [WeightStability] {
        let inner = layout.nodes.indices.filter { !layout.scoredChildren[$0].isEmpty }
        let weighed = Set(
            (inner + [layout.root]).map { layout.scoredChildren[$0] }.filter { $0.count > 1 }
                .joined())
        return weighed.sorted().map { node in
            var search = WeightSearch(self, node, effort: effort)
            return search.stability
        }
    }
}
