package import Submission

/// The merged state, and the views of it that the database keeps.
///
/// The views lag behind the log by moments: they are written in slices when nothing arrives, and
/// before anybody looks. See `docs/decisions/merged-state.md`.
extension LogBook {
    /// Looks at the state of everything that is logged by now.
    package func merged<Value: Sendable>(_ body: (State) throws -> Value) throws -> Value {
        try store.read { view in
            try mergedLog.read(view, to: view.head()) { try body($0.state) }
        }
    }

    /// Brings the views of the database up to the log; does nothing where they are.
    package func project() throws {
        try project(atMost: .max)
    }

    /// How many cells wait for their rows.
    var waitingCells: Int { mergedLog.waitingCells }

    /// Writes the next rows, at most so many cells; false where the views are up to the log.
    @discardableResult
    func project(atMost limit: Int) throws -> Bool {
        let isUpToDate = try store.read { try $0.projectedSize() == $0.head().size }
        guard !isUpToDate else { return false }
        do {
            return try store.change { change in try write(viewsInto: change, atMost: limit) }
        } catch {
            // What the transaction took from the state is lost: it is written again, all of it.
            try mergedLog.peek { $0.projected = .max }
            throw error
        }
    }

    private func write(viewsInto change: StoreChange, atMost limit: Int) throws -> Bool {
        let head = try change.view.head()
        let stored = try change.view.projectedSize()
        try mergedLog.peek { memory in
            // What is written already needs no writing again: a start after a stop.
            guard memory.state.size <= stored, stored <= head.size else { return }
            try memory.state.readOn(change.view, to: stored)
            _ = memory.state.takeChanges()
            memory.waiting = WaitingViews()
            memory.projected = stored
        }
        return try mergedLog.read(change.view, to: head) { memory in
            if memory.waiting.isErased || memory.projected > stored {
                try change.keepAll(memory.state)
                memory.waiting = WaitingViews()
            } else {
                try change.keep(nextOf: &memory, atMost: limit)
                guard memory.waiting.isEmpty else { return true }
            }
            try change.keep(projectedSize: head.size)
            memory.projected = head.size
            return false
        }
    }
}

extension StoreChange {
    /// Writes rows that wait until so many cells are written, or none wait.
    fileprivate func keep(nextOf memory: inout MergedLog.Memory, atMost limit: Int) throws {
        var rest = limit
        repeat {
            let (cells, batches) = memory.waiting.next(rest)
            try keep(cells, batches, of: memory.state)
            rest -= cells.count
        } while rest > 0 && !memory.waiting.isEmpty
    }
}
