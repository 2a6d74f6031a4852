import Notation

/// Brings values to their places and finds those that cannot be used.
///
/// 1. A value of a period that the standing does not look at is passed over.
/// 2. A value whose indicator, subject, period or role the scheme does not have has no place: it is
///    unread.
/// 3. A value where the leaf does not apply to the subject is reported and never scored.
/// 4. A value that the checks of an entry object to blocks its cell, or as an event its subject.
struct CellIntake {
    let layout: ScoreLayout
    let periods: ScopePeriods
    /// Where the nodes apply, by period.
    let applies: [Int: Applicability]
    private(set) var findings: [Finding] = []
    /// True once something has no place.
    private(set) var hasUnread = false
    /// The subjects with an event that cannot be used.
    private(set) var blockedEvents: Set<Int> = []
    private(set) var loose: [[(slot: Int, subject: Int, cell: CellTable.Cell)]]
    private(set) var events: [(leaf: Int, subject: Int, event: EventTable.Event)] = []
    /// The place of a period among those that are scored.
    private let tableOf: [Int: Int]
    private let eventOrdinal: [Int: Int]

    init(_ layout: ScoreLayout, _ periods: ScopePeriods, _ applies: [Int: Applicability]) {
        self.layout = layout
        self.periods = periods
        self.applies = applies
        loose = Array(repeating: [], count: periods.scored.count)
        let places = periods.scored.enumerated().map { ($1, $0) }
        tableOf = Dictionary(places) { first, _ in first }
        let leaves = layout.eventLeaves.enumerated().map { ($1, $0) }
        eventOrdinal = Dictionary(leaves) { first, _ in first }
    }

    /// Takes the value at a place of the list.
    mutating func take(_ entry: ScoreEntry, at index: Int) {
        guard let period = layout.periodIndex[entry.period],
            let subject = layout.subjectIndex[entry.subject],
            let node = layout.check.outline.index(of: entry.indicator),
            let leaf = layout.leaf(node)
        else { return refuse(layout.check.findings(entry)) }
        if leaf.rule.isEvent {
            guard periods.events.contains(period) else { return }
            take(event: entry, at: index, Place(period, node, subject))
        } else if tableOf[period] != nil {
            take(entry, at: index, Place(period, node, subject), leaf)
        }
    }

    /// Takes a cell that cannot be used.
    mutating func take(_ blocked: ScoreValues.Blocked) {
        let cell = blocked.cell
        guard let period = layout.periodIndex[cell.period],
            let subject = layout.subjectIndex[cell.subject],
            let node = layout.check.outline.index(of: cell.indicator),
            let leaf = layout.leaf(node)
        else { return refuse([blocked.finding]) }
        if leaf.rule.isEvent {
            guard periods.events.contains(period) else { return }
            findings.append(blocked.finding)
            if holds(Place(period, node, subject)) { blockedEvents.insert(subject) }
        } else if let table = tableOf[period] {
            guard let slot = layout.slot(node, cell.role) else { return refuse([blocked.finding]) }
            findings.append(blocked.finding)
            guard holds(Place(period, node, subject)) else { return }
            let cell = CellTable.Cell(raw: CellTable.Cell.blocked, entry: -1)
            loose[table].append((slot, subject, cell))
        }
    }

    /// Notes what has no place.
    mutating func refuse(_ findings: [Finding]) {
        self.findings += findings
        hasUnread = hasUnread || !findings.isEmpty
    }

    /// Notes what was found on the way.
    mutating func note(_ findings: [Finding]) { self.findings += findings }

    private struct Place {
        let period: Int
        let node: Int
        let subject: Int

        init(_ period: Int, _ node: Int, _ subject: Int) {
            self.period = period
            self.node = node
            self.subject = subject
        }
    }

    private func holds(_ place: Place) -> Bool {
        applies[place.period]?.holds(place.node, place.subject) ?? false
    }

    private mutating func take(event entry: ScoreEntry, at index: Int, _ place: Place) {
        if entry.value == .withdrawn { return }
        let found = layout.check.findings(entry)
        findings += found
        guard holds(place) else { return }
        guard found.isEmpty, case .number(let value) = entry.value,
            let leaf = eventOrdinal[place.node]
        else {
            blockedEvents.insert(place.subject)
            return
        }
        events.append((leaf, place.subject, EventTable.Event(value: value, entry: index)))
    }

    private mutating func take(
        _ entry: ScoreEntry, at index: Int, _ place: Place, _ leaf: Leaf
    ) {
        guard let table = tableOf[place.period] else { return }
        guard let slot = layout.slot(place.node, entry.role) else {
            return refuse(layout.check.findings(entry))
        }
        var entry = entry
        // A single role has one cell, whoever gives it.
        if layout.slots[slot].role.combine == .single { entry.rater = nil }
        guard holds(place) else {
            if entry.value != .withdrawn { findings += layout.check.findings(entry) }
            return
        }
        let score = entry.value == .withdrawn ? .missing : score(entry, slot, leaf)
        let cell = CellTable.Cell(score, entry: Int32(index))
        loose[table].append((slot, place.subject, cell))
    }

    private mutating func score(
        _ entry: ScoreEntry, _ slot: Int, _ leaf: Leaf
    ) -> RaterScore {
        let role = layout.slots[slot].role
        if !isPlain(entry, leaf, role) {
            let found = layout.check.findings(entry)
            findings += found
            if !found.isEmpty { return .unusable }
        }
        let score = leaf.rule.score(of: entry.value, for: entry.subject, in: entry.period)
        if score == .unusable {
            let names = ["indicator": entry.indicator.text, "range": "< 10¹²"]
            findings.append(Finding(.entryOutOfRange, at: entry.place, names))
        }
        return score
    }

    /// True for an ordinary number, to which the checks have nothing to say.
    private func isPlain(_ entry: ScoreEntry, _ leaf: Leaf, _ role: Role) -> Bool {
        guard case .number(let number) = entry.value, leaf.digits == 6, !entry.isEvent,
            role.raters.isEmpty, entry.rater == nil || role.combine != .single,
            entry.rater != nil || role.combine == .single
        else { return false }
        let range = leaf.valueRange
        return range.least.map { $0 <= number } ?? true
            && range.greatest.map { $0 >= number } ?? true
            && leaf.rule.takes == .number
    }
}
