internal import Notation

/// Which settlements have effect (M11, M12).
extension CellReading {
    func itemState(_ id: EntryID) -> ItemState {
        ItemState(
            id: id, fault: fault(id),
            counts: cycle.decisions[id.record].map {
                state.counts($0.decision.scheme, cell)
            } ?? true)
    }

    private func fault(_ id: EntryID) -> ItemState.Fault? {
        guard state.registry.isComplete(id.record), let (logged, item) = cycle.settlement(id)
        else { return .waiting }
        guard let version = state.rules(logged.decision.scheme) else { return .schemeUnknown }
        let basis = basis(of: id)
        if basis.contains(where: { state.touched($0, by: logged.person) }) { return .touched }
        switch item.outcome {
        case .take(let entry): return fault(taking: entry, item, version)
        case .value(let content, _):
            guard isApproved(id, logged, basis) else { return .approvalMissing }
            return version.answers.findings(for: content, in: cell).isEmpty ? nil : .valueFails
        case .none: return isApproved(id, logged, basis) ? nil : .approvalMissing
        }
    }

    private func fault(
        taking id: EntryID, _ item: Settlement, _ version: RuledVersion
    ) -> ItemState.Fault? {
        guard item.names.contains(id) else { return .takenNotNamed }
        guard let (batch, entry) = cycle.entry(id), entry.cell == cell else {
            return .takenUnknown
        }
        guard state.failures(of: batch, entry).isEmpty else { return .takenFails }
        return state.counts(batch.header.scheme, cell, in: version.number) ? nil : .takenLapsed
    }

    /// A second person of the centre who touched nothing of it.
    private func isApproved(
        _ id: EntryID, _ logged: LoggedDecision, _ basis: [LoggedBatch]
    ) -> Bool {
        state.registry.seconds(of: id.record, in: cell.scheme, other: logged.person)
            .contains { person in !basis.contains { state.touched($0, by: person) } }
    }

    /// The batches of the entries that an item names, or that a decision it names names, and so on.
    private func basis(of id: EntryID) -> [LoggedBatch] {
        var open = [id]
        var seen: Set<EntryID> = []
        var batches: [LoggedBatch] = []
        while let next = open.popLast() {
            for named in cycle.settlement(next)?.settlement.names ?? []
            where seen.insert(named).inserted {
                if let found = cycle.entry(named) { batches.append(found.batch) }
                open.append(named)
            }
        }
        return batches
    }
}
