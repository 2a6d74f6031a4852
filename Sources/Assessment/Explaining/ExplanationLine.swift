public import Notation

/// One line on the way from a total down to the values it came from.
///
/// Whoever computes ``working`` and rounds it once, half away from zero, to ``digits`` gets
/// ``result``: every line can be redone by hand. Its parts are the results of the lines one deeper.
public struct ExplanationLine: Hashable, Sendable {
    /// How far below the total: 0 for the total itself.
    public let depth: Int
    /// What the line is about.
    public let item: Item
    /// What came out.
    public let result: StandingSubject.Score
    /// Decimals with `+`, `-`, `×`, `÷`, brackets, `min(a, b)` and `max(a, b)`; nil where there is
    /// nothing to compute.
    public let working: String?
    /// How many fraction digits the result is rounded to.
    public let digits: Int
    /// Why the result is what it is, where the working does not say so.
    public let notes: [Note]
    /// The cell that the line is about, for roles, values and events.
    public let cell: ScoreCell?

    /// What a line is about.
    public enum Item: Hashable, Sendable {
        /// The subject's total.
        case total
        /// The own score and the share of the office together.
        case shared
        /// The total of the office's unit.
        case office(SubjectID)
        /// All bonuses together.
        case bonuses
        /// All penalties together.
        case penalties
        /// The root of the tree.
        case root
        /// An indicator.
        case indicator(IndicatorID, title: String)
        /// The same in one period.
        case period(PeriodID, name: String)
        /// The value of a subject that is compared with those of others.
        case combined
        /// A role.
        case role(RoleID?, name: String?)
        /// What one rater gave.
        case value(RaterID?)
        /// One event.
        case event(PeriodID)
        /// What follows from the grade.
        case award
    }

    /// Why a result is what it is.
    public enum Note: Hashable, Sendable {
        /// There is no value.
        case missing
        /// There is no value, and the scheme counts that as 0.
        case missingIsZero
        /// A value cannot be used.
        case blocked
        /// It was said that the indicator does not apply.
        case notApplicable
        /// It has left the mean.
        case left
        /// Something below is missing or blocked.
        case incomplete
        /// These were the highest and lowest and are left out.
        case dropped([Points])
        /// The step, grade or ballot that was given.
        case given(String)
        /// A veto counts.
        case vetoed
        /// The document that allows a veto.
        case basis(String)
        /// A record, which gives no points.
        case recorded
    }
}
