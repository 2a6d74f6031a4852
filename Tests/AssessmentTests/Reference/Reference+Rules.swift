import Notation

@testable import Assessment

/// The table of rules, and which values they take.
extension Reference {
    /// True where the value can be used in its cell.
    func isTaken(_ entry: ScoreEntry, _ leaf: Leaf, _ role: Role) -> Bool {
        if entry.value == .withdrawn { return true }
        if role.combine != .single {
            guard let rater = entry.rater else { return false }
            if !role.raters.isEmpty, !role.raters.contains(rater) { return false }
        }
        switch (leaf.rule.kind, entry.value) {
        case (_, .notApplicable): return true
        case (.grades(let map), .grade(let grade)): return map[grade] != nil
        case (.grades, _): return false
        case (.votes(let map), .counts(let counts)):
            return counts.allSatisfy { grade, count in
                count >= 0 && (grade.text == "abstain" || map[grade] != nil)
            }
        case (.votes, _): return false
        case (_, .number(let number)): return isTaken(number, leaf)
        default: return false
        }
    }

    func isTaken(_ number: Points, _ leaf: Leaf) -> Bool {
        let v = Fraction(number)
        if let least = leaf.least, v < Fraction(least) { return false }
        if let greatest = leaf.greatest, Fraction(greatest) < v { return false }
        switch leaf.rule.kind {
        case .direct(let max): if v < Fraction(0) || Fraction(max) < v { return false }
        case .deduct, .bonus, .penalty, .veto, .ledger: if v < Fraction(0) { return false }
        default: break
        }
        return v.rounded(leaf.digits) == v
    }

    /// The score that one usable value gives; nil for missing.
    func score(
        _ value: ScoreValue, _ rule: Rule, _ subject: Subject, _ period: Period
    ) -> RoleOutcome? {
        switch (rule.kind, value) {
        case (_, .notApplicable): return .notApplicable
        case (_, .withdrawn): return nil
        case (.grades(let map), .grade(let grade)):
            return map[grade].map { .score(Fraction($0.score)) }
        case (.votes(let map), .counts(let counts)):
            var sum = Fraction(0)
            var votes = Fraction(0)
            for (grade, count) in counts where grade.text != "abstain" {
                sum = sum + Fraction(Int(count)) * Fraction(map[grade]?.score ?? .zero)
                votes = votes + Fraction(Int(count))
            }
            return votes == Fraction(0) ? nil : .score((sum / votes).rounded())
        case (_, .number(let number)):
            return .score(score(Fraction(number), rule, subject, period))
        default: return nil
        }
    }

    private func score(
        _ v: Fraction, _ rule: Rule, _ subject: Subject, _ period: Period
    ) -> Fraction {
        let (zero, hundred) = (Fraction(0), Fraction(100))
        switch rule.kind {
        case .direct(let max): return (hundred * v / Fraction(max)).rounded()
        case .linear(let linear):
            let target = row(linear.target, subject, period)
            let floor = row(linear.floor, subject, period)
            let raw = hundred * (v - floor) / (target - floor)
            return Fraction.max(zero, Fraction.min(Fraction(linear.cap), raw)).rounded()
        case .steps(let steps):
            let reached = steps.filter { Fraction($0.from) <= v }
            let greatest = reached.sorted { $0.from < $1.from }.last
            return greatest.map { Fraction($0.score) } ?? zero
        case .deduct(let from, let per):
            return Fraction.max(zero, Fraction(from) - Fraction(per) * v).rounded()
        default: return v
        }
    }

    /// Subject and period, subject in any period, any subject in the period, any in any.
    private func row(_ table: Table, _ subject: Subject, _ period: Period) -> Fraction {
        for name in [subject.id, nil] {
            for time in [period.id, nil] {
                if let number = table.rows[name]?[time] { return Fraction(number) }
            }
        }
        return Fraction(0)
    }
}
