import Notation

/// What the value of one rater gives.
enum RaterScore: Hashable, Sendable {
    /// A score; for `efficacy` and `place` the value itself, which is compared later.
    case score(Points)
    /// The rater says that the indicator does not apply.
    case notApplicable
    /// There is no value: none was given, or a ballot without votes.
    case missing
    /// The value cannot be used.
    case unusable
}

extension Rule {
    /// The table of rules: what one rater's value gives, as the first step of a score.
    ///
    /// Each rule is a file beside this one. A value that its rule does not take is `unusable`.
    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        switch (self, value) {
        case (_, .notApplicable): .notApplicable
        case (_, .withdrawn): .missing
        case (.direct(let max), .number(let v)): .of(Rule.direct(v, max: max))
        case (.linear(let linear), .number(let v)): .of(linear.score(v, for: subject, in: period))
        case (.steps(let steps), .number(let v)): .score(Rule.step(v, steps))
        case (.deduct(let from, let per), .number(let v)): .of(Rule.deduct(v, from: from, per: per))
        case (.grades(let scores), .grade(let grade)): .of(Rule.named(grade, scores))
        case (.votes(let scores), .counts(let counts)): Rule.votes(counts, scores)
        case (.efficacy, .number(let v)), (.place, .number(let v)): .score(v)
        default: .unusable
        }
    }

    /// For the rules that compare subjects: the score of each of the values, in their order.
    func compared(_ values: [Points]) -> [Points?] {
        switch self {
        case .efficacy(let efficacy): efficacy.scores(values)
        case .place(let place): place.scores(values)
        default: values
        }
    }

    /// For the rules of events: what the values of a subject's events come to.
    ///
    /// The signed points of bonus and penalty, the sum of a ledger. Nil where they reach 10¹², and
    /// for all other rules.
    func shown(of events: [Points]) -> Points? {
        switch self {
        case .bonus(let per, let cap): Rule.bonus(events, per: per, cap: cap)
        case .penalty(let per, let cap): Rule.penalty(events, per: per, cap: cap)
        case .ledger: Rule.ledger(events)
        default: nil
        }
    }
}

extension RaterScore {
    /// A score where there is one.
    static func of(_ points: Points?) -> RaterScore { points.map(RaterScore.score) ?? .unusable }
}
