internal import Notation
package import Submission

extension DraftDesk {
    /// Makes drafts of what a sealed batch says, to be corrected and sealed again.
    ///
    /// Returns the batch; refused with `record-unknown-here` where it is not kept here.
    package func correct(batch id: RecordID) throws -> [CheckedDraft] {
        guard let batch = try database.batch(id) else {
            throw AgentRefusal(.agentRecordUnknown, at: id.description)
        }
        return try keep(batch.entries, of: batch)
    }

    /// Makes a draft of what the office said last of a cell; returns the batch that said it.
    package func correct(cell place: DraftPlace) throws -> RecordID {
        guard let id = try database.lastBatch(naming: place.description),
            let batch = try database.batch(id)
        else { throw AgentRefusal(.agentRecordUnknown, at: place.description) }
        let entries = batch.entries.filter {
            batch.cell(of: $0).description == place.description
        }
        _ = try keep(entries, of: batch)
        return id
    }

    private func keep(_ entries: [Entry], of batch: Batch) throws -> [CheckedDraft] {
        let scheme = try shelf.scheme(
            for: batch.header.period, named: shelf.current.isEmpty ? nil : batch.header.scheme.id)
        let now = surroundings.now()
        let drafts = entries.map { entry in
            Draft(
                place: DraftPlace(
                    period: batch.header.period, indicator: entry.indicator,
                    subject: entry.subject, slot: entry.slot),
                content: TypedValue.write(entry.content), event: entry.event,
                comment: entry.comment, evidence: entry.evidence, scheme: scheme?.reference,
                changedAt: now)
        }
        try database.keep(drafts)
        return drafts.map(check)
    }
}
