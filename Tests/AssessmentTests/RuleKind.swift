import Notation

@testable import Assessment

/// The rules as a closed list, for the tests that go through them all and share nothing with them
/// but their parameters.
enum RuleKind {
    case direct(max: Points)
    case linear(Rule.Linear)
    case steps([Rule.Step])
    case deduct(from: Points, per: Points)
    case grades([GradeID: Rule.GradeScore])
    case votes([GradeID: Rule.GradeScore])
    case efficacy(Rule.Efficacy)
    case place(Rule.Place)
    case bonus(per: Points, cap: Points?)
    case penalty(per: Points, cap: Points?)
    case veto(basis: String?)
    case ledger
}

extension Rule {
    /// Which of the list it is.
    var kind: RuleKind {
        switch body {
        case let rule as Direct: .direct(max: rule.max)
        case let rule as Linear: .linear(rule)
        case let rule as Steps: .steps(rule.steps)
        case let rule as Deduct: .deduct(from: rule.from, per: rule.per)
        case let rule as Grades: .grades(rule.scores)
        case let rule as Votes: .votes(rule.scores)
        case let rule as Efficacy: .efficacy(rule)
        case let rule as Place: .place(rule)
        case let rule as Bonus: .bonus(per: rule.points.per, cap: rule.points.cap)
        case let rule as Penalty: .penalty(per: rule.points.per, cap: rule.points.cap)
        case let rule as Veto: .veto(basis: rule.basis)
        case is Ledger: .ledger
        default: fatalError("the tests do not know the rule \(name)")
        }
    }
}
