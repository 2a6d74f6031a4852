public import Notation

/// How the order of subjects with the same total came about.
public struct TieDecision: Hashable, Sendable {
    /// The total that they share.
    public let total: Points
    /// Who they are, with their ranks, in the order shown.
    public let subjects: [Placed]
    /// What decides between each two neighbours, in order.
    public let steps: [Step]

    /// A subject and its rank.
    public struct Placed: Hashable, Sendable {
        /// The subject.
        public let subject: SubjectID
        /// Its rank.
        public let rank: Int
    }

    /// What decides between two neighbours.
    public struct Step: Hashable, Sendable {
        /// Who stands first.
        public let ahead: SubjectID
        /// Who stands next.
        public let behind: SubjectID
        /// The first tie-break that tells them apart; nil where none does and they share the rank.
        public let by: IndicatorID?
        /// Their scores there; nil for none.
        public let scores: [Points?]
    }
}

extension Ranking {
    /// The ties of a group, greatest total first.
    func ties(_ scores: ScoreRows, _ layout: ScoreLayout) -> [TieDecision] {
        var ties: [TieDecision] = []
        var rest = ranked[...]
        while let first = rest.first {
            let same = rest.prefix { $0.total == first.total }
            rest = rest.dropFirst(same.count)
            guard same.count > 1 else { continue }
            ties.append(
                TieDecision(
                    total: first.total,
                    subjects: same.map { one in
                        TieDecision.Placed(
                            subject: layout.scheme.subjects[one.subject].id, rank: one.rank)
                    },
                    steps: zip(same, same.dropFirst()).map { one, next in
                        step(one.subject, next.subject, scores, layout)
                    }))
        }
        return ties
    }

    private func step(
        _ ahead: Int, _ behind: Int, _ scores: ScoreRows, _ layout: ScoreLayout
    ) -> TieDecision.Step {
        let subjects = layout.scheme.subjects
        let by = layout.scheme.grading.tieBreak.first { indicator in
            guard let row = layout.check.outline.index(of: indicator) else { return false }
            return scores[row, ahead].points != scores[row, behind].points
        }
        let row = by.flatMap(layout.check.outline.index(of:))
        return TieDecision.Step(
            ahead: subjects[ahead].id, behind: subjects[behind].id, by: by,
            scores: row.map { [scores[$0, ahead].points, scores[$0, behind].points] } ?? [])
    }
}
