internal import Notation

/// What a state found anew since somebody last asked, for whoever keeps a copy of its views.
public struct StateChanges: Sendable {
    /// Cells that were found anew, and events beside them.
    public internal(set) var cells: [Cell] = []
    /// Batches that came, and those of which an entry was found anew.
    public internal(set) var batches: Set<RecordID> = []
    /// True where a cycle was erased: a copy has to be made again from the start.
    public internal(set) var isErased = false
}

/// How many entries of a batch have which verdict.
public struct VerdictTally: Hashable, Sendable {
    /// Accepted entries.
    public var accepted = 0
    /// Held entries.
    public var held = 0
    /// Returned entries.
    public var returned = 0

    /// A tally.
    public init(accepted: Int = 0, held: Int = 0, returned: Int = 0) {
        self.accepted = accepted
        self.held = held
        self.returned = returned
    }

    mutating func add(_ count: Int, of status: EntryVerdict.Status) {
        switch status {
        case .accepted: accepted += count
        case .held: held += count
        case .returned: returned += count
        }
    }
}

extension State {
    /// How many cells changed since they were handed out.
    public var changedCells: Int { changes.count }

    /// Hands out what changed since the last call: all batches, and at most so many cells.
    public mutating func takeChanges(atMost limit: Int = .max) -> StateChanges {
        var taken = StateChanges()
        swap(&taken.batches, &changes.batches)
        swap(&taken.isErased, &changes.isErased)
        for (scheme, place) in changes.take(limit) {
            if let cell = cycles[scheme]?.places.cell(at: place) { taken.cells.append(cell) }
        }
        return taken
    }

    /// The leaf of a batch and its entries by verdict; nil where it is not in the log or erased.
    public func tally(of batch: RecordID) -> (leaf: Int64, tally: VerdictTally)? {
        guard let scheme = known[batch] ?? nil, let logged = cycles[scheme]?.batches[batch]
        else { return nil }
        return (logged.index, logged.tally)
    }

    /// Every batch whose content is there, in no order.
    public var batches: [RecordID] { cycles.values.flatMap(\.batches.ids) }

    /// Every cell for which something was given or decided, in no order.
    public var cells: [Cell] { cycles.values.flatMap(\.allCells) }

    /// Notes that a cell was found anew; of an event all that may be alike to it.
    mutating func note(_ cell: Cell, at place: CellPlace) {
        changes.note(place, of: cell.scheme)
        guard case .event = cell.slot, let cycle = cycles[cell.scheme],
            let group = cycle.events[EventPlace(cell)]
        else { return }
        for place in group.cells.compactMap(cycle.places.place) {
            changes.note(place, of: cell.scheme)
        }
    }
}

/// What was found anew and not handed out yet; each cell once.
struct PendingChanges: Sendable {
    var batches: Set<RecordID> = []
    var isErased = false
    private var cells: [SchemeID: (places: [CellPlace], known: Set<CellPlace>)] = [:]

    var count: Int { cells.values.reduce(0) { $0 + $1.places.count } }

    mutating func note(_ place: CellPlace, of scheme: SchemeID) {
        if cells[scheme, default: ([], [])].known.insert(place).inserted {
            cells[scheme]?.places.append(place)
        }
    }

    /// Places of an erased cycle name nothing any more.
    mutating func erase(_ scheme: SchemeID) {
        cells[scheme] = nil
        isErased = true
    }

    /// Takes away at most so many, what came first first.
    mutating func take(_ limit: Int) -> [(SchemeID, CellPlace)] {
        var taken: [(SchemeID, CellPlace)] = []
        for scheme in Array(cells.keys) {
            guard taken.count < limit, let all = cells[scheme] else { continue }
            let some = all.places.prefix(limit - taken.count)
            taken += some.map { (scheme, $0) }
            if some.count == all.places.count {
                cells[scheme] = nil
            } else {
                cells[scheme]?.places.removeFirst(some.count)
                cells[scheme]?.known.subtract(some)
            }
        }
        return taken
    }
}
