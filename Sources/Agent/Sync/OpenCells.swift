package import Notation
package import Submission

/// A cell of this office that does not count yet, and why.
package struct OpenCell: Hashable, Sendable {
    /// The cell.
    package let cell: Cell
    /// True where a correction or somebody's act is under way; false where the office has to
    /// correct it.
    package let waits: Bool
    /// Why: what the entry failed, or what holds it.
    package let findings: [Finding]
    /// What the centre's persons wrote when they returned it.
    package let reasons: [String]
}

/// Finds the cells of an office that do not count, from what the feed has brought.
struct OpenCells {
    let state: State
    let office: OfficeID
    let database: AgentDatabase
    /// The words of the decisions that return entries.
    let returns: [EntryID: [String]]

    init(_ state: State, of office: OfficeID, in database: AgentDatabase) throws {
        self.state = state
        self.office = office
        self.database = database
        var returns: [EntryID: [String]] = [:]
        for item in try database.feed() where item.record.type == .decision {
            guard let decision = try? Decision(payload: item.record.payload) else { continue }
            for case .giveBack(let entries) in decision.items {
                for entry in entries { returns[entry, default: []].append(decision.reason) }
            }
        }
        self.returns = returns
    }

    /// In the order of schemes and cells.
    func all() throws -> [OpenCell] {
        try state.registry.schemeIDs.flatMap { scheme in
            try state.cells(of: scheme).compactMap(open)
        }
    }

    private func open(_ cell: Cell) throws -> OpenCell? {
        let found = state.cell(cell)
        let isSettled = isSettled(found)
        let entries = try found.entries.filter { entry in
            guard entry.office == office, entry.verdict.status != .accepted,
                !(isSettled && entry.verdict.status == .returned)
            else { return false }
            return try entry.isLate
                ? !isReplaced(entry.id, in: found) : found.unresolved.contains(entry.id)
        }
        guard !entries.isEmpty else { return nil }
        let returned = entries.filter { $0.verdict.status == .returned }
        let waits = try returned.allSatisfy { try isCorrected($0.id, in: found) }
        let told = waits ? entries.filter { $0.verdict.status == .held } : returned
        let shown = told.isEmpty ? returned : told
        var findings: [Finding] = []
        for finding in shown.flatMap(\.verdict.findings) where !findings.contains(finding) {
            findings.append(finding)
        }
        return OpenCell(
            cell: cell, waits: waits, findings: findings,
            reasons: shown.flatMap { returns[$0.id] ?? [] })
    }

    /// A decision gave it its value: nothing that the office sends by itself changes that.
    private func isSettled(_ found: CellState) -> Bool {
        guard case .value = found.status else { return false }
        return found.items.contains { $0.fault == nil && found.heads.contains($0.id) }
    }

    private func isReplaced(_ entry: EntryID, in found: CellState) throws -> Bool {
        try database.replacements(of: entry).contains { later in
            found.entries.contains { $0.id == later && $0.verdict.status == .accepted }
        }
    }

    /// True where an entry that replaces it is on its way, or is held.
    private func isCorrected(_ entry: EntryID, in found: CellState) throws -> Bool {
        try database.replacements(of: entry).contains { later in
            guard let known = found.entries.first(where: { $0.id == later }) else { return true }
            return known.verdict.status != .returned
        }
    }
}
