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
    /// Where the nodes apply, by period; nil for a period that does not count.
    private let applies: [Applicability?]
    private(set) var findings: [Finding] = []
    /// True once something has no place.
    private(set) var hasUnread = false
    /// The subjects with an event that cannot be used.
    private(set) var blockedEvents: Set<Int> = []
    private(set) var loose: [[(slot: Int, subject: Int, cell: CellTable.Cell)]]
    private(set) var events: [(leaf: Int, subject: Int, event: EventTable.Event)] = []
    /// The place of each period among those that are scored; nil for one that is not.
    private let tableOf: [Int?]
    private let eventOrdinal: [Int: Int]
    /// By node; nil for one that is no leaf.
    private let traits: [LeafTraits?]
    /// The names of the value before and where they led: most values share two of three with it.
    private var period: (id: PeriodID, place: Int)?
    private var node: (id: IndicatorID, place: Int)?
    private var subject: (id: SubjectID, place: Int)?

    init(_ layout: ScoreLayout, _ periods: ScopePeriods, _ applies: [Int: Applicability]) {
        self.layout = layout
        self.periods = periods
        self.applies = layout.scheme.periods.indices.map { applies[$0] }
        loose = Array(repeating: [], count: periods.scored.count)
        tableOf = layout.scheme.periods.indices.map { periods.scored.firstIndex(of: $0) }
        let leaves = layout.eventLeaves.enumerated().map { ($1, $0) }
        eventOrdinal = Dictionary(leaves) { first, _ in first }
        traits = layout.nodes.indices.map { LeafTraits($0, layout) }
    }

    /// Takes the value at a place of the list.
    mutating func take(_ entry: ScoreEntry, at index: Int) {
        guard let place = place(entry.period, entry.indicator, entry.subject),
            let leaf = traits[place.node]
        else { return refuse(layout.check.findings(entry)) }
        if leaf.isEvent {
            guard periods.events.contains(place.period) else { return }
            take(event: entry, at: index, place)
        } else if let table = tableOf[place.period] {
            take(entry, at: index, place, leaf, table)
        }
    }

    /// Takes a cell that cannot be used.
    mutating func take(_ blocked: ScoreValues.Blocked) {
        let cell = blocked.cell
        guard let place = place(cell.period, cell.indicator, cell.subject),
            let leaf = traits[place.node]
        else { return refuse([blocked.finding]) }
        if leaf.isEvent {
            guard periods.events.contains(place.period) else { return }
            findings.append(blocked.finding)
            if holds(place) { blockedEvents.insert(place.subject) }
        } else if let table = tableOf[place.period] {
            guard let role = leaf.role(cell.role) else { return refuse([blocked.finding]) }
            findings.append(blocked.finding)
            guard holds(place) else { return }
            let cell = CellTable.Cell(raw: CellTable.Cell.blocked, entry: -1)
            loose[table].append((role.slot, place.subject, cell))
        }
    }

    /// Where names lead; nil where one is not the scheme's.
    private mutating func place(
        _ period: PeriodID, _ indicator: IndicatorID, _ subject: SubjectID
    ) -> Place? {
        if self.period?.id != period {
            self.period = layout.periodIndex[period].map { (period, $0) }
        }
        if node?.id != indicator {
            node = layout.check.outline.index(of: indicator).map { (indicator, $0) }
        }
        if self.subject?.id != subject {
            self.subject = layout.subjectIndex[subject].map { (subject, $0) }
        }
        guard let at = self.period?.place, let node = node?.place, let who = self.subject?.place
        else { return nil }
        return Place(at, node, who)
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
        _ entry: ScoreEntry, at index: Int, _ place: Place, _ leaf: LeafTraits, _ table: Int
    ) {
        guard let role = leaf.role(entry.role) else {
            return refuse(layout.check.findings(entry))
        }
        if role.isSingle, entry.rater != nil {
            // A single role has one cell, whoever gives it.
            var ofRole = entry
            ofRole.rater = nil
            return take(ofRole, at: index, place, leaf, table)
        }
        guard holds(place) else {
            if entry.value != .withdrawn { findings += layout.check.findings(entry) }
            return
        }
        let score =
            leaf.isPlain(entry, role) ? self.score(entry, leaf) : checked(entry, leaf)
        let cell = CellTable.Cell(score, entry: Int32(index))
        loose[table].append((role.slot, place.subject, cell))
    }

    private mutating func checked(_ entry: ScoreEntry, _ leaf: LeafTraits) -> RaterScore {
        if entry.value == .withdrawn { return .missing }
        let found = layout.check.findings(entry)
        findings += found
        return found.isEmpty ? score(entry, leaf) : .unusable
    }

    private mutating func score(_ entry: ScoreEntry, _ leaf: LeafTraits) -> RaterScore {
        let score = leaf.rule.score(of: entry.value, for: entry.subject, in: entry.period)
        if score == .unusable {
            let names = ["indicator": entry.indicator.text, "range": "< 10¹²"]
            findings.append(Finding(.entryOutOfRange, at: entry.place, names))
        }
        return score
    }
}
