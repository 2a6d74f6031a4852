internal import Notation
internal import Submission

/// What an act would change, shown before it is logged.
struct Changes {
    /// The scheme of the decision.
    let scheme: SchemeID
    /// All its offices.
    let offices: [OfficeID]
    /// The state without the act.
    let before: State
    /// The state with it.
    let after: State

    /// Of a cell that is settled, or of which an entry is returned or admitted
    /// `{"after","before","cell"}`, both as in `dump`; of what is closed or opened
    /// `{"after":{"closed"},"before":{"closed"},"office"}` with `period` or `cell`; of a seal code
    /// `{"code","office"}`.
    func of(_ item: DecisionItem) -> [JSON] {
        switch item {
        case .settle(let settlement): [of(settlement.cell)]
        case .giveBack(let entries): of(entries)
        case .admit(let admission):
            of(admission.entries + admission.records.flatMap(before.entries))
        case .order(let office, let cells):
            cells.map { cell in
                closed(office, ["cell": .string(cell.description)]) {
                    $0.isClosed(cell, to: office)
                }
            }
        case .extend(let period, let office): [of(period, office)]
        case .close(let closing): (closing.offices ?? offices).map { of(closing.period, $0) }
        case .hear(let code, let office):
            [["code": .string(code.digits), "office": .string(office.text)]]
        case .erase: []
        }
    }

    private func of(_ cell: Cell) -> JSON {
        [
            "after": after.dump(of: cell), "before": before.dump(of: cell),
            "cell": .string(cell.description),
        ]
    }

    private func of(_ entries: [EntryID]) -> [JSON] {
        Set(entries.compactMap { before.origin(of: $0)?.cell }).sorted().map(of)
    }

    private func of(_ period: PeriodID, _ office: OfficeID) -> JSON {
        closed(office, ["period": .string(period.text)]) {
            $0.isClosed(period, of: scheme, to: office)
        }
    }

    private func closed(
        _ office: OfficeID, _ place: [String: JSON], _ isClosed: (State) -> Bool
    ) -> JSON {
        var members = place
        members["after"] = ["closed": .bool(isClosed(after))]
        members["before"] = ["closed": .bool(isClosed(before))]
        members["office"] = .string(office.text)
        return .object(members)
    }
}

extension State {
    /// The names of a batch's entries.
    fileprivate func entries(of batch: RecordID) -> [EntryID] {
        (verdict(on: batch)?.entries ?? []).indices.map { EntryID(batch, $0) }
    }
}
