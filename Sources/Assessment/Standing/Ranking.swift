import Notation

/// The order of the subjects of one group.
struct Ranking: Sendable {
    /// Those with a rank, in the order shown.
    let ranked: [(subject: Int, rank: Int, total: Points)]

    /// Rank = 1 + the number of subjects ahead: of those with a greater total, and between equal
    /// totals of those with the greater score of the first tie-break that tells them apart.
    init(
        _ group: [Int], _ states: [TotalState], _ scores: ScoreRows, _ layout: ScoreLayout
    ) {
        let rows = layout.scheme.grading.tieBreak.compactMap(layout.check.outline.index(of:))
        let subjects = layout.scheme.subjects
        let keyed = group.compactMap { subject -> (subject: Int, keys: [Int64])? in
            guard case .total(let total) = states[subject] else { return nil }
            // No score is below every score: the marks of NodeScore are the least numbers of all.
            let ties = rows.map { row in
                scores[row, subject].isScore ? scores[row, subject].raw : Int64.min
            }
            return (subject, [total.millionths] + ties)
        }
        let ordered = keyed.sorted { a, b in
            for (one, other) in zip(a.keys, b.keys) where one != other { return one > other }
            return subjects[a.subject].id < subjects[b.subject].id
        }
        var ranked: [(subject: Int, rank: Int, total: Points)] = []
        for (index, item) in ordered.enumerated() {
            let isTied = index > 0 && ordered[index - 1].keys == item.keys
            let rank = isTied ? ranked[index - 1].rank : index + 1
            guard let total = Points(millionths: item.keys[0]) else { continue }
            ranked.append((item.subject, rank, total))
        }
        self.ranked = ranked
    }
}
