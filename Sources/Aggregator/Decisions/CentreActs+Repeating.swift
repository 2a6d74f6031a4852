package import Notation
package import Submission

/// A settlement that is asked for again: the same record, logged once.
extension CentreActs {
    /// The items of a decision by which the same person settled the same cells in the same way for
    /// the same reason; nil where there is none, or where a cell of it waits for a decision again.
    ///
    /// Signed again they are the same record, and the log takes a record once.
    package func repeated(
        _ cells: [Cell], _ settling: Settling, reason: String, by person: PersonID
    ) throws -> [DecisionItem]? {
        guard let first = cells.first, try current(first.scheme) != nil else { return nil }
        let ids = try book.merged { Set($0.decisions(in: first).map(\.record)) }
        for id in ids.sorted() {
            guard let decision = try decision(id), decision.reason == reason,
                try decision.scheme == current(first.scheme), try isBy(person, decision.key),
                try stands(decision, as: id, Set(cells), settling)
            else { continue }
            return decision.items
        }
        return nil
    }

    private func current(_ scheme: SchemeID) throws -> SchemeReference? {
        try book.ledger().registry.currentScheme(scheme)?.reference
    }

    private func decision(_ id: RecordID) throws -> Decision? {
        guard
            let stored = try book.store.read({ view in
                try view.index(of: id).flatMap { try view.record(at: $0) }
            }),
            case .decision(let decision) = try RecordContent(
                type: stored.record.type, payload: stored.record.payload)
        else { return nil }
        return decision
    }

    private func isBy(_ person: PersonID, _ key: KeyID) throws -> Bool {
        guard case .centrePerson(person, _)? = try book.ledger().registry.holder(key)?.role
        else { return false }
        return true
    }

    private func stands(
        _ decision: Decision, as id: RecordID, _ cells: Set<Cell>, _ settling: Settling
    ) throws -> Bool {
        try book.merged { state in
            var settled: Set<Cell> = []
            for (index, item) in decision.items.enumerated() {
                guard case .settle(let settlement) = item,
                    settling.gives(settlement.outcome, state),
                    state.decisions(in: settlement.cell).contains(EntryID(id, index)),
                    state.openFindings(settlement.cell).isEmpty
                else { return false }
                settled.insert(settlement.cell)
            }
            return settled == cells
        }
    }
}

extension Settling {
    /// True where it is what the decision gave.
    fileprivate func gives(_ outcome: Settlement.Outcome, _ state: State) -> Bool {
        switch (self, outcome) {
        case (.take(let entry), .take(let taken)): entry == taken
        case (.office(let office), .take(let taken)): state.origin(of: taken)?.office == office
        case (.value(let content, let date), .value(let given, let on)):
            content == given && date == on
        case (.none, .none): true
        default: false
        }
    }
}
