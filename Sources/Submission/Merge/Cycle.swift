internal import Notation

/// All that is known of one scheme: its batches, decisions, cells and acts; dropped by erasure.
struct Cycle: Sendable {
    var places: CellPlaces
    var batches = LoggedBatches()
    var decisions: [RecordID: LoggedDecision] = [:]
    var cells = CellRecords()
    /// Cells to be found anew at the end of the step.
    var dirty: Set<CellPlace> = []
    var acts = Acts()
    var events: [EventPlace: EventGroup] = [:]
    /// The batches of an office that name a person.
    var byPerson: [OfficePerson: Set<RecordID>] = [:]
    /// The items that name an entry or an item, known or not.
    var namers: [EntryID: Set<EntryID>] = [:]
    /// By period the cells that are in conflict, blocked or pending by themselves.
    var open: [PeriodID: Set<Cell>] = [:]

    init(scheme: SchemeID) { places = CellPlaces(scheme: scheme) }
}

/// A decision in the log, complete or not.
struct LoggedDecision: Sendable {
    let decision: Decision
    let person: PersonID
}

extension Cycle {
    /// The entry of a name.
    func entry(_ id: EntryID) -> (batch: LoggedBatch, entry: LoggedEntry)? {
        guard let batch = batches[id.record], id.index < batch.entries.count else { return nil }
        return (batch, batch.entries.entry(id.index, in: places))
    }

    /// The settlement of a name.
    func settlement(_ id: EntryID) -> (decision: LoggedDecision, settlement: Settlement)? {
        guard let logged = decisions[id.record], id.index < logged.decision.items.count,
            case .settle(let settlement) = logged.decision.items[id.index]
        else { return nil }
        return (logged, settlement)
    }
}
