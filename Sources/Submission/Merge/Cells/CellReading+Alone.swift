internal import Notation

/// The short way for a cell that holds one entry and no decision, as nearly all do.
extension CellReading {
    /// What ``read()`` finds there the long way: nothing is replaced, so the entry is the head if
    /// it counts, and unresolved if it came in time and waits.
    func alone(_ id: EntryID) -> CellState {
        var found = CellState()
        guard let entry = cycle.entry(id)?.entry, let own = entryState(id, naming: []) else {
            return found
        }
        found.entries = [own]
        if own.verdict.status == .accepted, own.counts {
            let value = entry.value
            found.heads = [id]
            found.isLate = own.isLate
            found.status = value.content == .withdrawn ? .withdrawn : .value(value)
            if let date = value.date { found.headDates = [date] }
            return found
        }
        if own.verdict.status != .accepted, own.counts, !own.isLate {
            found.unresolved = [id]
            if own.verdict.status == .held, let date = entry.entry.event?.date {
                found.heldDates = [date]
            }
        }
        found.status = empty(found)
        return found
    }
}
