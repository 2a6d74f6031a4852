public import Notation

/// The place of one value within a scheme; for events all those of one leaf, subject and period.
public struct ScoreCell: Hashable, Sendable {
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

    /// A cell.
    public init(
        period: PeriodID, indicator: IndicatorID, subject: SubjectID, role: RoleID? = nil,
        rater: RaterID? = nil
    ) {
        self.period = period
        self.indicator = indicator
        self.subject = subject
        self.role = role
        self.rater = rater
    }

    /// `period/indicator/subject[/role[/rater]]`.
    public var place: String {
        let end = (role.map { "/\($0)" } ?? "") + (rater.map { "/\($0)" } ?? "")
        return "\(period)/\(indicator)/\(subject)\(end)"
    }
}

extension ScoreEntry {
    /// The cell that the entry fills.
    public var cell: ScoreCell {
        ScoreCell(
            period: period, indicator: indicator, subject: subject, role: role, rater: rater)
    }
}
