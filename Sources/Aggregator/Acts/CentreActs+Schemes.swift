package import Notation
package import Submission

/// Publishing the rules of a cycle.
extension CentreActs {
    /// Publishes the next version of a scheme, approved by the second person in the same group.
    ///
    /// `body` is the scheme's canonical JSON, checked by the caller. A body that stands already is
    /// not published again: its version is returned as it is.
    package func publish(
        _ scheme: SchemeID, body: [UInt8], by signers: TwoPersons, now: Instant
    ) throws -> Published {
        let current = try book.ledger().registry.currentScheme(scheme)
        if let current, current.scheme.body == body {
            return Published(record: current.record, reference: current.reference)
        }
        let record = SchemeRecord(
            centre: card.centre, key: signers.first.key.id, scheme: scheme,
            version: (current?.reference.version ?? 0) + 1, previous: current?.reference.hash,
            body: body)
        let records = try sign(.scheme, record.payload, by: signers)
        return Published(record: try log(records, at: now)[0], reference: record.reference)
    }
}

/// A version of a scheme that is published.
package struct Published: Sendable {
    /// The record.
    package let record: RecordID
    /// How batches name it.
    package let reference: SchemeReference
}
