internal import Notation

/// Where a record goes, and which cells it concerns.
extension State {
    mutating func take(_ batch: Batch, id: RecordID) {
        let header = batch.header
        let scheme = header.scheme.id
        arrivedCodes.insert(SpokenCode(id.digest))
        guard erasures[scheme] == nil else { return }
        for entry in batch.entries {
            for name in entry.replaces where known[name.record] == nil {
                awaiting[name.record, default: []].insert(batch.cell(of: entry))
            }
        }
        let said = rules(header.scheme).map { version in
            batch.entries.map { version.answers.findings(for: $0, in: header) }
        }
        cycles[scheme, default: Cycle(scheme: scheme)].take(
            batch, LoggedBatch.Cover(header: header, id: id, index: size), said)
        touch(batch: id, in: scheme)
    }

    mutating func take(_ decision: Decision, of record: VerifiedRecord) {
        guard erasures[decision.scheme.id] == nil, let person = record.signer.role.person
        else { return }
        let scheme = decision.scheme.id
        cycles[scheme, default: Cycle(scheme: scheme)].take(
            LoggedDecision(decision: decision, person: person), id: record.id)
        touch(decision: record.id, in: decision.scheme.id)
    }

    /// What the keys, approvals and schemes changed.
    mutating func take(_ changes: Registry.Changes) {
        for version in changes.versions { extend(to: version) }
        completedLate.formUnion(changes.afterRevocation)
        for id in changes.completed { complete(id) }
        for id in changes.approved { touch(approved: id) }
        for key in changes.keys + changes.revoked { touch(device: key) }
        for person in changes.people { touch(person) }
    }

    private mutating func extend(to version: SchemeVersion) {
        stand(version)
        let id = version.scheme.scheme
        let answers = rules(version.reference)?.answers
        cycles[id]?.check(version.reference, by: answers)
        cycles[id]?.touchAll()
        // Not the cycle's decisions: another one may have erased the cycle.
        for (record, logged) in registry.records where logged.content.scheme == id {
            erase(by: record)
        }
    }

    private mutating func complete(_ id: RecordID) {
        guard case .decision(let decision)? = registry.records[id]?.content else { return }
        let scheme = decision.scheme.id
        erase(by: id)
        guard erasures[scheme] == nil else { return }
        if let person = registry.records[id]?.signer.role.person {
            cycles[scheme]?.acts.take(decision, id: id, by: person, at: size)
        }
        touch(decision: id, in: scheme)
        for item in decision.items {
            switch item {
            case .giveBack(let entries): for entry in entries { touch(entry, in: scheme) }
            case .admit(let admission):
                for entry in admission.entries { touch(entry, in: scheme) }
                for batch in admission.records { touch(batch: batch, in: scheme) }
            case .settle, .order, .extend, .close, .hear, .erase: break
            }
        }
    }

    private mutating func touch(approved id: RecordID) {
        guard let scheme = known[id] ?? nil else { return }
        erase(by: id)
        touch(batch: id, in: scheme)
        touch(decision: id, in: scheme)
    }

    private mutating func touch(_ person: OfficePerson) {
        for (scheme, cycle) in cycles {
            for batch in cycle.byPerson[person] ?? [] { touch(batch: batch, in: scheme) }
        }
    }

    /// The cells of a device's batches: its key was approved or revoked.
    private mutating func touch(device key: KeyID) {
        if let revocation = registry.revocations[key] {
            devices[key, default: Device()].end(at: revocation.last)
        }
        for (batch, link) in devices[key]?.links ?? [:] {
            if let scheme = link.scheme { touch(batch: batch, in: scheme) }
        }
    }

    mutating func touch(batch id: RecordID, in scheme: SchemeID) {
        cycles[scheme]?.touch(batch: id)
    }

    mutating func touch(_ cell: Cell) { cycles[cell.scheme]?.touch(cell) }

    private mutating func touch(decision id: RecordID, in scheme: SchemeID) {
        guard let logged = cycles[scheme]?.decisions[id] else { return }
        for (index, item) in logged.decision.items.enumerated() {
            guard case .settle(let settlement) = item else { continue }
            touch(settlement.cell)
            cycles[scheme]?.touch(namersOf: EntryID(id, index))
        }
    }

    private mutating func touch(_ entry: EntryID, in scheme: SchemeID) {
        if let found = cycles[scheme]?.entry(entry) { touch(found.entry.cell) }
    }
}
