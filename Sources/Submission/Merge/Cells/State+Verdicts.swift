internal import Notation

/// The verdict on an entry: a view over the set (M4, M10, M13).
extension State {
    func verdict(
        _ id: EntryID, _ batch: LoggedBatch, _ entry: LoggedEntry, isLate: Bool
    ) -> EntryVerdict {
        let header = batch.header
        var failed = failures(of: batch, entry)
        if isReturned(id, batch) {
            failed.append(Finding(.entryGivenBack, at: entry.cell.description))
        }
        guard failed.isEmpty else { return EntryVerdict(status: .returned, findings: failed) }
        var holds: [Finding] = []
        if registry.holder(header.key) == nil {
            holds.append(Finding(.entryKeyNotApproved, ["key": header.key.description]))
        }
        if registry.isRevoked(header.key), devices[header.key]?.behind.contains(id.record) != true,
            !isAdmitted(id, batch)
        {
            holds.append(Finding(.entryKeyRevoked, ["key": header.key.description]))
        }
        if rules(header.scheme)?.answers.needsReviewer == true, let reviewer = header.reviewer,
            !registry.approvers(of: id.record, in: header.scheme.id, for: header.office)
                .contains(reviewer)
        {
            holds.append(Finding(.entryApprovalMissing, ["person": reviewer.text]))
        }
        if isLate, !takesLate(entry.cell, batch) {
            holds.append(
                Finding(
                    .entryLate, at: entry.cell.description, ["period": header.period.text]))
        }
        return EntryVerdict(status: holds.isEmpty ? .accepted : .held, findings: holds)
    }

    /// What the record, the version it names and the enrolments say against an entry.
    func failures(of batch: LoggedBatch, _ entry: LoggedEntry) -> [Finding] {
        registry.headerFindings(batch.header, answers: rules(batch.header.scheme)?.answers)
            + (entry.findings ?? [])
    }

    /// A return by someone who did not touch the entry; it outweighs an admission (M12).
    func isReturned(_ id: EntryID, _ batch: LoggedBatch) -> Bool {
        (cycles[batch.header.scheme.id]?.acts.returned[id] ?? []).contains {
            isEffective($0, on: batch)
        }
    }
}
