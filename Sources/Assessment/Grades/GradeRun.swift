import Notation

/// Gives grades to the ranked subjects of all groups.
///
/// 1. Grades are tried as the scheme lists them; all places of one are given before the next.
/// 2. A subject gets the first whose conditions hold and whose quota has room for it.
/// 3. Groups that hold the unit of an office come before those of its people, because a quota may
///    depend on its grade. Where groups wait for each other, and within one group, an office has no
///    grade yet.
struct GradeRun: Sendable {
    let layout: ScoreLayout
    /// The grade of each subject, as its place in the scheme's list.
    private(set) var grades: [Int?]
    /// How the places went, by group, in the order in which they were given.
    private(set) var fillings: [[Filling]]

    /// How the places of one grade went in one pool.
    struct Filling {
        /// The grade's place in the scheme's list.
        let grade: Int
        let pool: QuotaPool
        /// Who got it, in the order of rank.
        let given: [Candidate]
        /// Who else meets the conditions, the block that closed the grade first.
        let rest: ArraySlice<Candidate>
    }

    /// One ranked subject, and what conditions look at.
    struct Candidate {
        let subject: Int
        let rank: Int
        let total: Points
        let isVetoed: Bool
    }

    init(
        _ layout: ScoreLayout, groups: [[Candidate]], _ score: (Int, Int) -> NodeScore
    ) {
        self.layout = layout
        grades = Array(repeating: nil, count: layout.subjectCount)
        fillings = Array(repeating: [], count: groups.count)
        let awaited = awaited(groups)
        var done: Set<Int> = []
        while done.count < groups.count {
            let open = groups.indices.filter { !done.contains($0) }
            let ready = open.filter { awaited[$0].isSubset(of: done) }
            for index in ready.isEmpty ? Array(open.prefix(1)) : ready {
                fillings[index] = grade(groups[index], score)
                done.insert(index)
            }
        }
    }

    /// For each group the others that hold units of its people's offices.
    private func awaited(_ groups: [[Candidate]]) -> [Set<Int>] {
        let subjects = layout.scheme.subjects
        var groupOf: [Int: Int] = [:]
        for (index, group) in groups.enumerated() {
            for candidate in group { groupOf[candidate.subject] = index }
        }
        return groups.enumerated().map { index, group in
            var others: Set<Int> = []
            for candidate in group where subjects[candidate.subject].kind == .person {
                guard let office = subjects[candidate.subject].office else { continue }
                for unit in layout.units[office] ?? [] {
                    if let other = groupOf[unit], other != index { others.insert(other) }
                }
            }
            return others
        }
    }

    private mutating func grade(
        _ group: [Candidate], _ score: (Int, Int) -> NodeScore
    ) -> [Filling] {
        let before = grades
        var fillings: [Filling] = []
        for (index, grade) in layout.scheme.grading.grades.enumerated() {
            let tries = group.filter { grades[$0.subject] == nil }.map { candidate in
                QuotaPool.Try(
                    candidate: candidate, hindrances: hindrances(grade, index, candidate, score))
            }
            for pool in pools(grade, tries, group, before) {
                let (given, rest) = pool.filled(layout.scheme.grading.tieAtQuota)
                for one in given { grades[one.subject] = index }
                fillings.append(Filling(grade: index, pool: pool, given: given, rest: rest))
            }
        }
        return fillings
    }

    /// What keeps a candidate from a grade, but for the quota.
    private func hindrances(
        _ grade: Grade, _ index: Int, _ candidate: Candidate, _ score: (Int, Int) -> NodeScore
    ) -> [GradeHindrance] {
        var found: [GradeHindrance] = []
        if let least = grade.min, let by = least.less(candidate.total), by > .zero {
            found.append(.below(least: least, by: by))
        }
        for (indicator, least) in grade.require {
            let score = layout.check.outline.index(of: indicator).map {
                score($0, candidate.subject)
            }
            if score == .notApplicable || score?.points.map({ $0 >= least }) ?? false { continue }
            found.append(.indicator(indicator, score: score?.points, least: least))
        }
        if grade.require.count > 1 { found.sort { $0.order < $1.order } }
        if candidate.isVetoed, index < vetoIndex { found.append(.vetoed) }
        return found
    }

    /// The best grade that a veto leaves open.
    private var vetoIndex: Int {
        let grades = layout.scheme.grading.grades
        let named = layout.scheme.grading.vetoGrade.flatMap { id in
            grades.firstIndex { $0.id == id }
        }
        return named ?? grades.count - 1
    }

    /// The candidates of a grade by the places they share.
    private func pools(
        _ grade: Grade, _ tries: [QuotaPool.Try], _ group: [Candidate], _ before: [Int?]
    ) -> [QuotaPool] {
        let subjects = layout.scheme.subjects
        guard let byOffice = grade.quotaByOffice else {
            return [QuotaPool(.group, tries, of: group.count, share: grade.quota)]
        }
        let isPerson = { (one: Candidate) in subjects[one.subject].kind == .person }
        let people = group.filter(isPerson)
        var pools: [QuotaPool] = []
        if people.count < group.count {
            let units = tries.filter { !isPerson($0.candidate) }
            pools.append(QuotaPool(.units, units, of: group.count, share: grade.quota))
        }
        let counts = Dictionary(
            people.map { (subjects[$0.subject].office, 1) }, uniquingKeysWith: +)
        let own = Dictionary(grouping: tries.filter { isPerson($0.candidate) }) {
            subjects[$0.candidate.subject].office
        }
        for (office, count) in counts.sorted(by: { ($0.key?.text ?? "") < ($1.key?.text ?? "") }) {
            let share = byOffice.share(gradeOfOffice(office, before))
            pools.append(QuotaPool(.people(office), own[office] ?? [], of: count, share: share))
        }
        return pools
    }

    /// The grade of an office: that of the unit that belongs to it.
    private func gradeOfOffice(_ office: OfficeID?, _ grades: [Int?]) -> GradeID? {
        guard let units = office.flatMap({ layout.units[$0] }) else { return nil }
        return units.lazy.compactMap { grades[$0] }.first.map {
            layout.scheme.grading.grades[$0].id
        }
    }
}

extension GradeHindrance {
    /// The least total first, then indicators by id.
    fileprivate var order: String {
        if case .indicator(let id, _, _) = self { id.text } else { "" }
    }
}
