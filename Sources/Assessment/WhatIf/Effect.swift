public import Notation

/// What changes would do to a standing: whose total, rank or grade is another, and why.
public struct Effect: Hashable, Sendable {
    /// The subjects for whom something changes, by group, in the order of the standing before.
    public let subjects: [Change]
    /// How many subjects there were before.
    public let number: Int

    /// What changes for one subject.
    public struct Change: Hashable, Sendable {
        /// The subject.
        public let subject: SubjectID
        /// Its group.
        public let group: GroupID
        /// Where it stands; nil where it is not in the standing.
        public let before: StandingSubject?
        /// Where it would stand; nil where it would not be in the standing.
        public let after: StandingSubject?
        /// The indicators whose score changes for it, in order.
        public let scores: [Score]
        /// Who was behind it and would be ahead.
        public let passedBy: [SubjectID]
        /// Who was ahead of it and would be behind.
        public let passes: [SubjectID]
        /// What would keep it from the grade it has, or what kept it from the one it would get.
        public let why: [GradeHindrance]
    }

    /// The score of one indicator before and after.
    public struct Score: Hashable, Sendable {
        /// The indicator.
        public let indicator: IndicatorID
        /// The score before.
        public let before: StandingSubject.Score
        /// The score after.
        public let after: StandingSubject.Score
    }

    /// The difference between two runs, of which the second is what the changes lead to.
    public init(from before: ScoreRun, to after: ScoreRun) {
        let pairs = after.standing.groups.flatMap { group in group.subjects.map { ($0.id, $0) } }
        let there = Dictionary(pairs) { first, _ in first }
        var subjects: [Change] = []
        for group in before.standing.groups {
            // Places are told among those who stay together.
            let stay = after.standing.groups.first { $0.id == group.id }?.subjects.map(\.id) ?? []
            let staying = Set(stay)
            let moves = group.subjects.map { one in
                let rank = staying.contains(one.id) ? there[one.id]?.rank : nil
                return Move(subject: one.id, before: one.rank ?? .max, after: rank ?? .max)
            }
            for (one, move) in zip(group.subjects, moves) where one.differs(from: there[one.id]) {
                subjects.append(
                    Change(
                        subject: one.id, group: group.id, before: one, after: there[one.id],
                        scores: Effect.scores(one, there[one.id], before.standing, after.standing),
                        passedBy: moves.filter { $0.passes(move) }.map(\.subject).sorted(),
                        passes: moves.filter { move.passes($0) }.map(\.subject).sorted(),
                        why: Effect.why(one, there[one.id], before, after)))
            }
        }
        self.subjects = subjects + Effect.new(before.standing, after.standing)
        number = before.standing.groups.reduce(0) { $0 + $1.subjects.count }
    }

    /// Who was not in the standing before.
    private static func new(_ before: Standing, _ after: Standing) -> [Change] {
        let known = Set(before.groups.flatMap(\.subjects).map(\.id))
        return after.groups.flatMap { group in
            group.subjects.filter { !known.contains($0.id) }.map { one in
                Change(
                    subject: one.id, group: group.id, before: nil, after: one, scores: [],
                    passedBy: [], passes: [], why: [])
            }
        }
    }

    /// The ranks of a subject; `max` for none.
    private struct Move {
        let subject: SubjectID
        let before: Int
        let after: Int

        /// True for who was not ahead of the other one and would be.
        func passes(_ other: Move) -> Bool { before >= other.before && after < other.after }
    }

    private static func scores(
        _ one: StandingSubject, _ other: StandingSubject?, _ before: Standing, _ after: Standing
    ) -> [Score] {
        guard let other else { return [] }
        let now = Dictionary(zip(after.indicators, other.scores)) { first, _ in first }
        return zip(before.indicators, one.scores).compactMap { indicator, score in
            let new = now[indicator] ?? .none
            return new == score
                ? nil : Score(indicator: indicator, before: score, after: new)
        }
    }

    /// Of the better one of two grades: what keeps, or kept, the subject from it.
    private static func why(
        _ one: StandingSubject, _ other: StandingSubject?, _ before: ScoreRun, _ after: ScoreRun
    ) -> [GradeHindrance] {
        guard let other, one.grade != other.grade else { return [] }
        let ids = before.layout.scheme.grading.grades.map(\.id)
        let place = { (grade: GradeID?) in grade.flatMap(ids.firstIndex(of:)) ?? ids.count }
        let isWorse = place(other.grade) > place(one.grade)
        let run = isWorse ? after : before
        let better = isWorse ? one.grade : other.grade
        let found = run.standing.gradeExplanation(of: one.id, by: run.layout.scheme)
        return found?.above.first { $0.grade == better }?.why ?? []
    }
}

extension StandingSubject {
    /// True where total, rank or grade differ.
    fileprivate func differs(from other: StandingSubject?) -> Bool {
        total != other?.total || rank != other?.rank || grade != other?.grade
    }
}
