internal import Notation

/// All that is known of one scheme: its batches, decisions, cells and acts; dropped by erasure.
struct Cycle: Sendable {
    var batches: [RecordID: LoggedBatch] = [:]
    var decisions: [RecordID: LoggedDecision] = [:]
    var cells = CellRecords()
    var acts = Acts()
    var events: [EventPlace: EventGroup] = [:]
    /// The batches of an office that name a person.
    var byPerson: [OfficePerson: Set<RecordID>] = [:]
    /// The items that name an entry or an item, known or not.
    var namers: [EntryID: Set<EntryID>] = [:]
    /// By period the cells that are in conflict, blocked or pending by themselves.
    var open: [PeriodID: Set<Cell>] = [:]
}

/// A batch in the log.
struct LoggedBatch: Sendable {
    /// Without checkpoint and note.
    let header: BatchHeader
    let index: Int64
    let code: SpokenCode
    var entries: [LoggedEntry]
    /// The verdicts that its cells found.
    var tally = VerdictTally()
}

/// An entry in the log.
struct LoggedEntry: Sendable {
    let cell: Cell
    /// Without comment and evidence.
    let entry: Entry
    /// What the checks say, once the version it names stands.
    var findings: [Finding]?
}

/// A decision in the log, complete or not.
struct LoggedDecision: Sendable {
    let decision: Decision
    let person: PersonID
}

/// What lies in a cell, and what follows from it.
struct CellRecord: Sendable {
    var entries: [EntryID] = []
    var items: [EntryID] = []
    var state = CellState()
}

extension Cycle {
    /// The entry of a name.
    func entry(_ id: EntryID) -> (batch: LoggedBatch, entry: LoggedEntry)? {
        guard let batch = batches[id.record], id.index < batch.entries.count else { return nil }
        return (batch, batch.entries[id.index])
    }

    /// The settlement of a name.
    func settlement(_ id: EntryID) -> (decision: LoggedDecision, settlement: Settlement)? {
        guard let logged = decisions[id.record], id.index < logged.decision.items.count,
            case .settle(let settlement) = logged.decision.items[id.index]
        else { return nil }
        return (logged, settlement)
    }
}
