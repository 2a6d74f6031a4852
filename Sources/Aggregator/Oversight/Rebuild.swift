internal import Notation
internal import Submission

/// Making the views of the log again from its records.
extension LogBook {
    /// Drops all projections and makes them again; true where they come out as they were.
    ///
    /// One transaction: a running server sees the old ones or the new ones.
    package func rebuild() throws -> Bool {
        try countVerdicts()
        return try store.change { change in
            let before = try change.view.projectionBytes()
            try change.dropProjections()
            let ledger = try replay(into: change)
            try judge(change.view.uncounted(limit: .max), by: ledger, in: change)
            return try change.view.projectionBytes() == before
        }
    }

    /// True where the projections are what the records give; changes nothing.
    func projectionsAreRight() throws -> Bool {
        try store.rehearse { change in
            let ledger = try self.ledger(in: change.view, at: change.view.head())
            try judge(change.view.uncounted(limit: .max), by: ledger, in: change)
            let before = try change.view.projectionBytes()
            try change.dropProjections()
            try judge(
                change.view.uncounted(limit: .max), by: replay(into: change), in: change)
            return try change.view.projectionBytes() == before
        }
    }

    /// Counts the verdicts that were forgotten, a few hundred in a transaction.
    package func countVerdicts() throws {
        while true {
            let left = try store.read { try $0.uncounted(limit: 1) }
            guard !left.isEmpty else { return }
            try store.change { change in
                let ledger = try self.ledger(in: change.view, at: change.view.head())
                try judge(try change.view.uncounted(limit: 200), by: ledger, in: change)
            }
        }
    }

    private func judge(_ places: [Int64], by ledger: Ledger, in change: StoreChange) throws {
        for place in places {
            guard let stored = try change.view.record(at: place) else { continue }
            let batch = try Batch(payload: stored.record.payload)
            let verdict = ledger.verdict(on: batch, id: stored.record.id)
            try change.count(verdict.counted, of: place)
        }
    }

    /// Folds the whole log anew, writing the projections of each record as intake did.
    private func replay(into change: StoreChange) throws -> Ledger {
        var ledger = emptyLedger
        let size = try change.view.head().size
        try change.view.forEachRecord(in: 0..<size) { stored in
            guard case .success(let record) = ledger.registry.check.verify(stored.record) else {
                throw StoreFailure.damaged(table: "records", row: stored.index)
            }
            try change.project(record, at: stored.index, with: ledger.registry)
            ledger.append(record)
        }
        return ledger
    }
}
