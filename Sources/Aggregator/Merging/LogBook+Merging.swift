package import Submission

/// The merged state, and the views of it that the database keeps.
///
/// The views lag behind the log by moments: they are written when the queue is empty, and before
/// anybody looks. See `docs/decisions/merged-state.md`.
extension LogBook {
    /// Looks at the state of everything that is logged by now.
    package func merged<Value: Sendable>(_ body: (State) throws -> Value) throws -> Value {
        try store.read { view in
            try mergedLog.read(view, to: view.head()) { try body($0.state) }
        }
    }

    /// Brings the views of the database up to the log; does nothing where they are.
    package func project() throws {
        let isUpToDate = try store.read { try $0.projectedSize() == $0.head().size }
        guard !isUpToDate else { return }
        do {
            try store.change { change in try write(viewsInto: change) }
        } catch {
            // What the transaction took from the state is lost: it is written again, all of it.
            try mergedLog.peek { $0.projected = .max }
            throw error
        }
    }

    private func write(viewsInto change: StoreChange) throws {
        let head = try change.view.head()
        let stored = try change.view.projectedSize()
        try mergedLog.peek { memory in
            // What is written already needs no writing again: a start after a stop.
            guard memory.state.size <= stored, stored <= head.size else { return }
            try memory.state.readOn(change.view, to: stored)
            _ = memory.state.takeChanges()
            memory.projected = stored
        }
        try mergedLog.read(change.view, to: head) { memory in
            let changes = memory.state.takeChanges()
            if changes.isErased || memory.projected > stored {
                try change.keepAll(memory.state)
            } else {
                try change.keep(changes, of: memory.state)
            }
            try change.keep(projectedSize: head.size)
            memory.projected = head.size
        }
    }
}
