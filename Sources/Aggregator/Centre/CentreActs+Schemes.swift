package import Assessment
package import Notation
package import Submission

/// Publishing the rules of a cycle.
extension CentreActs {
    /// Publishes the next version of a scheme, approved by the second person in the same group.
    ///
    /// The number in the scheme is replaced by the next one. A scheme that stands already, but for
    /// its number, is not published again. Throws a refusal with the findings of the checks.
    package func publish(
        _ draft: Scheme, by signers: TwoPersons, now: Instant
    ) throws -> Published {
        let current = try book.ledger().registry.currentScheme(draft.id)
        if let current, draft.numbered(current.reference.version).canonical == current.scheme.body {
            return Published(
                record: current.record, reference: current.reference, isNew: false, warnings: [])
        }
        let scheme = draft.numbered((current?.reference.version ?? 0) + 1)
        let warnings = try check(scheme, after: current)
        let record = SchemeRecord(
            centre: card.centre, key: signers.first.key.id, scheme: scheme.id,
            version: Int64(scheme.version), previous: current?.reference.hash,
            body: scheme.canonical)
        let records = try sign(.scheme, record.payload, by: signers)
        return Published(
            record: try log(records, at: now)[0], reference: record.reference, isNew: true,
            warnings: warnings)
    }

    /// The warnings of a sound scheme; throws the findings of any other.
    private func check(_ scheme: Scheme, after current: SchemeVersion?) throws -> [Finding] {
        let earlier = try current.map { try Scheme(canonical: $0.scheme.body) }
        let check = earlier.map { SchemeCheck(scheme, after: $0) } ?? SchemeCheck(scheme)
        guard let first = check.findings.first else { return check.warnings }
        throw CentreRefusal(first, findings: Array(check.findings.dropFirst()))
    }
}

extension Scheme {
    /// The same scheme with another number.
    fileprivate func numbered(_ version: Int64) -> Scheme {
        var scheme = self
        scheme.version = Int(version)
        return scheme
    }
}

/// A version of a scheme that is published.
package struct Published: Sendable {
    /// The record.
    package let record: RecordID
    /// How batches name it.
    package let reference: SchemeReference
    /// False where it stands already.
    package let isNew: Bool
    /// What may be a mistake, and what the amendment asks to be given again.
    package let warnings: [Finding]
}
