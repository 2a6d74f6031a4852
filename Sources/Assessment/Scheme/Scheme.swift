public import Notation

/// The rules of one assessment cycle: who is assessed, on what, by whom, when, and how it adds up.
///
/// A plain value. Lists without an order of their own (offices, groups, subjects) are sorted by id,
/// so that the same scheme is the same value and the same ``canonical`` bytes however its file was
/// written. Periods, indicators, roles, grades and tie-breaks keep the order in which they stand.
/// Source of every rule: `docs/scoring.md`; of every key: `docs/scheme.md`.
public struct Scheme: Hashable, Sendable {
    /// The name that all versions share.
    public var id: SchemeID
    /// 1, 2, 3 …: each published version has the next number.
    public var version: Int
    /// What people call it.
    public var title: String
    /// Anything people should know.
    public var note: String?
    /// The IANA name of the zone its dates belong to.
    public var timezone = "Asia/Shanghai"
    /// The fraction digits of a total, 0…6.
    public var decimals = 2
    /// What a missing value does.
    public var missing = Missing.block
    /// How the periods make the cycle.
    public var cycle = Cycle()
    /// What the weights of the top indicators must add up to, where the scheme says so.
    public var sum: Points?
    /// All offices, by id.
    public var offices: [Office]
    /// All groups, by id.
    public var groups: [Group]
    /// All subjects, by id.
    public var subjects: [Subject]
    /// The periods in the order of time.
    public var periods: [Period]
    /// The top of the indicator tree; the root above it has no name.
    public var indicators: [Indicator]
    /// How totals become grades.
    public var grading = Grading()
    /// Points outside the weights, and the share a person takes from the office.
    public var adjustments = Adjustments()
    /// How work is received: reviewers, late work, witnesses.
    public var procedure = Procedure()
    /// What is shown and warned of.
    public var feedback = Feedback()
    /// What an amended version says about work already given.
    public var amendment: Amendment?

    /// A scheme with everything else at its default.
    public init(
        id: SchemeID, version: Int, title: String, offices: [Office], groups: [Group],
        subjects: [Subject], periods: [Period], indicators: [Indicator]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.offices = offices.sorted { $0.id < $1.id }
        self.groups = groups.sorted { $0.id < $1.id }
        self.subjects = subjects.sorted { $0.id < $1.id }
        self.periods = periods
        self.indicators = indicators
    }
}

/// What a missing role does to the leaf and all above it.
public enum Missing: String, Hashable, Sendable, CaseIterable {
    /// The leaf and all above it are incomplete.
    case block
    /// It counts as score 0.
    case zero
    /// Its weight leaves the mean.
    case exclude
}

/// How the scores of several periods become the score of the cycle.
public struct Cycle: Hashable, Sendable {
    /// What people call the cycle, for example 2026年度.
    public var title: String?
    /// What is averaged over the periods.
    public var compose = Compose.totals

    /// A cycle; by default nodes are averaged.
    public init(title: String? = nil, compose: Compose = .totals) {
        self.title = title
        self.compose = compose
    }

    /// What is averaged over the periods.
    public enum Compose: String, Hashable, Sendable, CaseIterable {
        /// Every node's cycle score is the weighted mean of its period scores.
        case totals
        /// A leaf's cycle score is the weighted mean of its periods; the tree is summed once.
        case leaves
    }
}
