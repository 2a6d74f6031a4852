public import Notation

extension Rule {
    /// A rule `direct` in code.
    public static func direct(max: Points) -> Rule { Rule(Direct(max: max)) }

    /// `direct`: s = 100·v/max, 0 ≤ v ≤ max.
    struct Direct: ValueRule {
        /// What gives 100.
        var max: Points

        static let name = "direct"
        static let words = KeyWords.Pair("直接给分", "direct")
        static let form = Form.keys([
            Parameter("max", "满分值", "max", "满分，默认 100", "the greatest value, 100 by default")
        ])

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            guard let fields = reader.open(node, path, keys: ["max"]) else { return nil }
            return Direct(max: reader.optionalPoints(fields, "max", .positive) ?? .hundred)
        }

        var parameters: JSON {
            var members = Members()
            members.put("max", max, unless: .hundred)
            return members.json
        }

        var least: Points? { .zero }
        var greatest: Points? { max }

        func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
        {
            if case .number(let v) = value { .of(score(v)) } else { .unusable }
        }

        /// Nil where max is 0, and where the score reaches 10¹².
        private func score(_ v: Points) -> Points? {
            if max == .hundred { return v }
            var product = ExactSum()
            product.add(.hundred, times: v)
            return product.over(ExactSum(max))
        }

        func working(
            _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
        ) -> (working: String?, given: String?) {
            guard case .number(let v) = value else { return (nil, nil) }
            return ("100×\(v) ÷ \(max)", nil)
        }
    }
}
