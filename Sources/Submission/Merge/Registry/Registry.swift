public import Notation

/// Keys, approvals and schemes as the log has them: a pure fold of its records in log order.
///
/// Position decides when a record is complete (M2) and which of two successors stands (M1); all
/// else depends on the set. Of batches only the links of the device chains are kept.
public struct Registry: Sendable {
    /// The centre whose log this is.
    public let card: CentreCard
    /// Keys whose enrolment is logged, approved or not, revoked or not.
    public private(set) var holders: [KeyID: KeyHolder]
    private(set) var completed: [RecordID: Int64] = [:]
    private(set) var records: [RecordID: VerifiedRecord] = [:]
    private(set) var approvals: [RecordID: [Approval]] = [:]
    private(set) var admissions: [RecordID: [PersonAdmission]] = [:]
    private(set) var enrolledAt: [KeyID: Int64] = [:]
    private(set) var revocations: [KeyID: Revocation] = [:]
    private(set) var chains = SchemeChains()
    private(set) var standings = StandingChains()
    private(set) var previous: [RecordID: RecordID] = [:]
    /// What the last record changed; for ``State``.
    private(set) var changes = Changes()
    private var people: [OfficeID: Set<PersonID>] = [:]
    private var waiting: [KeyID: Set<RecordID>] = [:]
    /// Keys of further persons, with whom an office asked to enrol each for by a key of its own.
    private(set) var asked: [KeyID: Set<OfficePerson>] = [:]
    /// Enrolments that stand on the word of an office, by their keys.
    private var onOfficeWord: [KeyID: Set<RecordID>] = [:]
    private var referred: [RecordID: Set<OfficeID>] = [:]
    private var awaitingScheme: [SchemeReference: Set<RecordID>] = [:]

    /// The registry of an empty log.
    public init(card: CentreCard) {
        self.card = card
        let root = KeyHolder(publicKey: card.rootKey, role: .root, name: card.name)
        holders = [card.rootKey.id: root]
        enrolledAt = [card.rootKey.id: -1]
    }

    /// Takes the next record of the log; `index` is its leaf.
    public mutating func append(_ record: VerifiedRecord, at index: Int64) {
        changes = Changes()
        switch record.content {
        case .batch(let batch):
            append(batch: record.id, after: batch.header.previous)
            return
        case .proof:
            return
        case .enrolment(let enrolment):
            if case .add(let holder) = enrolment.act, mayAdd(holder, record.signer) {
                if holders[holder.publicKey.id] == nil { holders[holder.publicKey.id] = holder }
                if enrolment.basis == .office {
                    onOfficeWord[holder.publicKey.id, default: []].insert(record.id)
                }
            }
        case .scheme, .statement, .decision, .standing:
            break
        }
        records[record.id] = record
        settle(record.id, at: index)
    }

    /// Takes the next batch of the log by its link in the device's chain, all that is kept of it.
    public mutating func append(batch: RecordID, after previous: RecordID?) {
        changes = Changes()
        self.previous[batch] = previous
    }

    /// The checks of a record by the keys that are enrolled, now or ever.
    public var check: RecordCheck { RecordCheck(centre: card.centre, holders: holders) }

    /// Whose key it is, once its enrolment is complete.
    public func holder(_ key: KeyID) -> KeyHolder? {
        enrolledAt[key] == nil ? nil : holders[key]
    }

    /// True once a revocation of the key is complete.
    public func isRevoked(_ key: KeyID) -> Bool { revocations[key] != nil }

    /// True once the record and the approvals it needs are logged.
    public func isComplete(_ record: RecordID) -> Bool { completed[record] != nil }

    /// True where a key of the person for the office was ever enrolled, revoked since or not.
    ///
    /// A person who leaves takes no accepted value along (P3).
    public func isEnrolled(_ person: PersonID, for office: OfficeID) -> Bool {
        people[office]?.contains(person) ?? false
    }

    /// The offices to which the centre has referred an answer to a warning; merge asks for none.
    public func offices(judging answer: RecordID) -> Set<OfficeID> { referred[answer] ?? [] }

    /// Works off what a leaf completes: a record, what it approves, what waited for its key.
    ///
    /// The smallest id first: what one leaf completes does not depend on what came before which.
    private mutating func settle(_ first: RecordID, at index: Int64) {
        var ready: Set<RecordID> = [first]
        repeat {
            while let id = ready.min() {
                ready.remove(id)
                ready.formUnion(complete(id, at: index))
            }
            for version in chains.settle() {
                changes.versions.append(version)
                for id in awaitingScheme.removeValue(forKey: version.reference) ?? [] {
                    ready.formUnion(admit(by: id))
                }
            }
        } while !ready.isEmpty
        standings.settle()
    }

    /// Completes a record if nothing is missing; returns the records that may be complete by it.
    private mutating func complete(_ id: RecordID, at index: Int64) -> Set<RecordID> {
        guard completed[id] == nil, let record = records[id] else { return [] }
        guard enrolledAt[record.signed.key] != nil else {
            waiting[record.signed.key, default: []].insert(id)
            return []
        }
        let isLate = revocations[record.signed.key].map { $0.index < index } ?? false
        guard !isLate || isAdmitted(record), isApproved(record) else { return [] }
        completed[id] = index
        changes.completed.append(id)
        if isLate { changes.afterRevocation.insert(id) }
        return effect(of: record, isLate: isLate, at: index)
    }

    private mutating func effect(
        of record: VerifiedRecord, isLate: Bool, at index: Int64
    ) -> Set<RecordID> {
        switch record.content {
        case .statement(let statement):
            if statement.kind == .person { return asks(statement, by: record.signer) }
            if let referral = Referral(statement, by: record.signer.role) {
                referred[referral.answer, default: []].insert(referral.office)
            }
            guard statement.kind == .approval else { return [] }
            approvals[statement.about, default: []].append(
                Approval(id: record.id, signer: record.signer, isAfterRevocation: isLate))
            changes.approved.insert(statement.about)
            return [statement.about]
        case .enrolment(let enrolment):
            return effect(of: enrolment, by: record.signer, at: index)
        case .scheme(let scheme):
            chains.add(scheme, record: record.id, at: index)
            return []
        case .standing(let standing):
            standings.add(standing, record: record.id, at: index)
            return []
        case .decision(let decision):
            guard scheme(decision.scheme) != nil else {
                awaitingScheme[decision.scheme, default: []].insert(record.id)
                return []
            }
            return admit(by: record.id)
        case .batch, .proof:
            return []
        }
    }

    /// Notes the key of a further person; returns the enrolments that may be complete by it (M15).
    private mutating func asks(_ statement: Statement, by signer: KeyHolder) -> Set<RecordID> {
        guard let office = signer.role.office,
            let request = PersonRequest(statement, of: office)
        else { return [] }
        asked[request.publicKey.id, default: []].insert(
            OfficePerson(person: request.person, office: office))
        return onOfficeWord[request.publicKey.id] ?? []
    }

    private mutating func effect(
        of enrolment: Enrolment, by signer: KeyHolder, at index: Int64
    ) -> Set<RecordID> {
        switch enrolment.act {
        case .add(let holder):
            let key = holder.publicKey.id
            guard mayAdd(holder, signer), enrolledAt[key] == nil else { return [] }
            holders[key] = holder
            enrolledAt[key] = index
            changes.keys.append(key)
            if case .officePerson(let person, let office) = holder.role {
                people[office, default: []].insert(person)
                changes.people.append(OfficePerson(person: person, office: office))
            }
            return waiting.removeValue(forKey: key) ?? []
        case .revoke(let key, let last):
            revocations[key, default: Revocation(index: index)].last.formUnion(last)
            changes.revoked.append(key)
            return []
        }
    }

    /// Notes what a decision admits of the records of persons whose keys are revoked (M13).
    private mutating func admit(by id: RecordID) -> Set<RecordID> {
        guard let record = records[id], case .decision(let decision) = record.content,
            let person = record.signer.role.person
        else { return [] }
        var ready: Set<RecordID> = []
        for case .admit(let admission) in decision.items {
            for admitted in admission.records {
                admissions[admitted, default: []].append(
                    PersonAdmission(person: person, scheme: decision.scheme.id))
                ready.insert(admitted)
                if completed[admitted] != nil, let about = records[admitted]?.content.approved {
                    changes.approved.insert(about)
                    ready.insert(about)
                }
            }
        }
        return ready
    }
}
