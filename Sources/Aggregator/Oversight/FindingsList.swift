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

    /// Records that are there in vain (M1).
    fileprivate var recordFindings: [Finding] {
        registry.schemesWithoutEffect.map { Finding(.schemeSecondSuccessor, at: $0.description) }
            + registry.standingsWithoutEffect.map {
                Finding(.standingWithoutEffect, at: $0.description)
            }
    }

    /// Entries of a cell that name what they cannot replace (M5).
    fileprivate func foreignFindings(_ cell: Cell) -> [Finding] {
        self.cell(cell).entries.filter { !$0.foreign.isEmpty }.map {
            Finding(.entryReplacesForeign, at: $0.id.description)
        }
    }

    /// Gaps and forks, by device (M14).
    fileprivate var deviceFindings: [Finding] {
        deviceKeys.flatMap { key -> [Finding] in
            guard let device = device(key), let office = registry.holders[key]?.role.office
            else { return [] }
            let parameters = ["office": office.text, "key": key.description]
            return gaps(device, parameters, at: office.text)
                + forks(device, key, parameters, at: office.text)
        }
    }

    private func gaps(
        _ device: DeviceState, _ parameters: [String: String], at place: String
    ) -> [Finding] {
        device.gaps.lazy.flatMap { $0 }.prefix(Self.gapLimit).map { number in
            Finding(.batchMissing, at: place, parameters.merging(["seq": "\(number)"]) { $1 })
        }
    }

    private func forks(
        _ device: DeviceState, _ key: KeyID, _ parameters: [String: String], at place: String
    ) -> [Finding] {
        device.forks.map { batches in
            let number = batches.first.flatMap { sequence(of: $0, by: key) } ?? 0
            let more = ["seq": "\(number)", "count": "\(batches.count)"]
            return Finding(.deviceForked, at: place, parameters.merging(more) { $1 })
        }
    }
}
