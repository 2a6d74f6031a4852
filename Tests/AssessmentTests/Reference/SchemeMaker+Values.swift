import Notation

@testable import Assessment

/// Values for a scheme: most of them sound, some missing, some damaged.
extension SchemeMaker {
    mutating func values(_ scheme: Scheme) -> ScoreValues {
        var values = ScoreValues([])
        let outline = Outline(scheme)
        let gaps = one(of: [0, 0, 0, 5, 5, 30])
        let harm = one(of: [0, 0, 0, 1, 4])
        for period in scheme.periods {
            for (index, node) in outline.nodes.enumerated() {
                guard let leaf = node.indicator.leaf else { continue }
                for subject in scheme.subjects {
                    let cell = ScoreCell(
                        period: period.id, indicator: node.indicator.id, subject: subject.id)
                    let applies = outline.applies(index, to: subject, in: period.id)
                    if leaf.rule.isEvent {
                        events(cell, leaf, harm, &values)
                    } else if applies || chance(2, "value where nothing applies") {
                        self.cells(cell, leaf, gaps, harm, &values)
                    }
                }
            }
        }
        if chance(1, "unread") {
            values.unread.append(Finding(.scoreConflict, at: "line 7"))
        }
        if harm > 0, chance(3, "unknown subject"), var entry = values.entries.first {
            entry.subject = id("nobody1")
            values.entries.append(entry)
        }
        values.entries.shuffle(using: &random)
        return values
    }

    private mutating func events(
        _ cell: ScoreCell, _ leaf: Leaf, _ harm: Int, _ values: inout ScoreValues
    ) {
        guard chance(30) else { return }
        for _ in 0...number(0...2) {
            features.insert("event")
            var entry = ScoreEntry(
                period: cell.period, indicator: cell.indicator, subject: cell.subject,
                value: .number(millionths(number(0...3) * 1_000_000)), isEvent: true)
            if chance(harm, "bad event") { entry.value = .number(p("-1")) }
            if chance(3, "event withdrawn") { entry.value = .withdrawn }
            values.entries.append(entry)
        }
        if chance(harm, "event blocked") {
            values.blocked.append(
                ScoreValues.Blocked(cell, Finding(.scoreConflict, at: cell.place)))
        }
    }

    private mutating func cells(
        _ cell: ScoreCell, _ leaf: Leaf, _ gaps: Int, _ harm: Int, _ values: inout ScoreValues
    ) {
        for role in leaf.effectiveRoles {
            var cell = cell
            cell.role = role.id
            var raters: [RaterID?] = [nil]
            if role.combine != .single {
                raters =
                    role.raters.isEmpty
                    ? (0..<number(1...6)).map { id("y\($0)") } : role.raters.map { $0 }
            }
            let isRefused = chance(3, "said not applicable")
            for rater in raters {
                if chance(gaps, "gap") { continue }
                cell.rater = rater
                value(cell, leaf, role, isRefused, harm, &values)
            }
            if chance(harm, "cell blocked") {
                values.blocked.append(
                    ScoreValues.Blocked(cell, Finding(.scoreConflict, at: cell.place)))
            }
            if role.checked != nil, chance(20, "decided") {
                cell.rater = nil
                values.decided.insert(cell)
            }
        }
    }

    private mutating func value(
        _ cell: ScoreCell, _ leaf: Leaf, _ role: Role, _ isRefused: Bool, _ harm: Int,
        _ values: inout ScoreValues
    ) {
        var entry = ScoreEntry(
            period: cell.period, indicator: cell.indicator, subject: cell.subject, role: cell.role,
            rater: cell.rater, value: sound(leaf))
        if isRefused && chance(90) || chance(2) { entry.value = .notApplicable }
        if chance(1, "withdrawn") { entry.value = .withdrawn }
        if chance(harm, "out of range") { entry.value = damaged(leaf) }
        if role.combine == .single, chance(3, "rater of a single role") { entry.rater = id("z") }
        values.entries.append(entry)
        guard chance(harm, "given twice") else { return }
        if chance(50, "conflict") { entry.value = sound(leaf) }
        values.entries.append(entry)
    }

    private mutating func sound(_ leaf: Leaf) -> ScoreValue {
        switch leaf.rule.kind {
        case .grades: return .grade(one(of: [id("ok"), id("so"), id("bad")]))
        case .votes:
            var counts: [GradeID: Int64] = [id(Rule.abstain): Int64(number(0...3))]
            for grade in ["ok", "so", "bad"] { counts[id(grade)] = Int64(number(0...4)) }
            return .counts(counts)
        default: break
        }
        let range = leaf.valueRange
        let greatest = min(Int((range.greatest ?? .hundred).millionths / 1_000_000), 1_000_000)
        var number = decimal(0...max(greatest, 1))
        if let bound = range.greatest { number = min(number, bound) }
        return .number(
            number.rounded(to: leaf.digits).map { min($0, range.greatest ?? $0) } ?? number)
    }

    private mutating func damaged(_ leaf: Leaf) -> ScoreValue {
        switch leaf.rule.kind {
        case .grades: .grade(id("unheard"))
        case .votes: .counts([id("unheard"): 1])
        case .direct: .number(p("1000001"))
        case .deduct: .number(p("-0.5"))
        default: .grade(id("ok"))
        }
    }
}
