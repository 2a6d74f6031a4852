import Notation

/// What a standing stands on: cells and events in their places, and who is assessed where.
struct Ground: Sendable {
    let cells: [PeriodCells]
    let events: EventTable
    let blockedEvents: Set<Int>
    let findings: [Finding]
    let hasUnread: Bool
    /// The subjects that are assessed in any of the periods.
    let exists: [Bool]
    /// Where the nodes apply, by period; those of events in all periods.
    let applies: [Applicability]

    /// - Parameter periods: nil for a scope that the scheme does not have.
    init(_ layout: ScoreLayout, _ values: ScoreValues, _ periods: ScopePeriods?) {
        let ids = layout.scheme.periods.map(\.id)
        let places = Set((periods?.scored ?? []) + (periods?.events ?? [])).sorted()
        let pairs = places.map { ($0, Applicability(layout, period: ids[$0])) }
        let applies = Dictionary(pairs) { first, _ in first }
        self.applies = pairs.map(\.1)
        let width = layout.subjectCount
        exists = (0..<width).map { subject in pairs.contains { $0.1.exists(subject) } }
        guard let periods else {
            cells = []
            events = EventTable([], leaves: layout.eventLeaves.count, width: width)
            blockedEvents = []
            findings = values.unread
            hasUnread = true
            return
        }
        var intake = CellIntake(layout, periods, applies)
        intake.refuse(values.unread)
        for (index, entry) in values.entries.enumerated() { intake.take(entry, at: index) }
        for blocked in values.blocked { intake.take(blocked) }
        cells = zip(periods.scored, intake.loose).compactMap { period, loose in
            guard let applies = applies[period] else { return nil }
            let table = CellTable(loose, slots: layout.slots.count, width: width)
            return PeriodCells(period, applies, table, values, layout)
        }
        for cells in cells { intake.note(cells.findings) }
        events = EventTable(intake.events, leaves: layout.eventLeaves.count, width: width)
        blockedEvents = intake.blockedEvents
        findings = intake.findings
        hasUnread = intake.hasUnread
    }
}

/// The points of bonuses and penalties, and the vetoes.
struct EventTally: Sendable {
    /// The signed points of each event leaf, by subject; 0 for a veto leaf.
    private(set) var points: [[Points?]] = []

    init(_ layout: ScoreLayout, _ events: EventTable) {
        for (ordinal, node) in layout.eventLeaves.enumerated() {
            guard let rule = layout.leaf(node)?.rule, rule != .veto else {
                points.append(Array(repeating: .zero, count: layout.subjectCount))
                continue
            }
            points.append(
                (0..<layout.subjectCount).map { subject in
                    let values = events[ordinal, subject].map(\.value)
                    return values.isEmpty ? .zero : rule.points(of: values)
                })
        }
    }

    /// True where a veto counts against the subject.
    static func isVetoed(_ subject: Int, _ layout: ScoreLayout, _ events: EventTable) -> Bool {
        layout.eventLeaves.enumerated().contains { ordinal, node in
            layout.leaf(node)?.rule == .veto
                && Rule.vetoes(events[ordinal, subject].map(\.value))
        }
    }
}
