public import Notation

extension Rule {
    /// A rule `grades` in code.
    public static func grades(_ scores: [GradeID: GradeScore]) -> Rule {
        Rule(Grades(scores: scores))
    }

    /// `grades`: the score of the grade named.
    struct Grades: ValueRule {
        /// What each grade gives.
        var scores: [GradeID: GradeScore]

        static let name = "grades"
        static let words = KeyWords.Pair("等次", "grades")
        static let form = Form.scoresByGrade

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            reader.gradeScores(node, path).map { Grades(scores: $0) }
        }

        var parameters: JSON { GradeScore.json(scores) }

        var takes: Takes { .grade(scores) }

        func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore
        {
            if case .grade(let grade) = value { .of(scores[grade]?.score) } else { .unusable }
        }

        func working(
            _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
        ) -> (working: String?, given: String?) {
            if case .grade(let grade) = value { (nil, grade.text) } else { (nil, nil) }
        }
    }
}
