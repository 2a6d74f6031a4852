import Notation

@testable import Assessment

/// From the root to totals and ranks.
extension Reference {
    enum Total {
        case total(Fraction)
        case nothing
        case incomplete
    }

    /// The usable events of a leaf for a subject in the scope.
    func events(_ node: Node, _ subject: Subject) -> [Fraction] {
        guard let leaf = node.indicator.leaf else { return [] }
        var found: [Fraction] = []
        for period in eventPeriods where applies(node, subject, period) {
            let place = "\(period.id)/\(node.indicator.id)/\(subject.id)"
            for entry in entries[place] ?? [] {
                if case .number(let number) = entry.value, isTaken(number, leaf) {
                    found.append(Fraction(number))
                }
            }
        }
        return found
    }

    func hasBlockedEvent(_ subject: Subject) -> Bool {
        for node in nodes where isEvent(node) {
            guard let leaf = node.indicator.leaf else { continue }
            for period in eventPeriods where applies(node, subject, period) {
                let place = "\(period.id)/\(node.indicator.id)/\(subject.id)"
                for entry in entries[place] ?? [] where entry.value != .withdrawn {
                    guard case .number(let number) = entry.value, isTaken(number, leaf) else {
                        return true
                    }
                }
                if values.blocked.contains(where: { $0.cell.place == place }) { return true }
            }
        }
        return false
    }

    /// What is shown of an event leaf: signed points, or the sum of a ledger; nil for a veto.
    func points(_ node: Node, _ subject: Subject) -> Fraction? {
        let sum = Fraction.sum(events(node, subject))
        switch node.indicator.leaf?.rule.kind {
        case .bonus(let per, let cap)?:
            let points = Fraction(per) * sum
            return (cap.map { Fraction.min(Fraction($0), points) } ?? points).rounded()
        case .penalty(let per, let cap)?:
            let points = Fraction(per) * sum
            return Fraction(0)
                - (cap.map { Fraction.min(Fraction($0), points) } ?? points).rounded()
        case .ledger?: return sum
        default: return nil
        }
    }

    func isVetoed(_ subject: Subject) -> Bool {
        nodes.contains { node in
            node.indicator.leaf?.rule.name == "veto"
                && events(node, subject).contains { Fraction(0) < $0 }
        }
    }

    func total(_ subject: Subject) -> Total {
        if let known = knownTotals[subject.id.text] { return known }
        let total = computed(subject)
        knownTotals[subject.id.text] = total
        return total
    }

    private func computed(_ subject: Subject) -> Total {
        if !provisional, hasBlockedEvent(subject) { return .incomplete }
        var office: Fraction?
        if let unit = unit(subject) {
            switch total(unit) {
            case .incomplete: return .incomplete
            case .nothing: break
            case .total(let total): office = total
            }
        }
        switch score(nil, subject) {
        case .notApplicable: return .nothing
        case .left, .incomplete: return .incomplete
        case .score(let own): return .total(finished(own, office, subject))
        }
    }

    private func finished(_ own: Fraction, _ office: Fraction?, _ subject: Subject) -> Fraction {
        var result = own
        if let office, let inherit = scheme.adjustments.inherit {
            let share = Fraction(inherit) / Fraction(100)
            result = ((Fraction(1) - share) * own + share * office).rounded()
        }
        let points = nodes.filter { $0.indicator.leaf?.rule != .ledger }
            .compactMap { self.points($0, subject) }
        var bonus = Fraction.sum(points.filter { Fraction(0) < $0 })
        var penalty = Fraction(0) - Fraction.sum(points.filter { $0 < Fraction(0) })
        if let cap = scheme.adjustments.bonusCap { bonus = Fraction.min(bonus, Fraction(cap)) }
        if let cap = scheme.adjustments.penaltyCap {
            penalty = Fraction.min(penalty, Fraction(cap))
        }
        result = Fraction.max(Fraction(0), result + bonus - penalty)
        return result.rounded(6).rounded(scheme.decimals)
    }

    /// The unit whose total a person takes a share of.
    private func unit(_ subject: Subject) -> Subject? {
        guard scheme.adjustments.inherit != nil, !provisional, subject.kind == .person,
            let office = subject.office
        else { return nil }
        return scheme.subjects.first { unit in
            unit.kind == .unit && unit.office == office
                && listedPeriods.contains { exists(unit, $0) }
        }
    }

    struct Ranked {
        let subject: Subject
        let rank: Int
        let total: Fraction
    }

    /// Those of a group that have a total, in the order shown.
    func ranked(_ group: GroupID) -> [Ranked] {
        let all = members(group).compactMap { subject -> (Subject, Fraction)? in
            guard case .total(let total) = self.total(subject) else { return nil }
            return (subject, total)
        }
        let ranked = all.map { subject, total in
            let ahead = all.count { isAhead($0, (subject, total)) }
            return Ranked(subject: subject, rank: 1 + ahead, total: total)
        }
        return ranked.sorted { a, b in
            a.rank != b.rank
                ? a.rank < b.rank
                : a.subject.id.text.utf8.lexicographicallyPrecedes(b.subject.id.text.utf8)
        }
    }

    private func isAhead(_ a: (Subject, Fraction), _ b: (Subject, Fraction)) -> Bool {
        if !(a.1 == b.1) { return b.1 < a.1 }
        for indicator in scheme.grading.tieBreak {
            let node = nodes.first { $0.indicator.id == indicator }
            let one = node.flatMap { number(score($0, a.0)) }
            let other = node.flatMap { number(score($0, b.0)) }
            switch (one, other) {
            case (nil, nil): continue
            case (nil, _): return false
            case (_, nil): return true
            case (let one?, let other?): if !(one == other) { return other < one }
            }
        }
        return false
    }

    func number(_ outcome: Outcome) -> Fraction? {
        if case .score(let score) = outcome { score } else { nil }
    }
}
