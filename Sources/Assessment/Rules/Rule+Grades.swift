import Notation

extension Rule {
    /// `grades`: the score of the grade named; nil for a grade that the map does not have.
    static func named(_ grade: GradeID, _ scores: [GradeID: GradeScore]) -> Points? {
        scores[grade]?.score
    }
}
