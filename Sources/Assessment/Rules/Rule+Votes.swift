public import Notation

extension Rule {
    /// A rule `votes` in code.
    public static func votes(_ scores: [GradeID: GradeScore]) -> Rule {
        Rule(Votes(scores: scores))
    }

    /// `votes`: s = Σ n·score / Σ n over the counts of one ballot, abstentions left out.
    struct Votes: ValueRule {
        /// What each grade gives.
        var scores: [GradeID: GradeScore]

        static let name = "votes"
        static let words = KeyWords.Pair("计票", "votes")
        static let form = Form.scoresByGrade

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            reader.gradeScores(node, path).map { Votes(scores: $0) }
        }

        var parameters: JSON { GradeScore.json(scores) }

        var takes: Takes { .ballot(scores) }

        /// No votes at all is missing.
        ///
        /// A grade that the map does not have, and a count below 0 or of 10¹² and more, cannot be
        /// used.
        func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
        {
            guard case .counts(let counts) = value else { return .unusable }
            var sum = ExactSum()
            var votes = ExactSum()
            for (grade, count) in counts {
                guard count >= 0, let number = Points(Int(count)) else { return .unusable }
                if grade.text == abstain { continue }
                guard let score = scores[grade]?.score else { return .unusable }
                sum.add(number, times: score)
                votes.add(number)
            }
            return votes.isZero ? .missing : .of(sum.over(votes))
        }

        func working(
            _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
        ) -> (working: String?, given: String?) {
            guard case .counts(let counts) = value else { return (nil, nil) }
            let grades = counts.keys.filter { $0.text != abstain }.sorted()
            let products = grades.map { "\(counts[$0] ?? 0)×\(scores[$0]?.score ?? .zero)" }
            let votes = grades.map { "\(counts[$0] ?? 0)" }
            let over = products.joined(separator: " + ")
            return ("(\(over)) ÷ (\(votes.joined(separator: " + ")))", nil)
        }
    }
}
