internal import Notation
internal import Submission
internal import TransparencyLog

/// Every record as if it came in today, in the order of the log.
extension Audit {
    /// Checks them and returns what they say of keys, schemes and standings.
    mutating func checkRecords(_ card: CentreCard, _ log: LogAudit?) throws -> Registry {
        var registry = Registry(card: card)
        var seen: Set<RecordID> = []
        var standings: [RecordID] = []
        for (index, id) in ids.enumerated() {
            if !seen.insert(id).inserted { wrong(id, index, "twice") }
            guard let record = try record(id, index, registry.check) else {
                areRecordsSound = false
                continue
            }
            registry.append(record, at: Int64(index))
            if case .standing = record.content { standings.append(id) }
            if let log { checkNote(of: record, log) }
            if (index + 1).isMultiple(of: 1_000) { progress(Int64(index + 1), Int64(ids.count)) }
        }
        for id in standings where !registry.isComplete(id) {
            report.inform(Finding(.auditStandingUnapproved, at: AuditLayout.record(id)))
        }
        if areRecordsSound, !ids.isEmpty, registry.holder(card.logKey.id)?.role != .log {
            fault(.auditLogKeyUnannounced, at: AuditLayout.card)
        }
        return registry
    }

    private mutating func wrong(_ id: RecordID, _ index: Int, _ what: String) {
        let place = AuditLayout.record(id)
        report.fault(
            Finding(.auditRecordWrong, at: place, ["index": "\(index)", "what": what]))
    }

    /// One record with all that intake asks of it; nil where something fails.
    private mutating func record(
        _ id: RecordID, _ index: Int, _ check: RecordCheck
    ) throws -> VerifiedRecord? {
        guard let bytes = try read(AuditLayout.record(id), limit: Self.recordLimit) else {
            return nil
        }
        switch check.verify(wire: bytes) {
        case .failure(let refusal): wrong(id, index, refusal.finding.code.text)
        case .success(let record) where record.id != id:
            wrong(id, index, FindingCode.recordIDMismatch.text)
        case .success(let record) where !record.signed.type.isLogged:
            wrong(id, index, FindingCode.recordNotLogged.text)
        case .success(let record): return record
        }
        return nil
    }

    /// Most bytes of a record: the largest payload with its two lines.
    static let recordLimit = RecordType.batch.payloadLimit + 2 * Limits.headBytes

    /// A checkpoint in a record is the centre's word; one that this log does not continue convicts
    /// it.
    ///
    /// Said only where the leaves are those of the folder's own checkpoint: of a damaged copy
    /// nothing follows.
    private mutating func checkNote(of record: VerifiedRecord, _ log: LogAudit) {
        guard isLogSound, let text = record.content.note else { return }
        let place = AuditLayout.record(record.id)
        guard let note = try? SignedNote(bytes: Array(text.utf8)),
            let shown = try? log.trust.verify(note)
        else { return report.inform(Finding(.auditNoteForeign, at: place)) }
        report.counts.checkpoints += 1
        if !log.report(checkpoints: [note]).findings.isEmpty {
            report.fault(
                Finding(.auditCheckpointElsewhere, at: place, ["size": "\(shown.size)"]))
        }
    }
}

extension RecordContent {
    /// The checkpoint that it carries.
    fileprivate var note: String? {
        switch self {
        case .batch(let batch): batch.header.checkpoint
        case .standing(let standing): standing.checkpoint
        case .scheme, .enrolment, .statement, .decision, .proof: nil
        }
    }
}
