public import Notation

/// How many entries have which verdict.
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

    /// The entries of both.
    public static func + (a: Self, b: Self) -> Self {
        VerdictTally(
            accepted: a.accepted + b.accepted, held: a.held + b.held,
            returned: a.returned + b.returned)
    }

    mutating func add(_ count: Int, of status: EntryVerdict.Status) {
        switch status {
        case .accepted: accepted += count
        case .held: held += count
        case .returned: returned += count
        }
    }
}

/// The state in numbers, and the few places where somebody has something to do.
///
/// Every cell that nearly all are alike to, with one entry that counts, is counted and not looked
/// at.
extension State {
    /// How many cells have which status, by its word.
    public var cellCounts: [String: Int] {
        cycles.values.reduce(into: [:]) { counts, cycle in
            if cycle.cells.lone.count > 0 { counts["value", default: 0] += cycle.cells.lone.count }
            cycle.cells.full.forEach { counts[$1.state.status.word, default: 0] += 1 }
        }
    }

    /// The entries that are not erased, by office and verdict.
    public var tallies: [OfficeID: VerdictTally] {
        cycles.values.flatMap(\.batches.all).reduce(into: [:]) { tallies, batch in
            let office = batch.header.office
            tallies[office] = (tallies[office] ?? VerdictTally()) + batch.tally
        }
    }

    /// The batches with an entry that is not accepted, in log order.
    public var unaccepted: [RecordID] {
        cycles.values.flatMap(\.batches.all).filter { $0.tally.held > 0 || $0.tally.returned > 0 }
            .sorted { $0.index < $1.index }.map(\.cover.id)
    }

    /// The cells with an entry that names what it cannot replace (M5), in order.
    public var cellsWithForeign: [Cell] {
        var cells: [Cell] = []
        for cycle in cycles.values {
            cycle.cells.full.forEach { place, record in
                if record.state.entries.contains(where: { !$0.foreign.isEmpty }) {
                    cells.append(cycle.places.cell(at: place))
                }
            }
        }
        return cells.sorted()
    }
}
