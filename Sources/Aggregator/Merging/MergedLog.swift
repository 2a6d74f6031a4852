internal import Notation
package import Submission
internal import Synchronization

/// The merged state in this process, read on as the log grows.
///
/// Changed in place and never copied: a batch costs what its own cells cost, however large the log
/// is. Nobody holds it while waiting for the database to write.
package final class MergedLog: Sendable {
    private let memory: Mutex<Memory>

    /// What is kept between calls.
    struct Memory {
        var state: State
        /// Rows of the views that wait to be written.
        var waiting = WaitingViews()
        /// The size up to which this process has written, or found written, the views.
        var projected: Int64 = 0
    }

    /// The state of no leaf.
    package init(card: CentreCard, answers: @escaping SchemeLookup) {
        memory = Mutex(Memory(state: State(card: card, answers: answers)))
    }

    /// Reads on to a head, then looks; the state may be of a later head already.
    func read<Value: Sendable>(
        _ view: StoreView, to head: LogHead, _ body: (inout Memory) throws -> Value
    ) throws -> Value {
        try memory.withLock { memory in
            if memory.state.size < head.size {
                try memory.state.readOn(view, to: head.size)
                memory.waiting.add(memory.state.takeChanges())
            }
            return try body(&memory)
        }
    }

    /// Takes what was just logged, without reading it again, where nothing is missing before it.
    func append(_ records: [VerifiedRecord], at index: Int64) {
        memory.withLock { memory in
            guard memory.state.size == index else { return }
            memory.state.append(records)
            memory.waiting.add(memory.state.takeChanges())
        }
    }

    /// How many cells wait for their rows.
    var waitingCells: Int { memory.withLock { $0.waiting.count } }

    /// Looks at what is known of the views without reading on.
    func peek<Value: Sendable>(_ body: (inout Memory) throws -> Value) throws -> Value {
        try memory.withLock { try body(&$0) }
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
