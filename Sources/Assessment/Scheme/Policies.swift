public import Notation

/// What is added to or taken from a total outside the weights.
public struct Adjustments: Hashable, Sendable {
    /// A person's share of the office in percent: 30 gives 0.70·own + 0.30·office.
    public var inherit: Points?
    /// The most that all bonuses together can add.
    public var bonusCap: Points?
    /// The most that all penalties together can take.
    public var penaltyCap: Points?

    /// None.
    public init() {}
}

/// How work is received.
public struct Procedure: Hashable, Sendable {
    /// True where every batch needs a reviewer beside its preparer.
    public var reviewer = false
    /// What becomes of work after closing.
    public var late = Late.hold
    /// Who must have cosigned a checkpoint before a standing is final.
    public var witnesses: Witnesses?

    /// No reviewer, late work waits, no witnesses.
    public init() {}

    /// What becomes of a late entry; events always wait.
    ///
    /// Source: rule M10.
    public enum Late: String, Hashable, Sendable, CaseIterable {
        /// It waits, listed, until a decision admits it.
        case hold
        /// It is accepted, marked late, where its cell has nothing else.
        case admit
    }
}

/// Those whose cosignatures a final standing needs.
public struct Witnesses: Hashable, Sendable {
    /// How many of them.
    public var quorum: Int
    /// Their verifier keys, `name+hash+base64` as C2SP signed-note writes them, sorted.
    public var keys: [String]

    /// Witnesses.
    public init(quorum: Int, keys: [String]) {
        self.quorum = quorum
        self.keys = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// What is shown to whom and what is warned of.
public struct Feedback: Hashable, Sendable {
    /// In a pre-assessment the last so many of a group are warned, ties included; 0 warns none.
    public var warnLast = 3
    /// Whose results a subject sees.
    public var show = Show.own
    /// By how much a self-score may pass the median of the other raters unremarked.
    public var selfMargin = Feedback.defaultSelfMargin

    /// The defaults.
    public init() {}

    /// 15 points.
    public static let defaultSelfMargin = Points(15) ?? .zero

    /// Whose results a subject sees.
    public enum Show: String, Hashable, Sendable, CaseIterable {
        /// Its own, with the figures of the group.
        case own
        /// Those of all subjects of its group.
        case group
    }
}

/// What an amended version says about work given under the versions before.
///
/// Source: rule M16.
public struct Amendment: Hashable, Sendable {
    /// Why it was amended.
    public var reason: String
    /// For each changed leaf; one that is not named is asked again in all periods.
    public var leaves: [IndicatorID: Change]

    /// An amendment.
    public init(reason: String, leaves: [IndicatorID: Change] = [:]) {
        self.reason = reason
        self.leaves = leaves
    }

    /// What becomes of the values of a changed leaf.
    public struct Change: Hashable, Sendable {
        /// Whether values given before still count.
        public var carry: Carry
        /// The first period that the change is for; nil: all periods.
        public var from: PeriodID?

        /// A change.
        public init(carry: Carry = .ask, from: PeriodID? = nil) {
            self.carry = carry
            self.from = from
        }
    }

    /// Whether values given before still count.
    public enum Carry: String, Hashable, Sendable, CaseIterable {
        /// They count as they are.
        case keep
        /// Their cells are missing, to be given again.
        case ask
    }
}
