import Notation

/// What a standing stands on: cells and events in their places, and who is assessed where.
struct Ground: Sendable {
    var cells: [PeriodCells]
    let events: EventTable
    let blockedEvents: Set<Int>
    var findings: [Finding]
    let hasUnread: Bool
    /// The subjects that are assessed in any of the periods.
    let exists: [Bool]
    /// Where the nodes take values, by period; those of events in all periods that count.
    let applies: [Applicability]

    /// - Parameter periods: nil for a scope that the scheme does not have.
    init(_ layout: ScoreLayout, _ values: ScoreValues, _ periods: ScopePeriods?) {
        let ids = layout.scheme.periods.map(\.id)
        let places = Set((periods?.scored ?? []) + (periods?.events ?? [])).sorted()
        let pairs = places.map { ($0, Applicability(layout, period: ids[$0])) }
        let applies = Dictionary(pairs) { first, _ in first }
        self.applies = pairs.map(\.1)
        let width = layout.subjectCount
        let listed = (periods?.listed ?? []).compactMap { applies[$0] }
        exists = (0..<width).map { subject in listed.contains { $0.exists(subject) } }
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
        for index in values.entries.indices { intake.take(values.entries[index], at: index) }
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

/// What the events of each leaf come to, and the vetoes.
struct EventTally: Sendable {
    /// The signed points of each event leaf, by subject; 0 for a leaf that gives none.
    private(set) var points: [[Points?]] = []
    /// What is shown of each event leaf, by subject: its points, or the sum of a ledger.
    private(set) var shown: [[Points?]] = []

    init(_ layout: ScoreLayout, _ events: EventTable) {
        for (ordinal, node) in layout.eventLeaves.enumerated() {
            guard let rule = layout.leaf(node)?.rule else { continue }
            shown.append(
                (0..<layout.subjectCount).map { subject in
                    let values = events[ordinal, subject].map(\.value)
                    return values.isEmpty && !rule.isVeto ? .zero : rule.body.shown(of: values)
                })
            points.append(rule.givesPoints ? shown[ordinal] : shown[ordinal].map { _ in .zero })
        }
    }

    /// True where a veto counts against the subject.
    static func isVetoed(_ subject: Int, _ layout: ScoreLayout, _ events: EventTable) -> Bool {
        layout.eventLeaves.enumerated().contains { ordinal, node in
            layout.leaf(node)?.rule.body.vetoes(events[ordinal, subject].map(\.value)) ?? false
        }
    }
}
