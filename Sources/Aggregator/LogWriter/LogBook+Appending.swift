internal import DurableFiles
internal import GRDB
package import Notation
package import Submission
internal import TransparencyLog

/// Putting records into the log.
extension LogBook {
    /// Logs records as one group; the outcomes stand in the order of the records.
    ///
    /// A record that is logged already, or twice in the group, has one leaf and the same index for
    /// everyone. Throws where nobody may be answered; records may be logged even so, and sending
    /// them again gives their receipts.
    package func append(_ records: [VerifiedRecord], at now: Instant) throws -> [Outcome] {
        try throwIfStopped()
        var group = Group()
        do {
            try effects.commit(store) { change in
                group = Group()
                try group.write(records, at: now, into: change, of: self)
            }
        } catch let error as DatabaseError where error.leavesDoubt {
            stop(because: Finding(.logStopped, ["reason": error.plainReason]))
            throw error
        }
        if let ledger = group.ledger {
            remember(ledger)
            mergedLog.append(group.fresh, at: ledger.size - Int64(group.fresh.count))
        }
        return try outcomes(of: group)
    }

    private func outcomes(of group: Group) throws -> [Outcome] {
        guard let head = group.head else {
            return group.places.map { .refused($0.refusal ?? Finding(.internalError)) }
        }
        let signed = try note(atLeast: head)
        let batches = group.places.filter { $0.record.signed.type == .batch }.map(\.record.id)
        return try store.read { view in
            let verdicts = try self.verdicts(on: batches, view)
            return try group.places.map { place in
                if let finding = place.refusal { return .refused(finding) }
                return .logged(
                    Logged(
                        index: place.index, isNew: place.isNew,
                        receipt: try receipt(place.index, under: signed, in: view),
                        verdict: verdicts[place.record.id]))
            }
        }
    }

    /// The verdicts by now; nothing is read where nobody asks about a batch.
    private func verdicts(
        on batches: [RecordID], _ view: StoreView
    ) throws -> [RecordID: BatchVerdict] {
        guard !batches.isEmpty else { return [:] }
        return try mergedLog.read(view, to: view.head()) { state in
            Dictionary(
                batches.compactMap { id in state.verdict(on: id).map { (id, $0) } }
            ) { first, _ in first }
        }
    }

    /// The receipt of a leaf up to a signed checkpoint.
    func receipt(
        _ index: Int64, under signed: (head: LogHead, note: SignedNote), in view: StoreView
    ) throws -> LogProof {
        let hashes = try Tree.inclusionProof(
            index: UInt64(index), size: UInt64(signed.head.size), from: view)
        return try LogProof(index: UInt64(index), hashes: hashes, note: signed.note)
    }

    /// The records of one transaction and what it makes of them.
    private struct Group {
        var places: [Place] = []
        var fresh: [VerifiedRecord] = []
        var head: LogHead?
        var ledger: Ledger?

        struct Place {
            let record: VerifiedRecord
            var index: Int64 = -1
            var isNew = false
            var refusal: Finding?
        }

        mutating func write(
            _ records: [VerifiedRecord], at now: Instant, into change: StoreChange, of book: LogBook
        ) throws {
            let old = try change.view.head()
            try book.checkGuard(of: old, change.view)
            var ledger = try book.ledger(in: change.view, at: old)
            for record in records {
                var place = Place(record: record)
                if let index = try change.view.index(of: record.id) {
                    place.index = index
                } else if let finding = try Self.limit(record, on: now.date, change.view) {
                    place.refusal = finding
                } else {
                    place.index = old.size + Int64(fresh.count)
                    place.isNew = true
                    try change.log(record, at: place.index, now, extending: &ledger)
                    fresh.append(record)
                }
                places.append(place)
            }
            try release(at: now, into: change, after: old, extending: &ledger)
            head = old
            guard !fresh.isEmpty else { return }
            head = try change.moveHead(
                from: old, adding: fresh.map { TreeHash(leaf: $0.id.digest.bytes) })
            self.ledger = ledger
        }

        /// What came by hand before the enrolment of its key is logged with it (M15).
        private mutating func release(
            at now: Instant, into change: StoreChange, after old: LogHead,
            extending ledger: inout Ledger
        ) throws {
            guard fresh.contains(where: { $0.signed.type == .enrolment }) else { return }
            for record in try change.view.released(by: ledger.registry) {
                try change.log(
                    record, at: old.size + Int64(fresh.count), now, extending: &ledger)
                fresh.append(record)
            }
            try change.removeLogged()
        }

        private static func limit(
            _ record: VerifiedRecord, on day: String, _ view: StoreView
        ) throws -> Finding? {
            guard record.signed.type == .batch,
                try view.batches(of: record.signed.key, on: day) >= Limits.batchesPerDay
            else { return nil }
            return Finding(.tooManyBatches, ["limit": "\(Limits.batchesPerDay)"])
        }
    }
}

extension StoreChange {
    /// Stores one new record and says who gets it.
    fileprivate func log(
        _ record: VerifiedRecord, at index: Int64, _ now: Instant, extending ledger: inout Ledger
    ) throws {
        try insert(record, at: index, receivedAt: now)
        try project(record, at: index, with: ledger.registry)
        ledger.append(record)
    }
}

extension DatabaseError {
    /// After a failed sync or a damaged page nobody knows what is on the disk.
    var leavesDoubt: Bool {
        [.SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB].contains(resultCode)
    }

    /// SQLite's own words, without statements or their values.
    var plainReason: String { message ?? "\(resultCode)" }
}
