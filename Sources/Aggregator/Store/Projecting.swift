internal import Notation
package import Submission

/// What one record means for the views of the log; follows from the records before it alone.
extension StoreChange {
    /// Writes the record's rows of the feed and forgets the verdicts that it may change.
    package func project(
        _ record: VerifiedRecord, at index: Int64, with registry: Registry
    ) throws {
        try publish(index, to: audience(of: record, registry))
        try forgetVerdicts(touchedBy: ripple(of: record, registry))
    }

    /// Who a record is meant for.
    ///
    /// Schemes and the centre's own keys are everyone's; an office's keys and batches its own. What
    /// a person of the centre says of a record goes where the record went.
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
            return try view.audience(of: about)
        case .proof: return []
        }
    }

    private static func audience(of enrolment: Enrolment, _ registry: Registry) -> Audience {
        let holder: KeyHolder? =
            switch enrolment.act {
            case .add(let holder): holder
            case .revoke(let key, _): registry.holders[key]
            }
        return holder?.role.office.map { .office($0) } ?? .everyone
    }

    /// Whose verdicts a record may change; rather too many than too few.
    private func ripple(of record: VerifiedRecord, _ registry: Registry) throws -> Ripple {
        switch record.content {
        case .batch, .proof: return .nothing
        case .scheme: return .everything
        case .enrolment(let enrolment): return Self.ripple(of: enrolment, registry)
        case .statement(let statement):
            guard statement.kind == .approval else { return .nothing }
            guard let about = try view.index(of: statement.about),
                let record = try view.record(at: about)?.record
            else { return .nothing }
            let content = try RecordContent(type: record.type, payload: record.payload)
            switch content {
            case .batch(let batch): return .office(batch.header.office)
            case .enrolment(let enrolment): return Self.ripple(of: enrolment, registry)
            case .scheme: return .everything
            case .statement, .proof: return .nothing
            }
        }
    }

    /// A person counts for one office's batches only where no other office has the same person.
    private static func ripple(of enrolment: Enrolment, _ registry: Registry) -> Ripple {
        let holder: KeyHolder? =
            switch enrolment.act {
            case .add(let holder): holder
            case .revoke(let key, _): registry.holders[key]
            }
        guard let role = holder?.role, let office = role.office else { return .everything }
        let person = role.person
        let elsewhere = registry.holders.values.contains {
            person != nil && $0.role.person == person && $0.role.office != office
        }
        return elsewhere ? .everything : .office(office)
    }
}
