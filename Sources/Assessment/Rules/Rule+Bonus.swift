public import Notation

extension Rule {
    /// A rule `bonus` in code.
    public static func bonus(per: Points, cap: Points?) -> Rule {
        Rule(Bonus(points: EventPoints(per: per, cap: cap)))
    }

    /// `bonus`: +min(cap, per·Σv) points on the total, v ≥ 0.
    struct Bonus: EventRule {
        /// What the events come to.
        var points: EventPoints

        static let name = "bonus"
        static let words = KeyWords.Pair("加分", "bonus")
        static let form = EventPoints.form

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            EventPoints.read(node, path, &reader).map { Bonus(points: $0) }
        }

        var parameters: JSON { points.parameters }

        var does: EventEffect { .bonus }

        func shown(of events: [Points]) -> Points? { points.points(events) }

        func working(events: [Points]) -> String? { points.working(events) }
    }
}
