import Notation

/// Bonuses, penalties, vetoes and ledgers.
extension Explainer {
    /// The event leaves of one kind that have events, with their signed points.
    func together(_ kind: ExplanationLine.Item) -> [(ordinal: Int, points: Points)] {
        layout.eventLeaves.indices.compactMap { ordinal in
            let rule = layout.leaf(layout.eventLeaves[ordinal])?.rule
            guard rule?.effect == (kind == .bonuses ? .bonus : .penalty),
                !run.events[ordinal, subject].isEmpty,
                let points = run.points[ordinal][subject]
            else { return nil }
            return (ordinal, points)
        }
    }

    /// Their signed sum after the cap of the scheme.
    func capped(
        _ leaves: [(ordinal: Int, points: Points)], _ kind: ExplanationLine.Item
    ) -> Points {
        let sum = leaves.reduce(Int64(0)) { $0 + $1.points.millionths }
        let bound = cap(kind)?.millionths ?? .max
        return Points(millionths: max(-bound, min(bound, sum))) ?? .zero
    }

    private func cap(_ kind: ExplanationLine.Item) -> Points? {
        let adjustments = layout.scheme.adjustments
        return kind == .bonuses ? adjustments.bonusCap : adjustments.penaltyCap
    }

    /// The line of all bonuses or penalties, one a leaf below it, and one an event below that.
    mutating func group(
        _ kind: ExplanationLine.Item, _ leaves: [(ordinal: Int, points: Points)]
    ) {
        guard !leaves.isEmpty else { return }
        let sizes = leaves.map { kind == .bonuses ? $0.points : -$0.points }
        let sum = Working.capped(Working.sum(sizes), at: cap(kind))
        let working = kind == .bonuses ? sum : "0 - \(sized(sum, sizes.count))"
        write(1, kind, .points(capped(leaves, kind)), working)
        for (ordinal, points) in leaves { leaf(ordinal, points) }
    }

    private func sized(_ sum: String, _ count: Int) -> String {
        count > 1 && !sum.hasPrefix("min") ? "(\(sum))" : sum
    }

    private mutating func leaf(_ ordinal: Int, _ points: Points) {
        let events = run.events[ordinal, subject]
        let indicator = layout.nodes[layout.eventLeaves[ordinal]].indicator
        let working = indicator.leaf?.rule.body.working(events: events.map(\.value))
        write(2, .indicator(indicator.id, title: indicator.title), .points(points), working)
        for event in events { self.event(event, depth: 3) }
    }

    private mutating func event(_ event: EventTable.Event, depth: Int) {
        let entry = run.values.entries[event.entry]
        write(depth, .event(entry.period), .points(event.value), cell: entry.cell)
    }

    /// The records of ledgers: grounds that give no points.
    mutating func records() {
        for (ordinal, node) in layout.eventLeaves.enumerated() {
            let indicator = layout.nodes[node].indicator
            let events = run.events[ordinal, subject]
            guard let rule = indicator.leaf?.rule, rule.effect == .ledger, !events.isEmpty else {
                continue
            }
            let values = events.map(\.value)
            let sum = rule.body.shown(of: values)
            write(
                1, .indicator(indicator.id, title: indicator.title),
                sum.map { .points($0) } ?? .none,
                sum == nil ? nil : rule.body.working(events: values), notes: [.recorded])
            for event in events { self.event(event, depth: 2) }
        }
    }

    /// The events behind a veto.
    mutating func vetoes() {
        for (ordinal, node) in layout.eventLeaves.enumerated() {
            let indicator = layout.nodes[node].indicator
            let events = run.events[ordinal, subject]
            guard let rule = indicator.leaf?.rule, rule.isVeto, !events.isEmpty else { continue }
            let isVetoed = rule.body.vetoes(events.map(\.value))
            let notes =
                (isVetoed ? [ExplanationLine.Note.vetoed] : [])
                + (rule.body.basis.map { [.basis($0)] } ?? [])
            write(1, .indicator(indicator.id, title: indicator.title), .none, notes: notes)
            for event in events { self.event(event, depth: 2) }
        }
    }
}
