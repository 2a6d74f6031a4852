public import Notation

/// How the value of one rater becomes a score, or what events come to: the table of
/// `docs/scoring.md`.
///
/// Each is a file of its own in the folder Rules, with all there is to say of it, and a line in
/// ``all``.
public struct Rule: Hashable, Sendable {
    /// The table of rules, in the order in which they are told to people.
    static let all: [any ScoringRule.Type] = [
        Direct.self, Linear.self, Steps.self, Deduct.self, Grades.self, Votes.self, Efficacy.self,
        Place.self, Bonus.self, Penalty.self, Veto.self, Ledger.self,
    ]

    /// What the rule is, with its parameters.
    let body: any ScoringRule
    /// What the events of the rule do; nil for a rule whose values are scored.
    public let effect: EventEffect?

    /// A rule with its parameters.
    init(_ body: some ScoringRule) {
        self.body = body
        effect = body.effect
    }

    /// True for rules of one name with equal parameters.
    public static func == (a: Self, b: Self) -> Bool { a.body.equals(b.body) }

    /// Hashes name and parameters.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        body.hash(into: &hasher)
    }

    /// The id that a ballot gives its abstentions.
    public static let abstain = "abstain"
}

extension ScoringRule {
    fileprivate func equals(_ other: any ScoringRule) -> Bool { (other as? Self) == self }
}

extension Rule {
    /// The word that names the rule in a scheme.
    public var name: String { type(of: body).name }

    /// Which values it takes.
    public var takes: Takes { body.takes }

    /// True for bonus, penalty, veto and ledger: values are events, without weight and roles.
    public var isEvent: Bool { effect != nil }

    /// True for bonus and penalty: events give points.
    public var givesPoints: Bool { effect == .bonus || effect == .penalty }

    /// True for a veto.
    public var isVeto: Bool { effect == .veto }

    /// True where raters are combined on v before subjects are compared.
    public var comparesSubjects: Bool { body.comparesSubjects }

    /// What the events of a rule do to the result of their subject.
    public enum EventEffect: String, Hashable, Sendable {
        /// They add points to the total.
        case bonus
        /// They take points from the total.
        case penalty
        /// They can veto the subject.
        case veto
        /// They are recorded, for others to rest on.
        case ledger
    }

    /// Which values a rule takes, beside *not applicable* and *withdrawn*.
    public enum Takes: Hashable, Sendable {
        /// A number.
        case number
        /// The id of one of these grades.
        case grade([GradeID: GradeScore])
        /// A ballot: a count for each of these grades, and for ``Rule/abstain``.
        case ballot([GradeID: GradeScore])
    }

    /// Whether a greater or a smaller value is better.
    enum Better: String, Hashable, Sendable, CaseIterable {
        /// Greater values are better.
        case higher
        /// Smaller values are better.
        case lower
    }
}
