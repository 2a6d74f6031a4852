import Notation

/// The scores of the raters of one role in one period, and what is to be seen in them.
struct RoleScores {
    /// The scores that each subject has, by rater.
    private(set) var bySubject: [Int: [(rater: RaterID?, score: Points)]] = [:]
    private let run: ScoreRun
    private let slot: Int
    private let period: PeriodID

    init(_ cells: PeriodCells, _ slot: Int, _ run: ScoreRun) {
        self.run = run
        self.slot = slot
        period = run.layout.scheme.periods[cells.period].id
        for subject in 0..<run.layout.subjectCount {
            let scores = cells.table[slot, subject].compactMap { cell in
                cell.points.map { (run.values.entries[Int(cell.entry)].rater, $0) }
            }
            if !scores.isEmpty { bySubject[subject] = scores }
        }
    }

    func signal(_ rater: RaterID?, _ subject: Int?, _ kind: RaterSignal.Kind) -> RaterSignal {
        let place = run.layout.slots[slot]
        return RaterSignal(
            period: period, indicator: run.layout.nodes[place.node].indicator.id,
            role: place.role.id, rater: rater,
            subject: subject.map { run.layout.scheme.subjects[$0].id }, kind: kind)
    }

    private var raters: [RaterID] {
        Set(bySubject.values.joined().compactMap(\.rater)).sorted()
    }

    /// The mean of a rater less that of all other raters of the same subjects, as one step.
    var leniency: [RaterSignal] {
        raters.compactMap { rater in
            var own: [Points] = []
            var others: [Points] = []
            for scores in bySubject.values where scores.count > 1 {
                guard let mine = scores.first(where: { $0.rater == rater }) else { continue }
                own.append(mine.score)
                others += scores.filter { $0.rater != rater }.map(\.score)
            }
            guard let few = Points(own.count), let many = Points(others.count),
                let product = Points(own.count * others.count)
            else { return nil }
            var sum = ExactSum()
            for score in own { sum.add(score, times: many) }
            for score in others { sum.add(-score, times: few) }
            return sum.over(ExactSum(product)).map { signal(rater, nil, .leniency($0)) }
        }
    }

    /// The same score for all subjects of a rater, at least five.
    var noSpread: [RaterSignal] {
        raters.compactMap { rater in
            let scores = bySubject.values.compactMap { scores in
                scores.first { $0.rater == rater }?.score
            }
            guard scores.count >= 5, Set(scores).count == 1 else { return nil }
            return signal(rater, nil, .noSpread(scores.count))
        }
    }

    /// |0.6745·(x − median)/MAD| > 3.5 among the raters of one subject; none where MAD is 0.
    ///
    /// The medians are not rounded: all is held in halves or quarters of a millionth.
    var outliers: [RaterSignal] {
        bySubject.keys.sorted().flatMap { subject -> [RaterSignal] in
            let scores = bySubject[subject] ?? []
            let twice = RoleScores.twiceMedian(scores.map(\.score.millionths))
            let distances = scores.map { abs(2 * $0.score.millionths - twice) }
            let spread = RoleScores.twiceMedian(distances)
            guard spread > 0 else { return [] }
            return zip(scores, distances).compactMap { score, distance in
                // The distance is twice, the spread four times the real one.
                6_745 * Int128(2 * distance) > 35_000 * Int128(spread)
                    ? signal(score.rater, subject, .outlier) : nil
            }
        }
    }

    static func twiceMedian(_ numbers: [Int64]) -> Int64 {
        let ordered = numbers.sorted()
        let half = ordered.count / 2
        guard let middle = ordered.dropFirst(half).first else { return 0 }
        return ordered.count % 2 == 1 ? 2 * middle : ordered[half - 1] + middle
    }
}
