internal import Notation

/// A batch in the log.
struct LoggedBatch: Sendable {
    let cover: Cover
    var entries: LoggedEntries
    /// The verdicts that its cells found.
    var tally = VerdictTally()

    /// What holds for all its entries; shared by the copies of the batch that pass by.
    final class Cover: Sendable {
        /// Without checkpoint and note.
        let header: BatchHeader
        let id: RecordID
        let index: Int64
        let code: SpokenCode

        init(header: BatchHeader, id: RecordID, index: Int64) {
            var slim = header
            slim.checkpoint = nil
            slim.note = nil
            self.header = slim
            self.id = id
            self.index = index
            code = SpokenCode(id.digest)
        }
    }

    var header: BatchHeader { cover.header }
    var index: Int64 { cover.index }
    var code: SpokenCode { cover.code }
}

/// An entry in the log.
struct LoggedEntry: Sendable {
    let cell: Cell
    /// Without comment and evidence.
    let entry: Entry
    /// What the checks say, once the version it names stands.
    var findings: [Finding]?
}

/// The entries of a batch, in little room: nearly all are a cell and a number.
struct LoggedEntries: Sendable {
    private struct Short {
        let place: CellPlace
        let number: Points
    }

    private var short: ContiguousArray<Short> = []
    /// Those that say more than a number, or replace others.
    private var long: [Int: Entry] = [:]
    private var findings: [Int: [Finding]] = [:]
    private(set) var isChecked = false

    var count: Int { short.count }

    /// Keeps the entries of a batch, with the numbers that their names get.
    init(_ batch: Batch, numbering places: inout CellPlaces) {
        short.reserveCapacity(batch.entries.count)
        var last: (column: Column, number: UInt32)?
        for (index, entry) in batch.entries.enumerated() {
            let column = Column(
                period: batch.header.period, indicator: entry.indicator, slot: entry.slot)
            let number = last?.column == column ? last?.number : nil
            let found = number ?? places.number(of: column)
            last = (column, found)
            let place = CellPlace(column: found, subject: places.number(of: entry.subject))
            if case .number(let number) = entry.content, entry.event == nil, entry.replaces.isEmpty
            {
                short.append(Short(place: place, number: number))
            } else {
                short.append(Short(place: place, number: .zero))
                var kept = entry
                kept.comment = nil
                kept.evidence = []
                long[index] = kept
            }
        }
    }

    func place(of index: Int) -> CellPlace { short[index].place }

    /// True where the entry is a cell and a number that pass the checks, and nothing else.
    func isPlain(_ index: Int) -> Bool {
        isChecked && long[index] == nil && findings[index] == nil
    }

    func value(of index: Int) -> CellValue {
        long[index].map { CellValue($0.content, date: $0.event?.date) }
            ?? CellValue(.number(short[index].number), date: nil)
    }

    /// The entry as it came.
    func entry(_ index: Int, in places: CellPlaces) -> LoggedEntry {
        let cell = places.cell(at: short[index].place)
        return LoggedEntry(
            cell: cell,
            entry: long[index]
                ?? Entry(
                    indicator: cell.indicator, subject: cell.subject, slot: cell.slot,
                    content: .number(short[index].number)),
            findings: isChecked ? findings[index] ?? [] : nil)
    }

    /// Keeps what the checks say of each entry.
    mutating func check(_ said: some Sequence<[Finding]>) {
        findings = [:]
        for (index, said) in said.enumerated() where !said.isEmpty { findings[index] = said }
        isChecked = true
    }
}
