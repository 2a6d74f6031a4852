import Notation

extension Rule {
    /// A rule `steps` in code.
    static func steps(_ steps: [Step]) -> Rule { Rule(Steps(steps: steps)) }

    /// `steps`: the score of the greatest `from` ≤ v; below all: 0.
    struct Steps: ValueRule {
        /// The steps, in any order.
        var steps: [Step]

        static let name = "steps"
        static let words = KeyWords.Pair("分档", "steps")
        static let form = Form.scoresByNumber

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            guard let nodes = reader.list(node, key: path, limit: Scheme.Limits.steps) else {
                return nil
            }
            if nodes.isEmpty { reader.reportShape(node, path, zh: "至少一档", en: "at least one step") }
            var steps: [Step] = []
            for (index, node) in nodes.enumerated() {
                let keys = ["from", "score"]
                guard let fields = reader.open(node, "\(path)/\(index)", keys: keys) else {
                    continue
                }
                let from = reader.points(fields, "from", .any)
                let score = reader.points(fields, "score", .score)
                if let from, let score { steps.append(Step(from: from, score: score)) }
            }
            reader.reportRepeated(steps.map(\.from.description), node, "from")
            return Steps(steps: steps.sorted { $0.from < $1.from })
        }

        var parameters: JSON {
            .array(
                steps.sorted { $0.from < $1.from }.map {
                    ["from": .string($0.from.description), "score": .string($0.score.description)]
                })
        }

        func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
        {
            guard case .number(let v) = value else { return .unusable }
            let reached = steps.filter { $0.from <= v }
            return .score(reached.max { $0.from < $1.from }?.score ?? .zero)
        }

        func working(
            _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
        ) -> (working: String?, given: String?) {
            guard case .number(let v) = value else { return (nil, nil) }
            return (nil, "\(v)")
        }
    }

    /// One step of `steps`.
    struct Step: Hashable, Sendable {
        /// The least value that gives the score.
        var from: Points
        /// The score.
        var score: Points
    }
}
