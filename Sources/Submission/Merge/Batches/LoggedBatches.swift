/// The batches of a cycle, by id and by the number in which they came.
struct LoggedBatches: Sendable {
    /// In log order.
    private(set) var all: [LoggedBatch] = []
    private var numbers: [RecordID: UInt32] = [:]

    /// The ids, in log order.
    var ids: [RecordID] { all.map(\.cover.id) }

    subscript(id: RecordID) -> LoggedBatch? { numbers[id].map { all[Int($0)] } }

    subscript(number: UInt32) -> LoggedBatch {
        get { all[Int(number)] }
        _modify { yield &all[Int(number)] }
    }

    func number(of id: RecordID) -> UInt32? { numbers[id] }

    /// Takes a new batch; returns its number.
    mutating func append(_ batch: LoggedBatch) -> UInt32 {
        let number = UInt32(all.count)
        all.append(batch)
        numbers[batch.cover.id] = number
        return number
    }

    /// Changes each batch in place.
    mutating func forEach(_ body: (inout LoggedBatch) -> Void) {
        for number in all.indices { body(&all[number]) }
    }
}
