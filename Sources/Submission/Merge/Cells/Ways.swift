internal import Notation

/// What replaces what in a cell (M5, M6): entries name entries, decisions name both.
///
/// Ways lead through entries of any verdict, and through what an amendment filters; an item without
/// effect replaces nothing.
struct Ways {
    /// The settlements of the cell with their effect.
    let items: [EntryID: ItemState]
    private var edges: [EntryID: [EntryID]] = [:]

    init(_ reading: CellReading) {
        var items: [EntryID: ItemState] = [:]
        for id in reading.items { items[id] = reading.itemState(id) }
        self.items = items
        let here = Set(reading.entries)
        for id in reading.entries {
            guard let (batch, entry) = reading.cycle.entry(id) else { continue }
            edges[id] = entry.entry.replaces.filter {
                here.contains($0) && reading.mayReplace(batch, $0)
            }
        }
        for (id, item) in items where item.fault == nil {
            let names = reading.cycle.settlement(id)?.settlement.names ?? []
            edges[id] = names.filter { here.contains($0) || items[$0] != nil }
        }
    }

    /// What one names with effect.
    func from(_ id: EntryID) -> [EntryID] { edges[id] ?? [] }

    /// Everything that the ways of these lead to.
    func reached(from start: some Sequence<EntryID>) -> Set<EntryID> {
        var open = start.flatMap { from($0) }
        var reached: Set<EntryID> = []
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += from(next) }
        }
        return reached
    }
}

extension CellReading {
    /// M5: its own office's entries, and those of offices whose work it takes over.
    func mayReplace(_ batch: LoggedBatch, _ other: EntryID) -> Bool {
        guard let earlier = cycle.batches[other.record]?.header.office else { return false }
        let office = batch.header.office
        return office == earlier
            || state.rules(batch.header.scheme)?.answers.succeeds(office, earlier) == true
    }
}

/// Who takes part in a cell, and who is at the head (M6, M10, M16).
struct Taking {
    /// What came in time or was decided, and counts.
    let inTime: [EntryID]
    let heads: [EntryID]
    let isLate: Bool

    /// Late work takes part only where nothing else does.
    init(_ found: CellState, _ ways: Ways) {
        let accepted = found.entries.filter { $0.verdict.status == .accepted && $0.counts }
        inTime =
            accepted.filter { !$0.isLate }.map(\.id)
            + found.items.filter { $0.fault == nil && $0.counts }.map(\.id)
        isLate = inTime.isEmpty && !accepted.isEmpty
        let takers = isLate ? accepted.map(\.id) : inTime
        let reached = ways.reached(from: takers)
        heads = takers.filter { !reached.contains($0) }.sorted()
    }
}
