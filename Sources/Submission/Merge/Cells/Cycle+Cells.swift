internal import Notation

/// What lies in the cells of a cycle.
extension Cycle {
    /// What lies in a cell; nil where nothing does.
    func record(of cell: Cell) -> CellRecord? {
        places.place(of: cell).flatMap { record(at: $0) }
    }

    /// What lies in a cell; nil where nothing does.
    func record(at place: CellPlace) -> CellRecord? {
        guard let lone = cells.lone[place] else { return cells.full[place] }
        let id = name(of: lone)
        return CellRecord(
            entries: [id], state: lone.isFound ? plainState(of: lone) : CellState())
    }

    /// What follows from what lies in a cell; what is known of an empty one where nothing does.
    func state(of cell: Cell) -> CellState { record(of: cell)?.state ?? CellState() }

    /// The cells in which something lies, in no order.
    var allCells: [Cell] { cells.places.map(places.cell(at:)) }

    /// Takes a batch.
    ///
    /// - Parameter said: what the checks say of each entry; nil while its version does not stand.
    mutating func take(_ batch: Batch, _ cover: LoggedBatch.Cover, _ said: [[Finding]]?) {
        var entries = LoggedEntries(batch, numbering: &places)
        if let said { entries.check(said) }
        let number = batches.append(LoggedBatch(cover: cover, entries: entries))
        for index in 0..<entries.count {
            let place = entries.place(of: index)
            if cells.lone[place] == nil, cells.full[place] == nil {
                cells.lone[place] = LoneEntry(batch: number, index: UInt16(index))
            } else {
                fill(place) { $0.entries.append(EntryID(cover.id, index)) }
            }
        }
        for person in [cover.header.preparer, cover.header.reviewer].compactMap({ $0 }) {
            byPerson[OfficePerson(person: person, office: cover.header.office), default: []]
                .insert(cover.id)
        }
    }

    mutating func take(_ logged: LoggedDecision, id: RecordID) {
        decisions[id] = logged
        for (index, item) in logged.decision.items.enumerated() {
            guard case .settle(let settlement) = item else { continue }
            let name = EntryID(id, index)
            fill(places.assign(settlement.cell)) { $0.items.append(name) }
            for named in settlement.names { namers[named, default: []].insert(name) }
        }
    }

    /// Checks the entries that waited for their version.
    mutating func check(_ version: SchemeReference, by answers: (any SchemeAnswers)?) {
        guard let answers else { return }
        let places = places
        batches.forEach { batch in
            guard batch.header.scheme == version else { return }
            let (header, entries) = (batch.header, batch.entries)
            batch.entries.check(
                (0..<entries.count).map {
                    answers.findings(for: entries.entry($0, in: places).entry, in: header)
                })
        }
    }

    /// Keeps what was found of a cell, and the indices that follow from it.
    mutating func keep(_ state: CellState, of cell: Cell, at place: CellPlace) {
        guard let before = record(at: place)?.state else { return }
        keep(state, at: place)
        if case .event = cell.slot {
            events[EventPlace(cell), default: EventGroup()].move(cell, from: before, to: state)
        }
        for (entries, count) in [(before.entries, -1), (state.entries, 1)] {
            for entry in entries {
                guard let number = batches.number(of: entry.id.record) else { continue }
                batches[number].tally.add(count, of: entry.verdict.status)
            }
        }
        if state.isOpenByItself {
            open[cell.period, default: []].insert(cell)
        } else if before.isOpenByItself {
            open[cell.period]?.remove(cell)
        }
    }

    /// Keeps that the one entry of a cell counts and nothing else is to be said.
    mutating func keepPlain(_ lone: LoneEntry, at place: CellPlace) {
        guard !lone.isFound else { return }
        cells.lone[place]?.isFound = true
        batches[lone.batch].tally.add(1, of: .accepted)
    }

    private mutating func keep(_ state: CellState, at place: CellPlace) {
        if var lone = lone(at: place), plainState(of: lone) == state {
            lone.isFound = true
            cells.lone[place] = lone
            cells.full[place] = nil
        } else {
            fill(place) { $0.state = state }
        }
    }

    /// The one entry of a cell without decisions; nil where there are more, or none.
    private func lone(at place: CellPlace) -> LoneEntry? {
        if let lone = cells.lone[place] { return lone }
        guard let full = cells.full[place], full.items.isEmpty, full.entries.count == 1,
            let number = batches.number(of: full.entries[0].record)
        else { return nil }
        return LoneEntry(batch: number, index: UInt16(full.entries[0].index))
    }

    /// Changes what lies in a cell that needs more room than a lone entry.
    private mutating func fill(_ place: CellPlace, _ change: (inout CellRecord) -> Void) {
        if cells.lone[place] != nil {
            cells.full[place] = record(at: place)
            cells.lone[place] = nil
        }
        change(&cells.full[place, default: CellRecord()])
    }

    private func name(of lone: LoneEntry) -> EntryID {
        EntryID(batches[lone.batch].cover.id, Int(lone.index))
    }

    private func plainState(of lone: LoneEntry) -> CellState {
        let batch = batches[lone.batch]
        return CellState(
            plain: name(of: lone), by: batch.header.office,
            batch.entries.value(of: Int(lone.index)))
    }
}

extension CellState {
    /// A cell with one entry that is accepted, came in time and replaces nothing.
    init(plain entry: EntryID, by office: OfficeID, _ value: CellValue) {
        status = .value(value)
        heads = [entry]
        entries = [
            EntryState(
                id: entry, office: office, verdict: EntryVerdict(status: .accepted, findings: []),
                isLate: false, counts: true, foreign: [])
        ]
    }
}
