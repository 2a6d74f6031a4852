package import Notation
internal import Submission

/// Everything in the log that somebody has to do something about.
extension LogBook {
    /// Gaps and forks of devices, open cells and seal codes, entries that are not accepted.
    ///
    /// At most `limit`.
    package func findings(limit: Int = 10_000) throws -> [Finding] {
        try project()
        let (batches, places) = try store.read { view in
            (try view.unaccepted(limit: limit), try view.cellsWithForeign(limit: limit))
        }
        return try merged { state in
            let ofBatches = batches.lazy.flatMap { id in
                state.verdict(on: id)?.placed(in: id) ?? []
            }
            let all =
                state.deviceFindings + state.recordFindings + state.openFindings
                + places.flatMap(state.foreignFindings)
            return Array((all + ofBatches.prefix(limit)).prefix(limit))
        }
    }
}

extension BatchVerdict {
    /// The findings with the batch or the entry as their place.
    fileprivate func placed(in id: RecordID) -> [Finding] {
        findings.map { Finding($0.code, at: id.description, $0.parameters) }
            + entries.enumerated().flatMap { index, entry in
                entry.findings.map {
                    Finding($0.code, at: EntryID(id, index).description, $0.parameters)
                }
            }
    }
}

extension State {
    /// What keeps the standings of all schemes provisional.
    fileprivate var openFindings: [Finding] {
        registry.schemeIDs.flatMap { openItems(of: $0, in: nil) }
    }

    /// Entries of a cell that name what they cannot replace (M5).
    fileprivate func foreignFindings(_ cell: Cell) -> [Finding] {
        self.cell(cell).entries.filter { !$0.foreign.isEmpty }.map {
            Finding(.entryReplacesForeign, at: $0.id.description)
        }
    }
}
