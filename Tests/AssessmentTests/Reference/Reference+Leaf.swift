import Notation

@testable import Assessment

/// From values to the score of a leaf.
extension Reference {
    enum RoleOutcome {
        case score(Fraction)
        case notApplicable
        case missing
        case blocked
    }

    struct LeafOutcome {
        var outcome: Outcome
        var share: Fraction?
        var isZeroed = false
    }

    func leaf(_ node: Node, _ subject: Subject, _ period: Period) -> LeafOutcome {
        guard let leaf = node.indicator.leaf else { return LeafOutcome(outcome: .notApplicable) }
        let own = combined(node, subject, period)
        guard leaf.rule.comparesSubjects, case .score(let v) = own.outcome else { return own }
        if own.isZeroed { return LeafOutcome(outcome: .score(Fraction(0)), share: own.share) }
        var all: [Fraction] = []
        for other in scheme.subjects where other.group == subject.group {
            let state = combined(node, other, period)
            if case .score(let value) = state.outcome, !state.isZeroed { all.append(value) }
        }
        return LeafOutcome(outcome: .score(compared(v, all, leaf.rule)), share: own.share)
    }

    private func compared(_ v: Fraction, _ all: [Fraction], _ rule: Rule) -> Fraction {
        switch rule.kind {
        case .efficacy(let rule):
            let (base, span) = (Fraction(rule.base), Fraction(rule.span))
            let min = all.reduce(v, Fraction.min)
            let max = all.reduce(v, Fraction.max)
            if min == max { return base + span }
            let gone = rule.better == .higher ? v - min : max - v
            return (base + span * gone / (max - min)).rounded()
        case .place(let rule):
            let better = all.count { rule.better == .higher ? v < $0 : $0 < v }
            let score = Fraction(rule.first) - Fraction(rule.step) * Fraction(better)
            return Fraction.max(Fraction(rule.floor), score).rounded()
        default: return v
        }
    }

    /// The weighted mean of the roles.
    private func combined(_ node: Node, _ subject: Subject, _ period: Period) -> LeafOutcome {
        guard let leaf = node.indicator.leaf, takes(node, subject, period) else {
            return LeafOutcome(outcome: .notApplicable)
        }
        var parts: [(Outcome, Fraction)] = []
        var present = Fraction(0)
        var applicable = Fraction(0)
        var result = LeafOutcome(outcome: .left)
        for role in roles(leaf) {
            let weight = Fraction(role.weight)
            let outcome = self.role(role, node, subject, period)
            if case .notApplicable = outcome { continue }
            applicable = applicable + weight
            switch outcome {
            case .score(let score):
                parts.append((.score(score), weight))
                present = present + weight
            case .missing:
                switch provisional ? Missing.exclude : scheme.missing {
                case .block: parts.append((.incomplete, weight))
                case .zero:
                    parts.append((.score(Fraction(0)), weight))
                    result.isZeroed = true
                case .exclude: parts.append((.left, weight))
                }
            case .blocked: parts.append((provisional ? .left : .incomplete, weight))
            case .notApplicable: break
            }
        }
        result.outcome = mean(parts)
        result.share = parts.isEmpty ? nil : (present / applicable).rounded()
        return result
    }

    func roles(_ leaf: Leaf) -> [Role] {
        leaf.roles.isEmpty ? [Role(id: nil, weight: .one)] : leaf.roles
    }

    func role(
        _ role: Role, _ node: Node, _ subject: Subject, _ period: Period
    ) -> RoleOutcome {
        let key = "\(period.id)/\(node.indicator.id)/\(subject.id)/\(role.id?.text ?? "")"
        if let known = knownRoles[key] { return known }
        let outcome = alone(role, node, subject, period)
        knownRoles[key] = disagrees(role, node, subject, period) ? .blocked : outcome
        return knownRoles[key] ?? outcome
    }

    /// Whether the role, or one that it is checked against or that is checked against it, is apart.
    private func disagrees(
        _ role: Role, _ node: Node, _ subject: Subject, _ period: Period
    ) -> Bool {
        var isApart = false
        for one in node.indicator.leaf?.roles ?? [] {
            guard let checked = one.checked, one.id == role.id || checked.against == role.id,
                let other = node.indicator.leaf?.roles.first(where: { $0.id == checked.against }),
                let a = number(one, node, subject, period),
                let b = number(other, node, subject, period)
            else { continue }
            let distance = Fraction.max(a - b, b - a)
            guard Fraction(checked.tolerance) < distance else { continue }
            isApart = true
            findingPlaces.insert(
                "\(period.id)/\(node.indicator.id)/\(subject.id)/\(one.id?.text ?? "")")
        }
        return isApart
    }

    /// The usable number of a single role no decision has been made about.
    private func number(
        _ role: Role, _ node: Node, _ subject: Subject, _ period: Period
    ) -> Fraction? {
        guard case .score = alone(role, node, subject, period) else { return nil }
        let cell = ScoreCell(
            period: period.id, indicator: node.indicator.id, subject: subject.id, role: role.id)
        if values.decided.contains(cell) { return nil }
        let given = given(role, node, subject, period)
        guard case .number(let number)? = given.first?.value else { return nil }
        return Fraction(number)
    }

    /// The entries of a role.
    private func given(
        _ role: Role, _ node: Node, _ subject: Subject, _ period: Period
    ) -> [ScoreEntry] {
        let place = "\(period.id)/\(node.indicator.id)/\(subject.id)"
        return (entries[place] ?? []).filter { $0.role == role.id }
    }

    /// What the cells of a role say, without looking at other roles.
    private func alone(
        _ role: Role, _ node: Node, _ subject: Subject, _ period: Period
    ) -> RoleOutcome {
        guard let leaf = node.indicator.leaf else { return .missing }
        let isSingle = role.combine == .single
        let cells = Dictionary(grouping: given(role, node, subject, period)) {
            isSingle ? nil : $0.rater
        }
        var scores: [Fraction] = []
        var saidNo = 0
        var missing = role.raters.count { cells[$0] == nil }
        var isBlocked = values.blocked.contains { blocked in
            blocked.cell.period == period.id && blocked.cell.indicator == node.indicator.id
                && blocked.cell.subject == subject.id && blocked.cell.role == role.id
        }
        for entries in cells.values {
            if Set(entries.map(\.value)).count > 1 {
                isBlocked = true
                findingPlaces.insert(place(of: entries[0], isSingle))
            }
            for entry in entries where !isTaken(entry, leaf, role) {
                isBlocked = true
                findingPlaces.insert(place(of: entry, isSingle))
            }
            guard !isBlocked else { continue }
            switch score(entries[0].value, leaf.rule, subject, period) {
            case .score(let score)?: scores.append(score)
            case .notApplicable?: saidNo += 1
            default: missing += 1
            }
        }
        if isBlocked { return .blocked }
        if !scores.isEmpty { return .score(combine(scores, role.combine)) }
        return saidNo > 0 && missing == 0 ? .notApplicable : .missing
    }

    /// A single role has one cell whoever gives it.
    private func place(of entry: ScoreEntry, _ isSingle: Bool) -> String {
        var cell = entry.cell
        if isSingle { cell.rater = nil }
        return cell.place
    }

    private func combine(_ scores: [Fraction], _ combine: Role.Combine) -> Fraction {
        let ordered = scores.sorted { $0 < $1 }
        var kept = ordered
        switch combine {
        case .single, .mean: break
        case .median:
            let middle = (ordered.count - 1) / 2
            kept =
                ordered.count % 2 == 1 ? [ordered[middle]] : [ordered[middle], ordered[middle + 1]]
        case .trimmed(let k):
            if ordered.count >= 2 * k + 1 { kept = Array(ordered[k..<(ordered.count - k)]) }
        }
        return (Fraction.sum(kept) / Fraction(kept.count)).rounded()
    }
}
