public import Notation

/// Something about raters that somebody should look at; it never changes a score.
///
/// For the central clerk only.
public struct RaterSignal: Hashable, Sendable {
    /// The period.
    public let period: PeriodID
    /// The leaf; nil where the signal is about all values of a subject.
    public let indicator: IndicatorID?
    /// The role.
    public let role: RoleID?
    /// The rater; nil for a `single` role.
    public let rater: RaterID?
    /// The subject; nil where the signal is about all that the rater scored.
    public let subject: SubjectID?
    /// What was seen.
    public let kind: Kind

    /// What was seen.
    public enum Kind: Hashable, Sendable {
        /// By how much the rater's mean is above that of the other raters of the same subjects;
        /// told of every rater who has others beside.
        case leniency(Points)
        /// The same score for so many subjects, at least five.
        case noSpread(Int)
        /// Too far from the median of the raters of one subject.
        case outlier
        /// The value differs from that of the year before by more than the indicator's bound.
        case leap(from: Points, to: Points)
        /// A self-score above the median of all other raters by more than the scheme's margin.
        case selfScore(above: Points)
        /// The value is about so many times what it was the year before, or what the other subjects
        /// of the group have: probably another unit of measure.
        case unit(Factor, of: Points)
        /// So many cells, at least five, have the very values of another subject of the group.
        case copy(of: SubjectID, cells: Int)
    }

    /// A slip of the unit of measure.
    public enum Factor: String, Hashable, Sendable, CaseIterable {
        /// About a hundred times too large.
        case hundredfold = "×100"
        /// About ten thousand times too large.
        case tenThousandfold = "×10000"
        /// About a hundred times too small.
        case hundredth = "÷100"
        /// About ten thousand times too small.
        case tenThousandth = "÷10000"
    }
}
