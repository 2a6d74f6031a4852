internal import Notation
package import Submission
internal import Synchronization

/// The merged state in this process, read on as the log grows.
///
/// Changed in place and never copied: a batch costs what its own cells cost, however large the log
/// is. Nobody holds it while waiting for the database to write.
package final class MergedLog: Sendable {
    private let memory: Mutex<State>

    /// The state of no leaf.
    package init(card: CentreCard, answers: @escaping SchemeLookup) {
        memory = Mutex(State(card: card, answers: answers))
    }

    /// Reads on to a head, then looks; the state may be of a later head already.
    func read<Value: Sendable>(
        _ view: StoreView, to head: LogHead, _ body: (State) throws -> Value
    ) throws -> Value {
        try memory.withLock { state in
            if state.size < head.size { try state.readOn(view, to: head.size) }
            return try body(state)
        }
    }

    /// Takes what was just logged, without reading it again, where nothing is missing before it.
    func append(_ records: [VerifiedRecord], at index: Int64) {
        memory.withLock { state in
            if state.size == index { state.append(records) }
        }
    }
}

extension State {
    /// Takes the leaves up to a size from the database.
    ///
    /// Their signatures were verified before they were logged; `fsck` verifies them again. Throws
    /// `damaged` where one is no record of an enrolled key any more.
    mutating func readOn(_ view: StoreView, to end: Int64) throws {
        try read(view, to: end) { $0.reread($1) }
    }

    /// Takes the leaves up to a size from the database, a thousand or 8 MiB at a time.
    mutating func read(
        _ view: StoreView, to end: Int64,
        by reading: (RecordCheck, SignedRecord) -> Result<VerifiedRecord, RecordRefusal>
    ) throws {
        while size < end {
            let places = size..<min(size + 1_000, end)
            let stored = try view.records(in: places, until: 8 << 20)
            guard !stored.isEmpty else { throw StoreFailure.damaged(table: "records", row: size) }
            var rest = stored[...]
            try append { check in
                guard let next = rest.popFirst() else { return nil }
                guard case .success(let record) = reading(check, next.record) else {
                    throw StoreFailure.damaged(table: "records", row: next.index)
                }
                return record
            }
        }
    }
}
