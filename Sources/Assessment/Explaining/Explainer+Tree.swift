import Notation

/// Nodes, periods, roles and values.
extension Explainer {
    /// A node or the root, and everything below it.
    mutating func row(_ row: Int, _ place: Where, _ item: ExplanationLine.Item, _ depth: Int) {
        let score = score(row, place)
        let leaf = row == layout.root ? nil : layout.leaf(row)
        if case .standing = place, run.scope == .cycle {
            let byLeaves = layout.scheme.cycle.compose == .leaves
            if leaf != nil || !byLeaves {
                let all = layout.scheme.periods
                let parts = run.roots.map { ($0, all[run.cells[$0].period].weight ?? .zero) }
                return periods(row, score, parts, item, depth)
            }
        }
        if let leaf {
            var index = run.roots.first ?? 0
            if case .period(let part) = place { index = part }
            if let parts = parts(row, in: index) {
                return periods(row, score, parts, item, depth)
            }
            return self.leaf(row, leaf, index, item, depth)
        }
        let children = layout.scoredChildren[row]
        let parts = children.compactMap { child in
            self.score(child, place).points.map { ($0, layout.weight(child)) }
        }
        write(
            depth, item, shown(score), score.isScore ? Working.weightedMean(parts) : nil,
            notes: notes(score))
        for child in children {
            let indicator = layout.nodes[child].indicator
            self.row(child, place, .indicator(indicator.id, title: indicator.title), depth + 1)
        }
    }

    /// The periods that a leaf's score in a composed period comes from; nil where it takes values.
    private func parts(_ leaf: Int, in index: Int) -> [(index: Int, weight: Points)]? {
        guard run.cells.indices.contains(index) else { return nil }
        let place = run.cells[index].period
        let period = layout.scheme.periods[place].id
        guard layout.check.outline.isCarried(leaf, in: period) else { return nil }
        return layout.periods.parts[place].compactMap { part in
            run.cells.firstIndex { $0.period == part.period }.map { ($0, part.weight) }
        }
    }

    /// A row of the cycle, or a leaf of a composed period, as the mean of its periods.
    private mutating func periods(
        _ row: Int, _ score: NodeScore, _ periods: [(index: Int, weight: Points)],
        _ item: ExplanationLine.Item, _ depth: Int
    ) {
        let all = layout.scheme.periods
        let parts = periods.compactMap { index, weight in
            self.score(row, .period(index)).points.map { ($0, weight) }
        }
        write(
            depth, item, shown(score), score.isScore ? Working.weightedMean(parts) : nil,
            notes: notes(score))
        // Who is not assessed in the period itself: what the parts say counts for nothing.
        if score == .notApplicable, !parts.isEmpty { return }
        for (index, _) in periods {
            let period = all[run.cells[index].period]
            self.row(row, .period(index), .period(period.id, name: period.name), depth + 1)
        }
    }

    private func score(_ row: Int, _ place: Where) -> NodeScore {
        switch place {
        case .standing: run.scores.scores[row, subject]
        case .period(let index): run.periodScores[index].scores[row, subject]
        }
    }

    private func shown(_ score: NodeScore) -> StandingSubject.Score {
        score.points.map { .points($0) } ?? (score == .notApplicable ? .notApplicable : .none)
    }

    private func notes(_ score: NodeScore) -> [ExplanationLine.Note] {
        switch score {
        case .left: [.left]
        case .incomplete: [.incomplete]
        default: []
        }
    }

    private mutating func leaf(
        _ node: Int, _ leaf: Leaf, _ index: Int, _ item: ExplanationLine.Item, _ depth: Int
    ) {
        let cells = run.cells[index]
        let score = run.periodScores[index].scores[node, subject]
        guard cells.applies.holds(node, subject) else {
            return write(depth, item, .notApplicable)
        }
        let slots = layout.slotRanges[node]
        let states = slots.map { cells.state($0, subject, layout) }
        let parts = zip(slots, states).compactMap { slot, state in
            counted(state).map { ($0, layout.slots[slot].role.weight) }
        }
        let combined = Working.weightedMean(parts)
        if leaf.rule.comparesSubjects, score.isScore {
            compared(node, leaf, index, item, depth, combined)
        } else {
            write(
                depth, item, shown(score), score.isScore ? combined : nil, notes: notes(score))
        }
        let below = depth + (leaf.rule.comparesSubjects && score.isScore ? 2 : 1)
        for (slot, state) in zip(slots, states) { role(slot, state, leaf, index, below) }
    }

    /// What a role counts in the mean.
    private func counted(_ state: RoleState) -> Points? {
        switch state {
        case .score(let points): points
        case .missing: run.policy.missing == .zero ? .zero : nil
        default: nil
        }
    }

    private mutating func compared(
        _ node: Int, _ leaf: Leaf, _ index: Int, _ item: ExplanationLine.Item, _ depth: Int,
        _ combined: String?
    ) {
        let values = run.combinedValues(node, group: subject, index)
        let score = shown(run.periodScores[index].scores[node, subject])
        guard let own = values[subject] else {
            write(depth, item, score, notes: [.missingIsZero])
            return write(depth + 1, .combined, .none)
        }
        write(depth, item, score, leaf.rule.body.working(own, among: Array(values.values)))
        write(depth + 1, .combined, .points(own), combined)
    }

    private mutating func role(
        _ slot: Int, _ state: RoleState, _ leaf: Leaf, _ index: Int, _ depth: Int
    ) {
        let role = layout.slots[slot].role
        let cells = run.cells[index].table[slot, subject]
        var result = StandingSubject.Score.none
        var working: String?
        var notes: [ExplanationLine.Note] = []
        switch state {
        case .score(let points):
            let found = role.combine.working(cells.compactMap(\.points))
            result = .points(points)
            working = found.working
            if !found.dropped.isEmpty { notes.append(.dropped(found.dropped)) }
        case .notApplicable: result = .notApplicable
        case .missing where run.policy.missing == .zero:
            result = .points(.zero)
            notes = [.missingIsZero]
        case .missing: notes = [.missing]
        case .blocked, .uncomputable: notes = [.blocked]
        }
        let node = layout.nodes[layout.slots[slot].node].indicator
        let cell = ScoreCell(
            period: layout.scheme.periods[run.cells[index].period].id, indicator: node.id,
            subject: layout.scheme.subjects[subject].id, role: role.id)
        write(
            depth, .role(role.id, name: role.name), result, working, notes: notes, cell: cell)
        for cell in cells where cell.entry >= 0 { value(cell, leaf, depth + 1) }
    }

    private mutating func value(_ cell: CellTable.Cell, _ leaf: Leaf, _ depth: Int) {
        let entry = run.values.entries[Int(cell.entry)]
        let item = ExplanationLine.Item.value(entry.rater)
        guard let points = cell.points else {
            let isNo = cell.raw == CellTable.Cell.notApplicable
            let isMissing = cell.raw == CellTable.Cell.missing
            return write(
                depth, item, isNo ? .notApplicable : .none,
                notes: [isNo ? .notApplicable : isMissing ? .missing : .blocked], cell: entry.cell)
        }
        let found = leaf.rule.body.working(entry.value, for: entry.subject, in: entry.period)
        write(
            depth, item, .points(points), found.working,
            notes: found.given.map { [.given($0)] } ?? [], cell: entry.cell)
    }
}

extension ScoreRun {
    /// The combined values that `efficacy` and `place` compare in the group of a subject.
    func combinedValues(_ node: Int, group subject: Int, _ index: Int) -> [Int: Points] {
        let cells = cells[index]
        guard let group = layout.groups.first(where: { $0.contains(subject) }) else { return [:] }
        var values: [Int: Points] = [:]
        for member in group where cells.applies.holds(node, member) {
            let roles = layout.slotRanges[node].map { slot in
                (cells.state(slot, member, layout), layout.slots[slot].role.weight)
            }
            let state = LeafState(roles, policy)
            if !state.isZeroed { values[member] = state.score.points }
        }
        return values
    }
}
