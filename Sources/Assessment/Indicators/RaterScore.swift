import Notation

/// What the value of one rater gives.
enum RaterScore: Hashable, Sendable {
    /// A score; for rules that compare subjects the value itself, which is compared later.
    case score(Points)
    /// The rater says that the indicator does not apply.
    case notApplicable
    /// There is no value: none was given, or a ballot without votes.
    case missing
    /// The value cannot be used.
    case unusable

    /// A score where there is one.
    static func of(_ points: Points?) -> RaterScore { points.map(RaterScore.score) ?? .unusable }
}

extension Rule {
    /// What one rater's value gives, as the first step of a score.
    ///
    /// A value that its rule does not take is `unusable`.
    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        switch value {
        case .notApplicable: .notApplicable
        case .withdrawn: .missing
        default: body.score(of: value, for: subject, in: period)
        }
    }
}
