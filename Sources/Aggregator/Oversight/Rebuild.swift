internal import Notation
internal import Submission

/// Making the views of the log again from its records.
extension LogBook {
    /// Drops all projections and makes them again; true where they come out as they were.
    ///
    /// One transaction: a running server sees the old ones or the new ones.
    package func rebuild() throws -> Bool {
        try store.change { change in
            try restoreResults(in: change)
            return try remake(in: change)
        }
    }

    /// True where the projections are what the records give; changes nothing.
    func projectionsAreRight() throws -> Bool {
        try store.rehearse { try remake(in: $0) }
    }

    private func remake(in change: StoreChange) throws -> Bool {
        let before = try change.view.projectionBytes()
        try change.dropProjections()
        try replay(into: change)
        return try change.view.projectionBytes() == before
    }

    /// Folds the whole log anew, writing the projections of each record as intake did.
    private func replay(into change: StoreChange) throws {
        var registry = emptyLedger.registry
        let size = try change.view.head().size
        try change.view.forEachRecord(in: 0..<size) { stored in
            guard case .success(let record) = registry.check.verify(stored.record) else {
                throw StoreFailure.damaged(table: "records", row: stored.index)
            }
            try change.project(record, at: stored.index, with: registry)
            registry.append(record, at: stored.index)
        }
    }
}
