import Notation

/// Whether all weights between two give the grades that the scheme's weight gives.
///
/// Certain is what follows from bounds alone; where it does not, the stretch has to be halved.
struct GradeBounds {
    /// The grades by the scheme.
    let grades: [Int?]
    private let run: ScoreRun
    private let fillings: [GradeRun.Filling]
    /// The rows of the tie-breaks.
    private let ties: [Int]
    /// Subjects whose totals are equal whatever the weight have the same number.
    private let twins: [Int]

    init(_ run: ScoreRun, _ node: Int, _ base: WeightWorld) {
        self.run = run
        let found = base.gradeRun(run)
        grades = found.grades
        fillings = Array(found.fillings.joined())
        ties = run.layout.scheme.grading.tieBreak.compactMap(run.layout.check.outline.index(of:))
        twins = GradeBounds.twins(run, node)
    }

    /// What bounds the scores and totals of all subjects.
    private struct Stretch {
        let least: WeightWorld
        let most: WeightWorld
    }

    func isCertain(from one: WeightWorld, to other: WeightWorld) -> Bool {
        let stretch = Stretch(
            least: WeightWorld.bound(run, one, other) { $0.raw < $1.raw ? $0 : $1 },
            most: WeightWorld.bound(run, one, other) { $0.raw > $1.raw ? $0 : $1 })
        return fillings.allSatisfy { filling in
            filling.pool.tries.allSatisfy { isCertain($0, filling.grade, stretch) }
                && isCertain(filling, stretch)
        }
    }

    /// True where a candidate meets the conditions of a grade, or not, over the whole stretch.
    private func isCertain(_ one: QuotaPool.Try, _ grade: Int, _ stretch: Stretch) -> Bool {
        let grade = run.layout.scheme.grading.grades[grade]
        if one.hindrances.isEmpty { return meets(grade, one.candidate.subject, stretch.least) }
        return one.hindrances.contains { hindrance in
            switch hindrance {
            case .below(let least, _): total(one.candidate.subject, stretch.most) < least
            case .indicator(let id, _, let least):
                !reaches(id, least, one.candidate.subject, stretch.most)
            case .vetoed: true
            case .noPlace: false
            }
        }
    }

    private func meets(_ grade: Grade, _ subject: Int, _ world: WeightWorld) -> Bool {
        if let least = grade.min, total(subject, world) < least { return false }
        return grade.require.allSatisfy { reaches($0.key, $0.value, subject, world) }
    }

    private func reaches(
        _ indicator: IndicatorID, _ least: Points, _ subject: Int, _ world: WeightWorld
    ) -> Bool {
        guard let row = run.layout.check.outline.index(of: indicator) else { return false }
        let score = world.scores.scores[row, subject]
        return score == .notApplicable || score.points.map { $0 >= least } ?? false
    }

    private func total(_ subject: Int, _ world: WeightWorld) -> Points {
        if case .total(let total) = world.totals[subject] { total } else { .zero }
    }

    /// True where the same candidates get the places over the whole stretch.
    private func isCertain(_ filling: GradeRun.Filling, _ stretch: Stretch) -> Bool {
        guard let places = filling.pool.places else { return true }
        let given = filling.given[...]
        let count = given.count
        guard isAhead(given, filling.rest, stretch) else { return false }
        if count == places || count < places && filling.rest.isEmpty { return true }
        // A block decides: too large for the room left, or let in as a whole beyond the places.
        let isOver = count > places
        let side = isOver ? given : filling.rest
        guard let rank = isOver ? side.last?.rank : side.first?.rank else { return true }
        let block = side.filter { $0.rank == rank }
        let others = side.filter { $0.rank != rank }
        return isTied(block, stretch)
            && (isOver
                ? isAhead(others[...], block[...], stretch)
                : isAhead(block[...], others[...], stretch))
    }

    /// True where each of the first is ahead of each of the second over the whole stretch.
    private func isAhead(
        _ first: ArraySlice<GradeRun.Candidate>, _ second: ArraySlice<GradeRun.Candidate>,
        _ stretch: Stretch
    ) -> Bool {
        guard let least = first.lazy.map({ total($0.subject, stretch.least) }).min(),
            let most = second.lazy.map({ total($0.subject, stretch.most) }).max()
        else { return true }
        if least > most { return true }
        return first.allSatisfy { one in
            second.allSatisfy { isAhead(one.subject, $0.subject, stretch) }
        }
    }

    private func isAhead(_ one: Int, _ other: Int, _ stretch: Stretch) -> Bool {
        let keys = { (subject: Int, world: WeightWorld) in
            [total(subject, world).millionths] + ties.map { world.scores.scores[$0, subject].key }
        }
        let (low, high) = (keys(one, stretch.least), keys(one, stretch.most))
        let (otherLow, otherHigh) = (keys(other, stretch.least), keys(other, stretch.most))
        for key in low.indices {
            if low[key] > otherHigh[key] { return true }
            let isEqual =
                low[key] == high[key] && low[key] == otherLow[key]
                && low[key] == otherHigh[key]
            guard isEqual || key == 0 && twins[one] == twins[other] else { return false }
        }
        return false
    }

    /// True where all share a rank over the whole stretch.
    private func isTied(_ block: [GradeRun.Candidate], _ stretch: Stretch) -> Bool {
        guard let first = block.first?.subject else { return true }
        let rows = ties
        return block.allSatisfy { candidate in
            let one = candidate.subject
            let isEqual =
                total(one, stretch.least) == total(first, stretch.most)
                && total(one, stretch.most) == total(first, stretch.least)
            return (isEqual || twins[one] == twins[first])
                && rows.allSatisfy { row in
                    let (least, most) = (stretch.least.scores.scores, stretch.most.scores.scores)
                    return least[row, one].key == most[row, first].key
                        && most[row, one].key == least[row, first].key
                }
        }
    }
}

extension GradeBounds {
    /// Numbers subjects by all that their totals depend on beside the weight in question.
    private static func twins(_ run: ScoreRun, _ node: Int) -> [Int] {
        let layout = run.layout
        var path: Set<Int> = [layout.root]
        var above = layout.nodes[node].parent
        while let place = above {
            path.insert(place)
            above = layout.nodes[place].parent
        }
        let rows = path.flatMap { layout.scoredChildren[$0] }.filter { !path.contains($0) }.sorted()
        let tables = run.periodScores.map(\.scores) + [run.scores.scores]
        var numbers: [[Int64]: Int] = [:]
        return (0..<layout.subjectCount).map { subject in
            var key = tables.flatMap { table in rows.map { table[$0, subject].raw } }
            key += run.points.map { $0[subject]?.millionths ?? .min }
            // A share of an office is a matter of its own.
            let isHeir =
                layout.scheme.adjustments.inherit != nil
                && layout.scheme.subjects[subject].kind == .person
            if isHeir { key.append(Int64(subject)) }
            return numbers[key, default: numbers.count].also { numbers[key] = $0 }
        }
    }
}

extension NodeScore {
    /// What tie-breaks compare: no score is below every score.
    fileprivate var key: Int64 { isScore ? raw : .min }
}

extension Int {
    fileprivate func also(_ use: (Int) -> Void) -> Int {
        use(self)
        return self
    }
}
