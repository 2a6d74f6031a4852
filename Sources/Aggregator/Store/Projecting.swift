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

    /// Whose verdicts a record may change; rather too many than too few.
    private func ripple(of record: VerifiedRecord, _ registry: Registry) throws -> Ripple {
        switch record.content {
        case .batch, .standing, .proof: return .nothing
        case .scheme, .decision: return .everything
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
            case .scheme, .decision: return .everything
            case .statement, .standing, .proof: return .nothing
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
