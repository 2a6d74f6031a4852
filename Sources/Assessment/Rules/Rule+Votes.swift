import Notation

extension Rule {
    /// `votes`: s = Σ n·score / Σ n over the counts of one ballot, abstentions left out.
    ///
    /// No votes at all is missing. A grade that the map does not have, and a count below 0 or of
    /// 10¹²
    /// and more, cannot be used.
    static func votes(
        _ counts: [GradeID: Int64], _ scores: [GradeID: GradeScore]
    ) -> RaterScore {
        var sum = ExactSum()
        var votes = ExactSum()
        for (grade, count) in counts {
            guard count >= 0, let number = Points(Int(count)) else { return .unusable }
            if grade.text == abstain { continue }
            guard let score = scores[grade]?.score else { return .unusable }
            sum.add(number, times: score)
            votes.add(number)
        }
        return votes.isZero ? .missing : .of(sum.over(votes))
    }
}
