public import Notation

/// One value for one cell, as the checks see it: plain values, wherever they come from.
public struct ScoreEntry: Hashable, Sendable {
    /// The period.
    public var period: PeriodID
    /// The leaf.
    public var indicator: IndicatorID
    /// The subject.
    public var subject: SubjectID
    /// The role; nil where the leaf lists none, and for events.
    public var role: RoleID?
    /// The rater; nil for a `single` role, and for events.
    public var rater: RaterID?
    /// What is said of the cell.
    public var value: ScoreValue
    /// True for an event: a cell of its own, with a date and a reason.
    public var isEvent: Bool

    /// A value for a cell.
    public init(
        period: PeriodID, indicator: IndicatorID, subject: SubjectID, role: RoleID? = nil,
        rater: RaterID? = nil, value: ScoreValue, isEvent: Bool = false
    ) {
        self.period = period
        self.indicator = indicator
        self.subject = subject
        self.role = role
        self.rater = rater
        self.value = value
        self.isEvent = isEvent
    }

    /// `period/indicator/subject[/role[/rater]]`.
    public var place: String {
        let end = (role.map { "/\($0)" } ?? "") + (rater.map { "/\($0)" } ?? "")
        return "\(period)/\(indicator)/\(subject)\(end)"
    }
}

/// What is said of a cell.
///
/// *Missing* is no value: there is no entry.
public enum ScoreValue: Hashable, Sendable {
    /// A decimal; for an event its count.
    case number(Points)
    /// A grade.
    case grade(GradeID)
    /// Ballots counted by grade, the abstentions as `abstain`.
    case counts([GradeID: Int64])
    /// Not applicable; the reason stays with the record.
    case notApplicable
    /// Taken back.
    case withdrawn
}
