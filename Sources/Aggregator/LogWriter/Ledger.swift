internal import Notation
package import Submission

/// What merge asks of the scheme that a batch names, where the registry has that version.
package typealias SchemeLookup =
    @Sendable (SchemeReference, Registry) -> (any SchemeAnswers)?

/// What admission has to know of the log by some size: keys, approvals, schemes.
///
/// A pure fold of its records. Batches are passed over: what they say is for ``MergedLog``.
package struct Ledger: Sendable {
    /// The number of leaves that were read.
    package private(set) var size: Int64 = 0
    /// Keys, approvals and schemes.
    package private(set) var registry: Registry

    /// The ledger of an empty log.
    package init(card: CentreCard) {
        registry = Registry(card: card)
    }

    /// Takes the next record of the log.
    package mutating func append(_ record: VerifiedRecord) {
        if record.signed.type != .batch { registry.append(record, at: size) }
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
        try view.forEachRecordButBatches(in: size..<max(size, head.size)) { stored in
            guard case .success(let record) = registry.check.verify(stored.record) else {
                throw StoreFailure.damaged(table: "records", row: stored.index)
            }
            registry.append(record, at: stored.index)
        }
        size = max(size, head.size)
    }
}
