internal import Notation

/// Finds what is known of one cell from what lies in it; one file for each group of rules.
struct CellReading {
    let state: State
    let cycle: Cycle
    let cell: Cell
    let entries: [EntryID]
    let items: [EntryID]

    init?(_ cell: Cell, in state: State) {
        guard let cycle = state.cycles[cell.scheme], let record = cycle.record(of: cell) else {
            return nil
        }
        self.state = state
        self.cycle = cycle
        self.cell = cell
        entries = record.entries.sorted()
        items = record.items.sorted()
    }

    /// Everything that is known of the cell.
    func read() -> CellState {
        if items.isEmpty, entries.count == 1 { return alone(entries[0]) }
        var found = CellState()
        let ways = Ways(self)
        found.entries = entries.compactMap { entryState($0, naming: ways.from($0)) }
        found.items = ways.items.values.sorted { $0.id < $1.id }
        let taking = Taking(found, ways)
        found.heads = taking.heads
        found.isLate = taking.isLate
        found.unresolved = unresolved(found, taking, ways)
        value(&found, ways)
        return found
    }

    /// - Parameter named: what it replaces with effect.
    func entryState(_ id: EntryID, naming named: [EntryID]) -> EntryState? {
        guard let (batch, entry) = cycle.entry(id) else { return nil }
        let late = state.isLate(cell, batch) && !state.isAdmitted(id, batch)
        return EntryState(
            id: id, office: batch.header.office,
            verdict: state.verdict(id, batch, entry, isLate: late), isLate: late,
            counts: state.counts(batch.header.scheme, cell),
            foreign: entry.entry.replaces.filter {
                state.known[$0.record] != nil && !named.contains($0)
            })
    }
}

extension State {
    /// What follows from what lies in a cell; nil where nothing does.
    func evaluated(_ cell: Cell) -> CellState? { CellReading(cell, in: self)?.read() }

    /// M16: true where every later version keeps the value or left its leaf alone.
    ///
    /// Of a version that does not stand nothing is known; such an entry fails a check anyway.
    func counts(_ version: SchemeReference, _ cell: Cell, in last: Int64? = nil) -> Bool {
        guard let own = rules(version) else { return last == nil }
        let last = last ?? .max
        if own.number > last { return false }
        return registry.schemeVersions(version.id).allSatisfy { later in
            guard later.scheme.version > own.number, later.scheme.version <= last else {
                return true
            }
            let again = rules(later.reference)?.asksAgain[cell.indicator]
            return !(again?.contains(cell.period) ?? false)
        }
    }
}
