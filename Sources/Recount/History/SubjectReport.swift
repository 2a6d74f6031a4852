public import Assessment
public import Notation

/// What an edition says of one subject, laid out for a report: the place in every indicator, the
/// way to full marks and to the next grade, strengths and weaknesses.
///
/// All of it follows from the published rows, so a report says what two persons have signed.
public struct SubjectReport: Hashable, Sendable {
    /// The subject.
    public let subject: Subject
    /// The total; nil where there is none.
    public let total: Points?
    /// The rank.
    public let rank: Int64?
    /// How many of the group have one.
    public let number: Int
    /// The grade.
    public let grade: Grade?
    /// The way to the grade above; nil for the best one and for none.
    public let next: NextGrade?
    /// True where a veto counted.
    public let isVetoed: Bool
    /// What follows from the grade.
    public let award: Points?
    /// The indicators in the order of the scheme, those without a score left out.
    public let lines: [Line]
    /// Bonuses and penalties that are not 0.
    public let events: [Line]

    /// What is lacking to the grade above.
    public struct NextGrade: Hashable, Sendable {
        /// That grade.
        public let grade: Grade
        /// How many points to the least total that it asks for; nil where that is reached.
        public let toLeast: Points?
        /// How many points to the last of those who have it; nil where nobody has.
        public let toLast: Points?
    }

    /// One indicator.
    public struct Line: Hashable, Sendable {
        /// The indicator.
        public let indicator: IndicatorID
        /// What people call it.
        public let title: String
        /// 1 at the top of the tree.
        public let depth: Int
        /// True where it has values of its own.
        public let isLeaf: Bool
        /// The score.
        public let score: Points
        /// 1 + how many of the group have a greater score.
        public let position: Int
        /// How many of the group have a score.
        public let number: Int
        /// The median of the group; nil for events.
        public let median: Points?
        /// The mean of the group; nil for events.
        public let mean: Points?

        /// How many points are lacking to 100, the score at the target; 0 from there on.
        public var toFull: Points {
            max(.zero, Points(millionths: Points.hundred.millionths - score.millionths) ?? .zero)
        }
    }

    /// Leaves in which it is among the first three of at least four, above the mean.
    public var strengths: [Line] {
        lines.filter { line in
            line.isLeaf && line.number > 3 && line.position <= 3
                && (line.mean.map { line.score > $0 } ?? false)
        }
    }

    /// Leaves in which it is among the last three of at least four, below the mean.
    public var weaknesses: [Line] {
        lines.filter { line in
            line.isLeaf && line.number > 3 && line.position > line.number - 3
                && (line.mean.map { line.score < $0 } ?? false)
        }
    }
}

extension SubjectReport {
    /// The shape of `docs/cli.md`; what is not there is left out.
    public var json: JSON {
        var members: [String: JSON] = [
            "events": .array(events.map(\.json)), "id": .string(subject.id.text),
            "indicators": .array(lines.map(\.json)), "name": .string(subject.name),
            "number": .integer(Int64(number)),
            "strengths": .array(strengths.map { .string($0.indicator.text) }),
            "vetoed": .bool(isVetoed),
            "weaknesses": .array(weaknesses.map { .string($0.indicator.text) }),
        ]
        members["award"] = award.map { .string($0.description) }
        members["grade"] = grade.map { .string($0.id.text) }
        members["rank"] = rank.map { .integer($0) }
        members["total"] = total.map { .string($0.description) }
        members["next"] = next.map { next in
            var inner: [String: JSON] = ["grade": .string(next.grade.id.text)]
            inner["toLast"] = next.toLast.map { .string($0.description) }
            inner["toLeast"] = next.toLeast.map { .string($0.description) }
            return .object(inner)
        }
        return .object(members)
    }
}

extension SubjectReport.Line {
    /// `{"indicator","mean","median","number","position","score","toFull"}`.
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "indicator": .string(indicator.text), "number": .integer(Int64(number)),
            "position": .integer(Int64(position)), "score": .string(score.description),
        ]
        if let median { members["median"] = .string(median.description) }
        if let mean {
            members["mean"] = .string(mean.description)
            members["toFull"] = .string(toFull.description)
        }
        return .object(members)
    }
}
