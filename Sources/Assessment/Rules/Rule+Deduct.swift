public import Notation

extension Rule {
    /// A rule `deduct` in code.
    public static func deduct(from: Points, per: Points) -> Rule {
        Rule(Deduct(from: from, per: per))
    }

    /// `deduct`: s = max(0, from − per·v), v ≥ 0.
    struct Deduct: ValueRule {
        /// What a value of 0 gives.
        var from: Points
        /// How much less each unit gives.
        var per: Points

        static let name = "deduct"
        static let words = KeyWords.Pair("扣减", "deduct")
        static let form = Form.keys([
            Parameter("from", "起始分", "from", "从此分扣起，默认 100", "from this score, 100 by default"),
            Parameter("per", "每单位", "for each", "每单位扣几分，必填", "less for each one; required"),
        ])

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            guard let fields = reader.open(node, path, keys: ["from", "per"]) else { return nil }
            let from = reader.optionalPoints(fields, "from", .score) ?? .hundred
            return reader.points(fields, "per", .positive).map { Deduct(from: from, per: $0) }
        }

        var parameters: JSON {
            var members = Members()
            members.put("from", from, unless: .hundred)
            members.put("per", per)
            return members.json
        }

        var least: Points? { .zero }

        func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
        {
            guard case .number(let v) = value else { return .unusable }
            var sum = ExactSum(from)
            sum.add(-per, times: v)
            return .of(sum.signum <= 0 ? .zero : sum.rounded)
        }

        func working(
            _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
        ) -> (working: String?, given: String?) {
            guard case .number(let v) = value else { return (nil, nil) }
            return ("max(0, \(from) - \(per)×\(v))", nil)
        }
    }
}
