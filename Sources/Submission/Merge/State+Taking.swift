internal import Notation

/// Where a record goes, and which cells it concerns.
extension State {
    mutating func take(_ batch: Batch, id: RecordID) {
        let header = batch.header
        arrivedCodes.insert(SpokenCode(id.digest))
        guard erasures[header.scheme.id] == nil else { return }
        let answers = rules(header.scheme)?.answers
        var slim = header
        slim.checkpoint = nil
        slim.note = nil
        let entries = batch.entries.map { entry in
            var kept = entry
            kept.comment = nil
            kept.evidence = []
            return LoggedEntry(
                cell: batch.cell(of: entry), entry: kept,
                findings: answers?.findings(for: entry, in: header))
        }
        for entry in entries {
            for name in entry.entry.replaces where known[name.record] == nil {
                awaiting[name.record, default: []].insert(entry.cell)
            }
        }
        cycles[header.scheme.id, default: Cycle()].take(
            LoggedBatch(
                header: slim, index: size, code: SpokenCode(id.digest), entries: entries),
            id: id)
        touch(batch: id, in: header.scheme.id)
    }

    mutating func take(_ decision: Decision, of record: VerifiedRecord) {
        guard erasures[decision.scheme.id] == nil, let person = record.signer.role.person
        else { return }
        cycles[decision.scheme.id, default: Cycle()].take(
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
        dirty.formUnion(cycles[id]?.cells.keys ?? [])
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
        guard let batch = cycles[scheme]?.batches[id] else { return }
        for (index, entry) in batch.entries.enumerated() {
            dirty.insert(entry.cell)
            touch(namersOf: EntryID(id, index), in: scheme)
        }
    }

    private mutating func touch(decision id: RecordID, in scheme: SchemeID) {
        guard let logged = cycles[scheme]?.decisions[id] else { return }
        for (index, item) in logged.decision.items.enumerated() {
            guard case .settle(let settlement) = item else { continue }
            dirty.insert(settlement.cell)
            touch(namersOf: EntryID(id, index), in: scheme)
        }
    }

    private mutating func touch(_ entry: EntryID, in scheme: SchemeID) {
        if let found = cycles[scheme]?.entry(entry) { dirty.insert(found.entry.cell) }
    }

    /// The cells of the items that name something, and of those that name these, and so on (M12).
    private mutating func touch(namersOf id: EntryID, in scheme: SchemeID) {
        guard let cycle = cycles[scheme], cycle.namers[id] != nil else { return }
        var open = [id]
        var seen: Set<EntryID> = []
        while let next = open.popLast() {
            for namer in cycle.namers[next] ?? [] where seen.insert(namer).inserted {
                if let found = cycle.settlement(namer) { dirty.insert(found.settlement.cell) }
                open.append(namer)
            }
        }
    }

    /// Finds the dirty cells anew.
    mutating func settle() {
        let cells = dirty
        dirty = []
        for cell in cells {
            guard let state = evaluated(cell) else { continue }
            cycles[cell.scheme]?.keep(state, of: cell)
            changes.batches.formUnion(state.entries.map(\.id.record))
            note(cell)
        }
    }
}

extension Cycle {
    mutating func take(_ batch: LoggedBatch, id: RecordID) {
        for (index, entry) in batch.entries.enumerated() {
            cells[entry.cell, default: CellRecord()].entries.append(EntryID(id, index))
        }
        for person in [batch.header.preparer, batch.header.reviewer].compactMap({ $0 }) {
            byPerson[OfficePerson(person: person, office: batch.header.office), default: []]
                .insert(id)
        }
        batches[id] = batch
    }

    mutating func take(_ logged: LoggedDecision, id: RecordID) {
        decisions[id] = logged
        for (index, item) in logged.decision.items.enumerated() {
            guard case .settle(let settlement) = item else { continue }
            let name = EntryID(id, index)
            cells[settlement.cell, default: CellRecord()].items.append(name)
            for named in settlement.names { namers[named, default: []].insert(name) }
        }
    }

    /// Checks the entries that waited for their version.
    mutating func check(_ version: SchemeReference, by answers: (any SchemeAnswers)?) {
        guard let answers else { return }
        for (id, batch) in batches where batch.header.scheme == version {
            batches[id]?.entries = batch.entries.map { logged in
                var checked = logged
                checked.findings = answers.findings(for: logged.entry, in: batch.header)
                return checked
            }
        }
    }

    /// Keeps what was found of a cell, and the indices that follow from it.
    mutating func keep(_ state: CellState, of cell: Cell) {
        guard let before = cells.replace(state, of: cell) else { return }
        if case .event = cell.slot {
            events[EventPlace(cell), default: EventGroup()].move(cell, from: before, to: state)
        }
        for (entries, count) in [(before.entries, -1), (state.entries, 1)] {
            for entry in entries {
                batches[entry.id.record]?.tally.add(count, of: entry.verdict.status)
            }
        }
        if state.isOpenByItself {
            open[cell.period, default: []].insert(cell)
        } else if before.isOpenByItself {
            open[cell.period]?.remove(cell)
        }
    }
}
