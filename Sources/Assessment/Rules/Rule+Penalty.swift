public import Notation

extension Rule {
    /// A rule `penalty` in code.
    public static func penalty(per: Points, cap: Points?) -> Rule {
        Rule(Penalty(points: EventPoints(per: per, cap: cap)))
    }

    /// `penalty`: −min(cap, per·Σv) points on the total, v ≥ 0.
    struct Penalty: EventRule {
        /// What the events come to.
        var points: EventPoints

        static let name = "penalty"
        static let words = KeyWords.Pair("扣分", "penalty")
        static let form = EventPoints.form

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            EventPoints.read(node, path, &reader).map { Penalty(points: $0) }
        }

        var parameters: JSON { points.parameters }

        var does: EventEffect { .penalty }

        func shown(of events: [Points]) -> Points? { points.points(events).map { -$0 } }

        func working(events: [Points]) -> String? { "0 - \(points.working(events))" }
    }
}
