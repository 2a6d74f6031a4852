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
    /// Hands out what changed since the last call.
    public mutating func takeChanges() -> StateChanges {
        defer { changes = PendingChanges() }
        return StateChanges(
            cells: changes.cells.flatMap { scheme, places in
                cycles[scheme].map { places.map($0.places.cell) } ?? []
            },
            batches: changes.batches, isErased: changes.isErased)
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

/// What was found anew and not handed out yet.
struct PendingChanges: Sendable {
    var cells: [SchemeID: Set<CellPlace>] = [:]
    var batches: Set<RecordID> = []
    var isErased = false

    mutating func note(_ place: CellPlace, of scheme: SchemeID) {
        cells[scheme, default: []].insert(place)
    }

    /// Places of an erased cycle name nothing any more.
    mutating func erase(_ scheme: SchemeID) {
        cells[scheme] = nil
        isErased = true
    }
}
