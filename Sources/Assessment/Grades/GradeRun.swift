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
        let awaited = awaited(groups)
        var done: Set<Int> = []
        while done.count < groups.count {
            let open = groups.indices.filter { !done.contains($0) }
            let ready = open.filter { awaited[$0].isSubset(of: done) }
            for index in ready.isEmpty ? Array(open.prefix(1)) : ready {
                grade(groups[index], score)
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

    private mutating func grade(_ group: [Candidate], _ score: (Int, Int) -> NodeScore) {
        let before = grades
        for (index, grade) in layout.scheme.grading.grades.enumerated() {
            let fitting = group.filter { candidate in
                grades[candidate.subject] == nil && holds(grade, index, candidate, score)
            }
            for pool in pools(grade, fitting, group, before) {
                for subject in pool.admitted(layout.scheme.grading.tieAtQuota) {
                    grades[subject] = index
                }
            }
        }
    }

    /// True where everything but the quota holds.
    private func holds(
        _ grade: Grade, _ index: Int, _ candidate: Candidate, _ score: (Int, Int) -> NodeScore
    ) -> Bool {
        if let min = grade.min, candidate.total < min { return false }
        if candidate.isVetoed, index < vetoIndex { return false }
        return grade.require.allSatisfy { indicator, least in
            guard let row = layout.check.outline.index(of: indicator) else { return false }
            let score = score(row, candidate.subject)
            return score == .notApplicable || score.points.map { $0 >= least } ?? false
        }
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
        _ grade: Grade, _ fitting: [Candidate], _ group: [Candidate], _ before: [Int?]
    ) -> [QuotaPool] {
        let subjects = layout.scheme.subjects
        guard let byOffice = grade.quotaByOffice else {
            return [QuotaPool(fitting, of: group.count, share: grade.quota)]
        }
        let isPerson = { (one: Candidate) in subjects[one.subject].kind == .person }
        let units = fitting.filter { !isPerson($0) }
        var pools = [QuotaPool(units, of: group.count, share: grade.quota)]
        let people = group.filter(isPerson)
        let counts = Dictionary(
            people.map { (subjects[$0.subject].office, 1) }, uniquingKeysWith: +)
        let fittingPeople = fitting.filter(isPerson)
        for (office, count) in counts {
            let own = fittingPeople.filter { subjects[$0.subject].office == office }
            let share = byOffice.share(gradeOfOffice(office, before))
            pools.append(QuotaPool(own, of: count, share: share))
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
