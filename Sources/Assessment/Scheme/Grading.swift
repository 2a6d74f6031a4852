public import Notation

/// How totals become grades, and what decides between equal totals.
public struct Grading: Hashable, Sendable {
    /// The grades, best first; empty for a scheme without grades.
    public var grades: [Grade] = []
    /// The best grade a vetoed subject can get; nil: the last one.
    public var vetoGrade: GradeID?
    /// What happens to subjects of one rank that do not all fit into a quota.
    public var tieAtQuota = TieAtQuota.exclude
    /// The indicators compared in turn between equal totals.
    public var tieBreak: [IndicatorID] = []
    /// Money or points that follow from the grade.
    public var award: Award?

    /// No grades.
    public init() {}

    /// What happens to a block of equal rank at the edge of a quota.
    public enum TieAtQuota: String, Hashable, Sendable, CaseIterable {
        /// A block that is more than the room left gets nothing, and closes the grade.
        case exclude
        /// A block gets in while any room is left.
        case include
    }
}

/// A step of the result: excellent, good and so on.
public struct Grade: Hashable, Sendable {
    /// The name.
    public var id: GradeID
    /// What people call it.
    public var name: String
    /// The least total.
    public var min: Points?
    /// Indicators that must reach a score.
    public var require: [IndicatorID: Points]
    /// The share of the group that may get it, 0…1.
    public var quota: Points?
    /// For people, the share by the grade of their office; it goes before ``quota``.
    public var quotaByOffice: QuotaByOffice?
    /// What the award's base is multiplied by.
    public var coefficient: Points

    /// A grade; by default without conditions.
    public init(
        id: GradeID, name: String, min: Points? = nil, require: [IndicatorID: Points] = [:],
        quota: Points? = nil, quotaByOffice: QuotaByOffice? = nil, coefficient: Points = .one
    ) {
        self.id = id
        self.name = name
        self.min = min
        self.require = require
        self.quota = quota
        self.quotaByOffice = quotaByOffice
        self.coefficient = coefficient
    }

    /// True where a subject can fail to get it for another reason than a veto.
    public var hasConditions: Bool {
        min != nil || !require.isEmpty || quota != nil || quotaByOffice != nil
    }
}

/// The share of an office's people that may get a grade.
public struct QuotaByOffice: Hashable, Sendable {
    /// By the grade of the office.
    public var grades: [GradeID: Points]
    /// For an office of any other grade or of none, and for people without an office.
    public var otherwise: Points

    /// Shares, each 0…1.
    public init(grades: [GradeID: Points], otherwise: Points) {
        self.grades = grades
        self.otherwise = otherwise
    }

    /// The share where the office has this grade.
    public func share(_ grade: GradeID?) -> Points {
        grade.flatMap { grades[$0] } ?? otherwise
    }
}

/// Award = base · (coefficient of the grade, or in part the scores of indicators) · (1 − deducted
/// share); never part of the rank.
public struct Award: Hashable, Sendable {
    /// The base of each group; the entry without a group serves all others.
    public var base: [GroupID?: Points]
    /// For event leaves, the share that each counted event deducts; all together at most 1.
    public var deduct: [IndicatorID: Points]
    /// For scored indicators, the share of the base that goes by their score instead of by the
    /// grade; all together at most 1.
    public var parts: [IndicatorID: Points]

    /// An award.
    public init(
        base: [GroupID?: Points], deduct: [IndicatorID: Points] = [:],
        parts: [IndicatorID: Points] = [:]
    ) {
        self.base = base
        self.deduct = deduct
        self.parts = parts
    }

    /// The base of a group; nil where the group has none.
    public func base(of group: GroupID) -> Points? {
        base[group] ?? base[nil]
    }
}
