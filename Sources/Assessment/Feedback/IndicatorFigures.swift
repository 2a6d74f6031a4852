public import Notation

/// What a group is told of one indicator: figures over the scores of all subjects that have one.
public struct IndicatorFigures: Hashable, Sendable {
    /// The indicator.
    public let indicator: IndicatorID
    /// How many subjects have a score.
    public let number: Int
    /// The greatest score; nil for none.
    public let max: Points?
    /// The least score; nil for none.
    public let min: Points?
    /// The mean, rounded once to two digits; nil for none.
    public let mean: Points?
    /// The median, rounded to six digits where it is a mean of two; nil for none.
    public let median: Points?
    /// Those of the first three places, the greatest score first, then by id; ties at the third
    /// place are all listed.
    public let firstThree: [SubjectID]
    /// Those of the last three places counted from below, the least score first, then by id.
    public let lastThree: [SubjectID]

    /// The figures over scores.
    init(_ indicator: IndicatorID, _ scores: [(subject: SubjectID, score: Points)]) {
        self.indicator = indicator
        number = scores.count
        let ordered = scores.map(\.score).sorted()
        min = ordered.first
        max = ordered.last
        mean = IndicatorFigures.mean(ordered)
        median = Role.Combine.middle(ordered)
        // Whole rows are put in order only at the ends.
        let third = ordered.count > 3 ? ordered[2] : ordered.last
        lastThree = IndicatorFigures.ascending(scores.filter { $0.score <= third ?? .zero })
            .map(\.subject)
        let thirdFromAbove = ordered.count > 3 ? ordered[ordered.count - 3] : ordered.first
        firstThree = IndicatorFigures.descending(
            scores.filter { $0.score >= thirdFromAbove ?? .zero }
        ).map(\.subject)
    }

    /// Those at the first `count` places from below of scores in rising order, ties included.
    static func last(
        _ count: Int, _ ordered: [(subject: SubjectID, score: Points)]
    ) -> ArraySlice<(subject: SubjectID, score: Points)> {
        guard count > 0 else { return [] }
        guard ordered.count > count else { return ordered[...] }
        let bound = ordered[count - 1].score
        return ordered.prefix { $0.score <= bound }
    }

    private static func ascending(
        _ scores: [(subject: SubjectID, score: Points)]
    ) -> [(subject: SubjectID, score: Points)] {
        scores.sorted { $0.score != $1.score ? $0.score < $1.score : $0.subject < $1.subject }
    }

    private static func descending(
        _ scores: [(subject: SubjectID, score: Points)]
    ) -> [(subject: SubjectID, score: Points)] {
        scores.sorted { $0.score != $1.score ? $0.score > $1.score : $0.subject < $1.subject }
    }

    /// The mean with two digits, rounded once: a ten-thousandth of it with six, moved back.
    private static func mean(_ scores: [Points]) -> Points? {
        guard !scores.isEmpty, let divisor = Points(scores.count * 10_000) else { return nil }
        var sum = ExactSum()
        for score in scores { sum.add(score) }
        return sum.over(ExactSum(divisor)).flatMap { Points(millionths: $0.millionths * 10_000) }
    }
}
