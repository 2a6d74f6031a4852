package import Notation
internal import Recount
internal import Submission

/// Cells that wait for somebody of the centre.
extension LogBook {
    /// Every open cell: `{"cell","heads","scheme","seen","status","waiting","why"}`.
    ///
    /// `heads` are what is in force, each `{"entry","office"}` and its value, or `{"decision"}`;
    /// `seen` what a decision on the cell has to name (M11); `waiting` what was given and does not
    /// count by now, late work too, each `{"entry","office","verdict"}`, `late` where it is, and
    /// its value; `why` codes: `cell-conflict`, `cell-blocked`, `cell-pending`, `event-alike`,
    /// `score-apart`, the last with `against`, the cell from which it is too far. At most `limit`,
    /// in order.
    package func conflicts(limit: Int = 10_000) throws -> [JSON] {
        try merged { state in
            var against: [Cell: Cell] = [:]
            for pair in state.apart {
                against[pair.cell] = pair.against
                against[pair.against] = pair.cell
            }
            return Array(
                state.registry.schemeIDs.lazy.flatMap { scheme in
                    let apart = against.keys.filter { $0.scheme == scheme }
                    return Set(state.openCells(of: scheme)).union(apart).sorted()
                }.prefix(limit).map { state.conflict($0, against: against[$0]) })
        }
    }
}

extension State {
    fileprivate func conflict(_ cell: Cell, against other: Cell?) -> JSON {
        let found = self.cell(cell)
        var why = openFindings(cell).map(\.code.text)
        if other != nil { why.append(FindingCode.scoreApart.text) }
        var members: [String: JSON] = [
            "cell": .string(cell.description), "heads": .array(found.heads.map { head($0, cell) }),
            "scheme": .string(cell.scheme.text),
            "seen": .array(seen(in: cell).map { .string($0.description) }),
            "status": .string(found.status.word), "waiting": .array(waiting(in: cell)),
            "why": .array(why.map { .string($0) }),
        ]
        members["against"] = other.map { .string($0.description) }
        return .object(members)
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
