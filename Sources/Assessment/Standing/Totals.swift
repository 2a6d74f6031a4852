import Notation

/// What becomes of a subject once the tree is summed.
enum TotalState: Hashable, Sendable {
    /// The total, rounded to the decimals of the scheme.
    case total(Points)
    /// Nothing applies: there is no total, and nothing is wanting.
    case nothing
    /// There is no total although something applies.
    case incomplete
}

/// From the root's score to the total: the office's share, bonuses, penalties, the last rounding.
struct Totals: Sendable {
    let layout: ScoreLayout
    let isProvisional: Bool
    /// The total of each subject.
    private(set) var states: [TotalState]
    /// Row and subject of what could not be computed.
    private(set) var uncomputable: [(row: Int, subject: Int)] = []

    /// What the totals are made from.
    struct Parts {
        let roots: ArraySlice<NodeScore>
        /// The signed points of each event leaf, by subject; nil where they could not be computed.
        let points: [[Points?]]
        let blockedEvents: Set<Int>
        /// The subjects that are assessed at all.
        let exists: [Bool]

        init(
            _ scores: PeriodScores, _ points: [[Points?]], _ ground: Ground, _ layout: ScoreLayout
        ) {
            roots = scores.scores.row(layout.root)
            self.points = points
            blockedEvents = ground.blockedEvents
            exists = ground.exists
        }
    }

    init(_ layout: ScoreLayout, _ parts: Parts, provisional: Bool) {
        self.layout = layout
        isProvisional = provisional
        states = Array(repeating: .nothing, count: layout.subjectCount)
        let subjects = layout.scheme.subjects
        // People after units, because they may take a share of one.
        for kind in [Subject.Kind.unit, .person] {
            for subject in subjects.indices where subjects[subject].kind == kind {
                guard parts.exists[subject] else { continue }
                states[subject] = state(subject, parts)
            }
        }
    }

    /// Makes the totals of some subjects again, and those of the people who take a share of them.
    ///
    /// Returns whose totals were made again.
    mutating func update(_ subjects: [Int], _ parts: Parts) -> [Int] {
        let again = subjects + heirs(of: subjects)
        let these = Set(again)
        uncomputable.removeAll { these.contains($0.subject) }
        // People after units, because they may take a share of one.
        let all = layout.scheme.subjects
        let people = { (subject: Int) in all[subject].kind == .person }
        for subject in again.filter({ !people($0) }) + again.filter(people)
        where parts.exists[subject] {
            states[subject] = state(subject, parts)
        }
        return again
    }

    /// The people of the offices to which units among the subjects belong.
    private func heirs(of subjects: [Int]) -> [Int] {
        guard layout.scheme.adjustments.inherit != nil, !isProvisional else { return [] }
        let all = layout.scheme.subjects
        let offices = Set(subjects.filter { all[$0].kind == .unit }.compactMap { all[$0].office })
        guard !offices.isEmpty else { return [] }
        let these = Set(subjects)
        return all.indices.filter { index in
            all[index].kind == .person && !these.contains(index)
                && all[index].office.map(offices.contains) ?? false
        }
    }

    private mutating func state(_ subject: Int, _ parts: Parts) -> TotalState {
        let own = parts.roots[parts.roots.startIndex + subject]
        if !isProvisional, parts.blockedEvents.contains(subject) { return .incomplete }
        if parts.points.contains(where: { $0[subject] == nil }) { return .incomplete }
        let office = officeState(of: subject, parts)
        if office == .incomplete { return .incomplete }
        if own == .notApplicable { return .nothing }
        guard let own = own.points else { return .incomplete }
        guard let shared = inherited(own, office),
            let total = total(shared, parts.points.compactMap { $0[subject] })
        else {
            uncomputable.append((layout.root, subject))
            return .incomplete
        }
        return .total(total)
    }

    /// The total of the unit whose share a person takes; `nothing` where the own score stands
    /// alone.
    private func officeState(of subject: Int, _ parts: Parts) -> TotalState {
        let person = layout.scheme.subjects[subject]
        guard layout.scheme.adjustments.inherit != nil, !isProvisional, person.kind == .person,
            let office = person.office,
            let unit = layout.units[office]?.first(where: { parts.exists[$0] })
        else { return .nothing }
        return states[unit]
    }

    /// ((100 − inherit)·own + inherit·office) / 100.
    private func inherited(_ own: Points, _ office: TotalState) -> Points? {
        guard let share = layout.scheme.adjustments.inherit, case .total(let total) = office
        else { return own }
        var sum = ExactSum()
        sum.add(.hundred, times: own)
        sum.add(-share, times: own)
        sum.add(share, times: total)
        return sum.over(ExactSum(.hundred))
    }

    /// Bonuses, all together at most their cap; penalties likewise; not below 0; rounded.
    private func total(_ score: Points, _ points: [Points]) -> Points? {
        let adjustments = layout.scheme.adjustments
        let bonus = capped(points.filter { $0 > .zero }, adjustments.bonusCap)
        let penalty = capped(points.filter { $0 < .zero }.map { -$0 }, adjustments.penaltyCap)
        var sum = ExactSum(score)
        sum.add(bonus)
        sum.add(-penalty)
        guard sum.signum > 0 else { return .zero }
        return sum.rounded?.rounded(to: layout.scheme.decimals)
    }

    private func capped(_ points: [Points], _ cap: Points?) -> ExactSum {
        var sum = ExactSum()
        for one in points { sum.add(one) }
        guard let cap else { return sum }
        var past = sum
        past.add(-cap)
        return past.signum > 0 ? ExactSum(cap) : sum
    }
}
