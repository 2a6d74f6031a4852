internal import GRDB
internal import Notation
internal import Submission

extension AgentDatabase {
    /// Seals drafts in one transaction; on any error, and after a kill, nothing is changed.
    ///
    /// The chain position is read, the batch signed, kept and laid open, and the drafts turned into
    /// history together, so that no crash can make a number stand twice.
    func seal(
        _ drafts: [Draft], facts: BatchFacts, by key: SigningKey, now: Instant, salt: [UInt8]
    ) throws -> SealedBatch {
        try write("seal") { database in
            let position = try Self.nextPosition(of: key.id, on: now.date, database)
            let entries = try drafts.map { draft in
                guard var entry = draft.entry else {
                    throw AgentRefusal(.draftUnreadable, at: draft.place.description)
                }
                entry.replaces = try Self.replaced(
                    in: draft.place.cell(in: facts.scheme.id), database)
                return entry
            }
            let sealed = try Sealing.seal(
                entries, facts: facts, at: position, by: key, now: now, salt: salt
            ).get()
            let id = sealed.record.id
            try Self.insert(sealed.record, .own, now, database)
            try Self.insert(sealed.batch, id, .own, database)
            for draft in drafts {
                try Self.delete(draft, database)
                try Self.note(.seal, draft, at: now, batch: id, database)
            }
            return sealed
        }
    }

    private static func nextPosition(
        of key: KeyID, on day: String, _ database: Database
    ) throws -> ChainPosition {
        let head = try chainHead(key, database)
        if let forked = head.forkedAt {
            throw AgentRefusal(.chainForked, ["sequence": "\(forked)"])
        }
        guard try batches(of: key, on: day, database) < Limits.batchesPerDay else {
            throw AgentRefusal(
                .batchesPerDayExceeded, ["limit": "\(Limits.batchesPerDay)"])
        }
        return head.batch.map { ChainPosition(after: head.sequence, $0) } ?? .first
    }
}
