internal import Notation
package import Submission

/// Who gets a record; follows from the records before it alone.
extension StoreChange {
    /// Writes the record's rows of the feed, and those of the evidence it names.
    package func project(
        _ record: VerifiedRecord, at index: Int64, with registry: Registry
    ) throws {
        try publish(index, to: audience(of: record, registry))
        switch record.content {
        case .batch(let batch): try projectEvidence(of: batch, at: index)
        case .statement(let statement):
            guard let office = record.signer.role.office else { return }
            try project(statement.evidence, of: office, entry: 0, at: index)
        default: break
        }
    }

    /// Who a record is meant for.
    ///
    /// Schemes and the centre's own keys are everyone's; an office's keys and batches its own. What
    /// a person of the centre says of a record goes where the record went; of an answer to a
    /// warning also where it is or was referred.
    private func audience(
        of record: VerifiedRecord, _ registry: Registry
    ) throws -> Set<Audience> {
        switch record.content {
        case .scheme: return [.everyone]
        case .batch(let batch): return [.office(batch.header.office)]
        case .enrolment(let enrolment): return [Self.audience(of: enrolment, registry)]
        case .statement(let statement):
            if let office = record.signer.role.office { return [.office(office)] }
            guard let about = try view.index(of: statement.about) else { return [] }
            var offices = registry.offices(judging: statement.about)
            if let referral = Referral(statement, by: record.signer.role) {
                offices.insert(referral.office)
            }
            return try view.audience(of: about).union(offices.map { .office($0) })
        case .decision(let decision): return try audience(of: decision)
        case .standing: return [.everyone]
        case .proof: return []
        }
    }

    /// A decision goes to the offices that it names, and to those whose entries it names.
    private func audience(of decision: Decision) throws -> Set<Audience> {
        var audience: Set<Audience> = []
        var entries: [EntryID] = []
        for item in decision.items {
            switch item {
            case .settle(let settlement): entries += settlement.names
            case .giveBack(let list): entries += list
            case .admit(let admission):
                entries += admission.entries + admission.records.map { EntryID($0, 0) }
            case .order(let office, _), .extend(_, let office), .hear(_, let office):
                audience.insert(.office(office))
            case .close(let closing):
                audience.formUnion(closing.offices.map { $0.map { .office($0) } } ?? [.everyone])
            case .erase: audience.insert(.everyone)
            }
        }
        for record in Set(entries.map(\.record)) {
            guard let index = try view.index(of: record) else { continue }
            audience.formUnion(try view.audience(of: index))
        }
        return audience
    }

    private static func audience(of enrolment: Enrolment, _ registry: Registry) -> Audience {
        let holder: KeyHolder? =
            switch enrolment.act {
            case .add(let holder): holder
            case .revoke(let key, _): registry.holders[key]
            }
        return holder?.role.office.map { .office($0) } ?? .everyone
    }
}
