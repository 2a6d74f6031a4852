internal import Notation
package import Submission

/// What merge asks of the scheme that a batch names, where the registry has that version.
package typealias SchemeLookup =
    @Sendable (SchemeReference, Registry) -> (any SchemeAnswers)?

/// What the log says by some size: keys, approvals, schemes; a pure fold of its records.
package struct Ledger: Sendable {
    /// The number of leaves that were read.
    package private(set) var size: Int64 = 0
    /// Keys, approvals and schemes.
    package private(set) var registry: Registry
    private let answers: SchemeLookup

    /// The ledger of an empty log.
    package init(card: CentreCard, answers: @escaping SchemeLookup) {
        registry = Registry(card: card)
        self.answers = answers
    }

    /// Takes the next record of the log.
    package mutating func append(_ record: VerifiedRecord) {
        registry.append(record, at: size)
        size += 1
    }

    /// Passes over a leaf that cannot be read.
    mutating func skip() {
        size += 1
    }

    /// Reads on to the head of a state of the database.
    ///
    /// Throws `damaged` where a stored record no longer verifies.
    package mutating func catchUp(with view: StoreView, to head: LogHead) throws {
        try view.forEachLink(in: size..<max(size, head.size)) { index, link in
            switch link {
            case .batch(let id, let previous):
                registry.append(batch: id, after: previous)
                size += 1
            case .record(let stored):
                guard case .success(let record) = registry.check.verify(stored.record) else {
                    throw StoreFailure.damaged(table: "records", row: index)
                }
                append(record)
            }
        }
    }

    /// What became of a batch by now.
    package func verdict(on batch: Batch, id: RecordID) -> BatchVerdict {
        BatchVerdict(
            judging: batch, id: id, registry: registry,
            answers: answers(batch.header.scheme, registry))
    }

    /// The verdict on a record that may be no batch.
    package func verdict(on record: VerifiedRecord) -> BatchVerdict? {
        guard case .batch(let batch) = record.content else { return nil }
        return verdict(on: batch, id: record.id)
    }
}

extension BatchVerdict {
    /// The numbers that are kept of it.
    package var counted: VerdictCount {
        VerdictCount(
            status: status, accepted: count(.accepted), held: count(.held),
            returned: count(.returned))
    }
}
