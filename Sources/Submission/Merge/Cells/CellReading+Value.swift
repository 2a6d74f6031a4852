internal import Notation

/// The value of a cell, and what keeps it open (M7).
extension CellReading {
    /// Entries in time, held or returned, that nothing that counts replaces.
    ///
    /// Late work is no matter here: were one of these accepted, late work would step back.
    func unresolved(_ found: CellState, _ taking: Taking, _ ways: Ways) -> [EntryID] {
        let reached = ways.reached(from: taking.inTime)
        return found.entries.filter {
            !$0.isLate && $0.verdict.status != .accepted && $0.counts && !reached.contains($0.id)
        }.map(\.id)
    }

    func value(_ found: inout CellState, _ ways: Ways) {
        let verdicts = Dictionary(
            found.entries.map { ($0.id, $0.verdict.status) }
        ) { first, _ in first }
        let heads = Set(found.heads)
        found.isPendingByItself =
            !heads.isEmpty
            && found.unresolved.contains {
                verdicts[$0] == .held || !ways.reached(from: [$0]).isDisjoint(with: heads)
            }
        let values = Set(found.heads.compactMap(cycle.value))
        if heads.isEmpty {
            found.status = empty(found)
        } else if let value = values.first, values.count == 1 {
            found.status = value.content == .withdrawn ? .withdrawn : .value(value)
        } else {
            found.status = .conflict
        }
        found.headDates = Set(values.compactMap(\.date))
        found.heldDates = Set(
            found.unresolved.filter { verdicts[$0] == .held }.compactMap {
                cycle.entry($0)?.entry.entry.event?.date
            })
    }

    /// Blocked only by an office that may write the cell, by the version that its entry names.
    func empty(_ found: CellState) -> CellState.Status {
        let blocks = found.unresolved.contains { id in
            guard let batch = cycle.batches[id.record] else { return false }
            return state.rules(batch.header.scheme)?.answers
                .mayWrite(batch.header.office, cell) == true
        }
        if blocks { return .blocked }
        let lapsed =
            found.entries.contains { $0.verdict.status == .accepted && !$0.counts }
            || found.items.contains { $0.fault == nil && !$0.counts }
        return lapsed ? .toBeGivenAgain : .missing
    }

}

extension Cycle {
    /// What an entry or a decision item gives its cell.
    func value(_ id: EntryID) -> CellValue? {
        if let found = entry(id) { return found.entry.value }
        guard let settlement = settlement(id)?.settlement else { return nil }
        switch settlement.outcome {
        case .take(let taken): return entry(taken)?.entry.value
        case .value(let content, let date): return CellValue(content, date: date)
        case .none: return CellValue(.withdrawn, date: nil)
        }
    }
}

extension LoggedEntry {
    var value: CellValue { CellValue(entry.content, date: entry.event?.date) }
}
