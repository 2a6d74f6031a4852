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
        if let current,
            draft.numbered(Int(current.reference.version)).canonical == current.scheme.body
        {
            return Published(
                record: current.record, reference: current.reference, isNew: false, warnings: [])
        }
        let next = try self.draft(draft)
        let record = SchemeRecord(
            centre: card.centre, key: signers.first.key.id, scheme: next.scheme.id,
            version: Int64(next.scheme.version), previous: current?.reference.hash,
            body: next.scheme.canonical)
        let records = try sign(.scheme, record.payload, by: signers)
        return Published(
            record: try log(records, at: now)[0], reference: record.reference, isNew: true,
            warnings: next.warnings, difference: next.difference)
    }

    /// A scheme as its next version would be published, and what it changes; logs nothing.
    ///
    /// Throws a refusal with the findings of the checks.
    package func draft(_ scheme: Scheme) throws -> SchemeDraft {
        let current = try book.ledger().registry.currentScheme(scheme.id)
        let next = scheme.numbered(Int(current?.reference.version ?? 0) + 1)
        let earlier = try current.map { try Scheme(canonical: $0.scheme.body) }
        let check = earlier.map { SchemeCheck(next, after: $0) } ?? SchemeCheck(next)
        let bound = try rulesFindings(next, after: earlier)
        let findings = check.findings + bound.findings
        if let first = findings.first {
            throw CentreRefusal(first, findings: Array(findings.dropFirst()))
        }
        return SchemeDraft(
            scheme: next, warnings: check.warnings + check.carriedTwice + bound.warnings,
            difference: earlier.map { SchemeDifference(from: $0, to: next) })
    }
}

/// The next version of a scheme, sound and not published.
package struct SchemeDraft: Sendable {
    /// The version, with its number.
    package let scheme: Scheme
    /// What may be a mistake, and what the amendment asks to be given again.
    package let warnings: [Finding]
    /// What it says otherwise than the version that stands; nil for the first.
    package let difference: SchemeDifference?
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
    /// What it says otherwise than the version before; nil for the first and where none is new.
    package var difference: SchemeDifference?
}
