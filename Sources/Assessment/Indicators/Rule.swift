public import Notation

/// How the value of one rater becomes a score: the table of `docs/scoring.md`.
public enum Rule: Hashable, Sendable {
    /// s = 100·v/max, 0 ≤ v ≤ max.
    case direct(max: Points)
    /// s = 100·(v−floor)/(target−floor), held within 0…cap.
    case linear(Linear)
    /// The score of the greatest `from` ≤ v; below all: 0.
    case steps([Step])
    /// s = max(0, from − per·v), v ≥ 0.
    case deduct(from: Points, per: Points)
    /// The score of the grade named.
    case grades([GradeID: GradeScore])
    /// Σ n·score / Σ n over the counts of a ballot, abstentions left out.
    case votes([GradeID: GradeScore])
    /// s = base + span·(v−min)/(max−min) over the group.
    case efficacy(Efficacy)
    /// s = max(floor, first − step·(r−1)) by place in the group.
    case place(Place)
    /// +min(cap, per·Σv) points on the total.
    case bonus(per: Points, cap: Points?)
    /// −min(cap, per·Σv) points on the total.
    case penalty(per: Points, cap: Points?)
    /// Any event with v > 0 vetoes the subject, by the document named.
    case veto(basis: String? = nil)
    /// Σv is shown and gives no points: a record that others rest on.
    case ledger

    /// True for bonus, penalty, veto and ledger: values are events, without weight and roles.
    public var isEvent: Bool {
        switch self {
        case .bonus, .penalty, .veto, .ledger: true
        default: false
        }
    }

    /// True for bonus and penalty: events give points.
    public var givesPoints: Bool {
        switch self {
        case .bonus, .penalty: true
        default: false
        }
    }

    /// True for a veto.
    public var isVeto: Bool {
        if case .veto = self { true } else { false }
    }

    /// True where raters are combined on v before subjects are compared.
    public var comparesSubjects: Bool {
        switch self {
        case .efficacy, .place: true
        default: false
        }
    }

    /// The word that names the rule in a scheme.
    public var name: String {
        switch self {
        case .direct: "direct"
        case .linear: "linear"
        case .steps: "steps"
        case .deduct: "deduct"
        case .grades: "grades"
        case .votes: "votes"
        case .efficacy: "efficacy"
        case .place: "place"
        case .bonus: "bonus"
        case .penalty: "penalty"
        case .veto: "veto"
        case .ledger: "ledger"
        }
    }

    /// The names of all rules.
    public static let names = [
        "direct", "linear", "steps", "deduct", "grades", "votes", "efficacy", "place", "bonus",
        "penalty", "veto", "ledger",
    ]

    /// The id that a ballot gives its abstentions.
    public static let abstain = "abstain"
}

extension Rule {
    /// The parameters of `linear`.
    public struct Linear: Hashable, Sendable {
        /// What gives 100.
        public var target: Table
        /// What gives 0.
        public var floor: Table
        /// The most it can give.
        public var cap: Points

        /// Parameters; by default a floor of 0 and a cap of 100.
        public init(target: Table, floor: Table = Table(.zero), cap: Points = .hundred) {
            self.target = target
            self.floor = floor
            self.cap = cap
        }
    }

    /// One step of `steps`.
    public struct Step: Hashable, Sendable {
        /// The least value that gives the score.
        public var from: Points
        /// The score.
        public var score: Points

        /// A step.
        public init(from: Points, score: Points) {
            self.from = from
            self.score = score
        }
    }

    /// What a grade of `grades` or `votes` gives.
    public struct GradeScore: Hashable, Sendable {
        /// The score.
        public var score: Points
        /// What people call it; nil: as the scheme's grade of that id, or the id.
        public var name: String?

        /// A grade's score.
        public init(_ score: Points, name: String? = nil) {
            self.score = score
            self.name = name
        }
    }

    /// Whether a greater or a smaller value is better.
    public enum Better: String, Hashable, Sendable, CaseIterable {
        /// Greater values are better.
        case higher
        /// Smaller values are better.
        case lower
    }

    /// The parameters of `efficacy` 功效系数法.
    public struct Efficacy: Hashable, Sendable {
        /// What the worst gets.
        public var base: Points
        /// How much more the best gets.
        public var span: Points
        /// Which values are better.
        public var better: Better

        /// 60, the usual base.
        public static let defaultBase = Points(60) ?? .zero
        /// 40, the usual span.
        public static let defaultSpan = Points(40) ?? .zero

        /// Parameters; by default 60 and 40.
        public init(
            base: Points = Efficacy.defaultBase, span: Points = Efficacy.defaultSpan,
            better: Better = .higher
        ) {
            self.base = base
            self.span = span
            self.better = better
        }
    }

    /// The parameters of `place`.
    public struct Place: Hashable, Sendable {
        /// What the first place gets.
        public var first: Points
        /// How much less each further place gets.
        public var step: Points
        /// The least it can give.
        public var floor: Points
        /// Which values are better.
        public var better: Better

        /// Parameters.
        public init(first: Points, step: Points, floor: Points = .zero, better: Better = .higher) {
            self.first = first
            self.step = step
            self.floor = floor
            self.better = better
        }
    }
}
