public import Notation

/// An entry that came after its cell was closed to its office.
public struct LateEntry: Hashable, Sendable {
    /// The entry.
    public let id: EntryID
    /// Who gave it.
    public let office: OfficeID
    /// For which cell.
    public let cell: Cell
}

/// Late work: what waits, and what a decision admitted (M9, M10).
extension State {
    /// The entries of a scheme that wait because they came late, in the order of their cells.
    public func lateEntries(of scheme: SchemeID) -> [LateEntry] {
        guard let cycle = cycles[scheme] else { return [] }
        var places: Set<CellPlace> = []
        for batch in cycle.batches.all where batch.tally.held > 0 {
            places.formUnion((0..<batch.entries.count).map(batch.entries.place))
        }
        return places.map(cycle.places.cell).sorted().flatMap(lateEntries)
    }

    /// The entries of a cell that wait because they came late, in order.
    ///
    /// Only those that an admission could still bring to the head: none that something that counts,
    /// or another one that waits, replaces.
    public func lateEntries(in cell: Cell) -> [LateEntry] {
        let found = self.cell(cell)
        let waiting = found.entries.filter {
            $0.counts && $0.verdict.status == .held
                && $0.verdict.findings.contains { $0.code == .entryLate }
        }
        guard !waiting.isEmpty, let reading = CellReading(cell, in: self) else { return [] }
        let reached = Ways(reading).reached(from: found.heads + waiting.map(\.id))
        return waiting.filter { !reached.contains($0.id) }.map {
            LateEntry(id: $0.id, office: $0.office, cell: cell)
        }
    }

    /// True for an entry that came late and that a decision admitted (M12).
    public func isAdmittedLate(_ entry: EntryID, in scheme: SchemeID) -> Bool {
        guard let found = cycles[scheme]?.entry(entry) else { return false }
        return isLate(found.entry.cell, found.batch) && isAdmitted(entry, found.batch)
    }

    /// Where an entry belongs and who gave it; nil where the log has none of that name.
    public func origin(of entry: EntryID) -> (cell: Cell, office: OfficeID)? {
        guard let scheme = known[entry.record] ?? nil, let found = cycles[scheme]?.entry(entry)
        else { return nil }
        return (found.entry.cell, found.batch.header.office)
    }
}
