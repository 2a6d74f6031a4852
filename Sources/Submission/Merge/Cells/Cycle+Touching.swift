internal import Notation

/// Which cells have to be found anew.
extension Cycle {
    mutating func touch(_ cell: Cell) {
        if let place = places.place(of: cell) { dirty.insert(place) }
    }

    mutating func touchAll() { dirty = Set(cells.places) }

    mutating func touch(batch id: RecordID) {
        guard let entries = batches[id]?.entries else { return }
        for index in 0..<entries.count { dirty.insert(entries.place(of: index)) }
        guard !namers.isEmpty else { return }
        for index in 0..<entries.count { touch(namersOf: EntryID(id, index)) }
    }

    /// The cells of the items that name something, and of those that name these, and so on (M12).
    mutating func touch(namersOf id: EntryID) {
        guard namers[id] != nil else { return }
        var open = [id]
        var seen: Set<EntryID> = []
        while let next = open.popLast() {
            for namer in namers[next] ?? [] where seen.insert(namer).inserted {
                if let found = settlement(namer) { touch(found.settlement.cell) }
                open.append(namer)
            }
        }
    }
}
