package import Notation
internal import Submission

/// Cells that wait for somebody of the centre.
extension LogBook {
    /// Every open cell: `{"cell","heads","scheme","seen","status","waiting","why"}`.
    ///
    /// `heads` are what is in force, each `{"entry","office"}` and its value, or `{"decision"}`;
    /// `seen` what a decision on the cell has to name (M11); `waiting` what was given and does not
    /// count by now, late work too, each `{"entry","office","verdict"}`, `late` where it is, and
    /// its value; `why` codes: `cell-conflict`, `cell-blocked`, `cell-pending`, `event-alike`. At
    /// most `limit`, in order.
    package func conflicts(limit: Int = 10_000) throws -> [JSON] {
        try merged { state in
            Array(
                state.registry.schemeIDs.lazy.flatMap { scheme in
                    state.openCells(of: scheme).lazy.map(state.conflict)
                }.prefix(limit))
        }
    }
}

extension State {
    fileprivate func conflict(_ cell: Cell) -> JSON {
        let found = self.cell(cell)
        return [
            "cell": .string(cell.description), "heads": .array(found.heads.map { head($0, cell) }),
            "scheme": .string(cell.scheme.text),
            "seen": .array(seen(in: cell).map { .string($0.description) }),
            "status": .string(found.status.word), "waiting": .array(waiting(in: cell)),
            "why": .array(openFindings(cell).map { .string($0.code.text) }),
        ]
    }

    private func waiting(in cell: Cell) -> [JSON] {
        let found = self.cell(cell)
        let late = Set(lateEntries(in: cell).map(\.id))
        return found.entries.filter { found.unresolved.contains($0.id) || late.contains($0.id) }
            .map { entry in
                var members = head(entry.id, cell).object ?? [:]
                members["verdict"] = .string(entry.verdict.status.rawValue)
                if late.contains(entry.id) { members["late"] = true }
                return .object(members)
            }
    }

    private func head(_ id: EntryID, _ cell: Cell) -> JSON {
        var members = value(of: id, in: cell.scheme)?.json.object ?? [:]
        if let entry = self.cell(cell).entries.first(where: { $0.id == id }) {
            members["entry"] = .string(id.description)
            members["office"] = .string(entry.office.text)
        } else {
            members["decision"] = .string(id.description)
        }
        return .object(members)
    }
}
