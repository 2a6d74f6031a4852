public import Notation

extension Rule {
    /// What a grade of `grades` or `votes` gives.
    public struct GradeScore: Hashable, Sendable {
        /// The score.
        public var score: Points
        /// What people call it; nil: as the scheme's grade of that id, or the id.
        public var name: String?

        /// A grade's score.
        public init(_ score: Points, name: String? = nil) {
            self.score = score
            self.name = name
        }
    }
}

extension Rule.GradeScore {
    /// The score alone, or `{"name","score"}`.
    var json: JSON {
        guard let name else { return .string(score.description) }
        return ["name": .string(name), "score": .string(score.description)]
    }

    /// Scores under the ids of their grades.
    static func json(_ scores: [GradeID: Self]) -> JSON {
        var members = Members()
        for (grade, score) in scores { members.put(grade.text, score.json) }
        return members.json
    }
}

extension SchemeReader {
    /// Scores under the ids of their grades.
    mutating func gradeScores(
        _ node: SourceNode, _ path: String
    ) -> [GradeID: Rule.GradeScore]? {
        guard let members = members(node, path) else { return nil }
        guard members.count <= Scheme.Limits.grades else {
            report(
                .schemeLimit, at: node.place,
                ["key": "grades", "count": "\(members.count)", "limit": "\(Scheme.Limits.grades)"])
            return nil
        }
        var result: [GradeID: Rule.GradeScore] = [:]
        for member in members {
            guard let id: GradeID = id(member.key, member.node, key: path) else { continue }
            result[id] = gradeScore(member.node, "\(path)/\(member.key)")
        }
        return result
    }

    private mutating func gradeScore(_ node: SourceNode, _ path: String) -> Rule.GradeScore? {
        if case .text = node.content {
            return points(node, key: path, .score).map { Rule.GradeScore($0) }
        }
        guard let fields = open(node, path, keys: ["score", "name"]) else { return nil }
        let name = optionalText(fields, "name")
        return points(fields, "score", .score).map { Rule.GradeScore($0, name: name) }
    }
}
