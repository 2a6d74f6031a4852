public import Notation

/// A warning of a pre-assessment about one subject and one indicator.
public struct PreWarning: Hashable, Sendable {
    /// Who is warned.
    public let subject: SubjectID
    /// Of what.
    public let indicator: IndicatorID
    /// The score.
    public let score: Points
    /// True where the subject is among the last of its group, ties included.
    public let isLast: Bool
    /// The threshold that the score is below; nil where it is not.
    public let threshold: Points?

    /// The warnings of one group and indicator: the last `last` and those below the threshold.
    static func warnings(
        _ indicator: IndicatorID, _ scores: [(subject: SubjectID, score: Points)], last: Int,
        threshold: Points?
    ) -> [PreWarning] {
        let ordered = scores.sorted {
            $0.score != $1.score ? $0.score < $1.score : $0.subject < $1.subject
        }
        let lastOnes = Set(IndicatorFigures.last(last, ordered).map(\.subject))
        return ordered.compactMap { subject, score in
            let isLast = lastOnes.contains(subject)
            let below = threshold.flatMap { score < $0 ? $0 : nil }
            guard isLast || below != nil else { return nil }
            return PreWarning(
                subject: subject, indicator: indicator, score: score, isLast: isLast,
                threshold: below)
        }
    }
}
