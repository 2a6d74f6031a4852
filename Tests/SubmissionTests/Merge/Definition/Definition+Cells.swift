import Notation

@testable import Submission

/// Heads, values and decisions of a cell (M6, M7, M10, M11).
extension Definition {
    /// What leads where: entries of any verdict, and items that have effect (M6).
    private func m6Ways(_ picture: Picture) -> [EntryID: [EntryID]] {
        var ways: [EntryID: [EntryID]] = [:]
        for id in picture.entries.keys { ways[id] = entries[id].map(m5Replaces) }
        for (id, item) in picture.items where item.fault == nil {
            ways[id] = items[id]?.settlement.names.filter {
                picture.entries[$0] != nil || picture.items[$0] != nil
            }
        }
        return ways
    }

    private func reached(
        from start: some Sequence<EntryID>, by ways: [EntryID: [EntryID]]
    ) -> Set<EntryID> {
        var all: Set<EntryID> = []
        var next = Set(start.flatMap { ways[$0] ?? [] })
        while !next.isEmpty {
            all.formUnion(next)
            next = Set(next.flatMap { ways[$0] ?? [] }).subtracting(all)
        }
        return all
    }

    /// M6, M10, M16: of what counts and is accepted or effective, what nothing else of it reaches;
    /// late work only where there is nothing else.
    func m6FindHeads(_ picture: inout Picture) {
        let ways = m6Ways(picture)
        let accepted = picture.entries.filter { $0.value.verdict == "accepted" && $0.value.counts }
        let inTime =
            accepted.filter { !$0.value.isLate }.map(\.key)
            + picture.items.filter { $0.value.fault == nil && $0.value.counts }.map(\.key)
        picture.isLate = inTime.isEmpty && !accepted.isEmpty
        let takers = picture.isLate ? accepted.map(\.key) : inTime
        picture.heads = Set(takers).subtracting(reached(from: takers, by: ways)).sorted()
        let replaced = reached(from: inTime, by: ways)
        picture.unresolved = Set(
            picture.entries.filter {
                !$0.value.isLate && $0.value.verdict != "accepted" && $0.value.counts
            }.keys
        ).subtracting(replaced)
        let heads = Set(picture.heads)
        picture.isPending =
            !heads.isEmpty
            && picture.unresolved.contains { id in
                picture.entries[id]?.verdict == "held"
                    || !reached(from: [id], by: ways).isDisjoint(with: heads)
            }
        picture.heldDates = Set(
            picture.unresolved.filter { picture.entries[$0]?.verdict == "held" }
                .compactMap { entries[$0]?.entry.event?.date })
    }

    func m7FindValue(_ picture: inout Picture, of cell: Cell) {
        picture.values = Set(picture.heads.compactMap(value))
        if picture.heads.isEmpty {
            picture.status = m7Empty(picture, cell)
        } else if picture.values.count != 1 {
            picture.status = "conflict"
        } else {
            picture.status = picture.values.first?.content == .withdrawn ? "withdrawn" : "value"
        }
    }

    /// M7: blocked by an office that may write; M16: to be given again; else missing.
    private func m7Empty(_ picture: Picture, _ cell: Cell) -> String {
        let blocks = picture.unresolved.contains { id in
            guard let header = entries[id]?.header else { return false }
            return versions[header.scheme]?.mayWrite(header.office, cell) == true
        }
        if blocks { return "blocked" }
        let lapsed =
            picture.entries.values.contains { $0.verdict == "accepted" && !$0.counts }
            || picture.items.values.contains { $0.fault == nil && !$0.counts }
        return lapsed ? "again" : "missing"
    }

    private func value(_ head: EntryID) -> GivenValue? {
        if let entry = entries[head] {
            return GivenValue(entry.entry.content, entry.entry.event?.date)
        }
        switch items[head]?.settlement.outcome {
        case .take(let entry)?: return value(entry)
        case .value(let content, let date)?: return GivenValue(content, date)
        case Settlement.Outcome.none?: return GivenValue(.withdrawn, nil)
        case nil: return nil
        }
    }

    /// M11, M12, M16: why an item has no effect.
    func m11Fault(_ item: Settled) -> String? {
        let scheme = item.decision.scheme
        let names = item.settlement.names
        guard completed[item.id.record] != nil else { return "waiting" }
        guard let answers = versions[scheme] else { return "schemeUnknown" }
        let basis = m12Basis(of: item.id)
        if basis.contains(where: { m12Touched($0, by: item.person) }) { return "touched" }
        let approved = m3Approvals(of: item.id.record, in: scheme.id).contains { approval in
            guard let second = approval.signer?.role.person else { return false }
            return approval.isOfCentre(otherThan: item.person)
                && !basis.contains { m12Touched($0, by: second) }
        }
        switch item.settlement.outcome {
        case .take(let id):
            guard names.contains(id) else { return "takenNotNamed" }
            guard let entry = entries[id], entry.cell == item.settlement.cell else {
                return "takenUnknown"
            }
            guard m4Failures(entry).isEmpty else { return "takenFails" }
            return m16Counts(entry.header.scheme, entry.cell, until: scheme.version)
                ? nil : "takenLapsed"
        case .value(let content, _):
            guard approved else { return "approvalMissing" }
            let passes = answers.findings(for: content, in: item.settlement.cell).isEmpty
            return passes ? nil : "valueFails"
        case .none: return approved ? nil : "approvalMissing"
        }
    }

    /// M11: what a decision on the cell has to name.
    func m11Seen(in cell: Cell) -> [EntryID] {
        guard let picture = cells[cell] else { return [] }
        let waiting = picture.entries.filter {
            !$0.value.isLate && $0.value.verdict != "accepted"
        }.keys
        return Set(picture.heads).union(waiting).sorted()
    }
}
