import Notation

@testable import Assessment

/// Grades and awards.
extension Reference {
    /// The grade of each subject that has one.
    func grades() -> [SubjectID: Grade] {
        var result: [SubjectID: Grade] = [:]
        let groups = scheme.groups.sorted { $0.id < $1.id }.map { ranked($0.id) }
        var open = Array(groups.indices)
        // A group waits for those that hold units of its people's offices; where all wait, the
        // first by id goes first.
        while let first = open.first {
            let next = open.first { index in
                !open.contains { $0 != index && holdsUnits(groups[$0], of: groups[index]) }
            }
            give(groups[next ?? first], &result)
            open.removeAll { $0 == next ?? first }
        }
        return result
    }

    private func holdsUnits(_ group: [Ranked], of people: [Ranked]) -> Bool {
        people.contains { person in
            person.subject.kind == .person && person.subject.office != nil
                && group.contains {
                    $0.subject.kind == .unit && $0.subject.office == person.subject.office
                }
        }
    }

    private func give(_ group: [Ranked], _ result: inout [SubjectID: Grade]) {
        let before = result
        for (index, grade) in scheme.grading.grades.enumerated() {
            let fitting = group.filter {
                result[$0.subject.id] == nil && fits($0, grade, index)
            }
            // Everybody competes for the places of one pool, or of their own office's.
            var pools: [String: (of: Int, share: Points?)] = [:]
            for one in group {
                let name = pool(one, grade)
                let size = group.count { pool($0, grade) == name }
                if let byOffice = grade.quotaByOffice, one.subject.kind == .person {
                    let unit = scheme.subjects.first { unit in
                        unit.kind == .unit && unit.office != nil
                            && unit.office == one.subject.office && before[unit.id] != nil
                    }
                    let known = unit.flatMap { before[$0.id]?.id }
                    let share = known.flatMap { byOffice.grades[$0] } ?? byOffice.otherwise
                    pools[name] = (size, share)
                } else {
                    pools[name] = (group.count, grade.quota)
                }
            }
            for (name, pool) in pools {
                let own = fitting.filter { self.pool($0, grade) == name }
                for one in admitted(own, pool.of, pool.share) { result[one.subject.id] = grade }
            }
        }
    }

    private func pool(_ one: Ranked, _ grade: Grade) -> String {
        guard grade.quotaByOffice != nil, one.subject.kind == .person else { return "group" }
        return "office \(one.subject.office?.text ?? "")"
    }

    private func admitted(_ fitting: [Ranked], _ of: Int, _ share: Points?) -> [Ranked] {
        guard let share else { return fitting }
        let places = (Fraction(of) * Fraction(share)).floor
        var result: [Ranked] = []
        for rank in Set(fitting.map(\.rank)).sorted() {
            let block = fitting.filter { $0.rank == rank }
            let room = places - result.count
            if scheme.grading.tieAtQuota == .exclude, block.count > room { return result }
            if scheme.grading.tieAtQuota == .include, room <= 0 { return result }
            result += block
        }
        return result
    }

    private func fits(_ one: Ranked, _ grade: Grade, _ index: Int) -> Bool {
        if let min = grade.min, one.total < Fraction(min) { return false }
        for (indicator, least) in grade.require {
            guard let node = nodes.first(where: { $0.indicator.id == indicator }) else {
                return false
            }
            switch score(node, one.subject) {
            case .notApplicable: continue
            case .left, .incomplete: return false
            case .score(let score): if score < Fraction(least) { return false }
            }
        }
        guard isVetoed(one.subject) else { return true }
        let last = scheme.grading.grades.count - 1
        let named = scheme.grading.vetoGrade
        return index >= scheme.grading.grades.firstIndex { $0.id == named } ?? last
    }

    func award(_ subject: Subject, _ grade: Grade?) -> Fraction? {
        guard let award = scheme.grading.award, let grade,
            let base = award.base[subject.group] ?? award.base[nil]
        else { return nil }
        var deducted = Fraction(0)
        for (indicator, share) in award.deduct {
            let node = nodes.first { $0.indicator.id == indicator }
            let count = node.map { events($0, subject).count { Fraction(0) < $0 } } ?? 0
            deducted = deducted + Fraction(share) * Fraction(count)
        }
        let left = Fraction(1) - Fraction.min(Fraction(1), deducted)
        var factor = Fraction(grade.coefficient)
        for (indicator, share) in award.parts {
            guard let node = nodes.first(where: { $0.indicator.id == indicator }),
                let score = number(score(node, subject))
            else { continue }
            let difference = score / Fraction(100) - Fraction(grade.coefficient)
            factor = factor + Fraction(share) * difference
        }
        return (Fraction(base) * factor * left).rounded(2)
    }
}
