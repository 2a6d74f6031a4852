public import Notation

/// Keys, approvals and schemes as the log has them: a pure fold of its records in log order.
///
/// Position decides when a record is complete (M2) and which of two successors of a scheme stands
/// (M1); all else depends on the set. Of batches only the links of the device chains are kept.
public struct Registry: Sendable {
    /// The centre whose log this is.
    public let card: CentreCard
    /// Keys whose enrolment is logged, approved or not, revoked or not.
    public private(set) var holders: [KeyID: KeyHolder]
    var completed: [RecordID: Int64] = [:]
    var records: [RecordID: VerifiedRecord] = [:]
    var approvals: [RecordID: [Approval]] = [:]
    var enrolledAt: [KeyID: Int64] = [:]
    var revocations: [KeyID: Revocation] = [:]
    var chains = SchemeChains()
    var previous: [RecordID: RecordID] = [:]
    private var people: [OfficeID: Set<PersonID>] = [:]
    private var waiting: [KeyID: [RecordID]] = [:]

    /// The registry of an empty log.
    public init(card: CentreCard) {
        self.card = card
        let root = KeyHolder(publicKey: card.rootKey, role: .root, name: card.name)
        holders = [card.rootKey.id: root]
        enrolledAt = [card.rootKey.id: -1]
    }

    /// Takes the next record of the log; `index` is its leaf.
    public mutating func append(_ record: VerifiedRecord, at index: Int64) {
        switch record.content {
        case .batch(let batch):
            append(batch: record.id, after: batch.header.previous)
            return
        case .proof:
            return
        case .enrolment(let enrolment):
            if case .add(let holder) = enrolment.act, mayAdd(holder, record.signer) {
                if holders[holder.publicKey.id] == nil { holders[holder.publicKey.id] = holder }
            }
        case .scheme, .statement:
            break
        }
        records[record.id] = record
        settle([record.id], at: index)
    }

    /// Takes the next batch of the log by its link in the device's chain, all that is kept of it.
    public mutating func append(batch: RecordID, after previous: RecordID?) {
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

    /// The persons who approved a record with effect.
    public func approvers(of record: RecordID) -> Set<PersonID> {
        Set((approvals[record] ?? []).compactMap(\.signer.role.person))
    }

    /// Works off what a leaf completes: a record, what it approves, what waited for its key.
    private mutating func settle(_ first: [RecordID], at index: Int64) {
        var work = first
        while let id = work.popLast() {
            guard completed[id] == nil, let record = records[id] else { continue }
            guard enrolledAt[record.signed.key] != nil else {
                waiting[record.signed.key, default: []].append(id)
                continue
            }
            guard !isRevoked(record.signed.key), isApproved(record) else { continue }
            completed[id] = index
            work.append(contentsOf: effect(of: record, at: index))
        }
    }

    /// What a completed record changes; returns the records that may be complete by it.
    private mutating func effect(of record: VerifiedRecord, at index: Int64) -> [RecordID] {
        switch record.content {
        case .statement(let statement):
            guard statement.kind == .approval else { return [] }
            approvals[statement.about, default: []].append(
                Approval(signer: record.signer, index: index))
            return [statement.about]
        case .enrolment(let enrolment):
            return effect(of: enrolment, by: record.signer, at: index)
        case .scheme(let scheme):
            chains.add(scheme, record: record.id, at: index)
            return []
        case .batch, .proof:
            return []
        }
    }

    private mutating func effect(
        of enrolment: Enrolment, by signer: KeyHolder, at index: Int64
    ) -> [RecordID] {
        switch enrolment.act {
        case .add(let holder):
            let key = holder.publicKey.id
            guard mayAdd(holder, signer), enrolledAt[key] == nil else { return [] }
            holders[key] = holder
            enrolledAt[key] = index
            if case .officePerson(let person, let office) = holder.role {
                people[office, default: []].insert(person)
            }
            return waiting.removeValue(forKey: key) ?? []
        case .revoke(let key, let last):
            revocations[key, default: Revocation(index: index)].last.formUnion(last)
            return []
        }
    }

    /// The centre's own persons and the log key come from the root key alone.
    private func mayAdd(_ holder: KeyHolder, _ signer: KeyHolder) -> Bool {
        switch holder.role {
        case .centrePerson, .log: signer.role == .root
        case .device, .officePerson: signer.role != .root
        case .root: false
        }
    }

    /// M3: the records of a person of the centre need another person of the centre.
    private func isApproved(_ record: VerifiedRecord) -> Bool {
        guard case .centrePerson(let person, _) = record.signer.role else { return true }
        switch record.content {
        case .scheme, .enrolment:
            return (approvals[record.id] ?? []).contains { $0.isByCentre(otherThan: person) }
        case .statement, .batch, .proof:
            return true
        }
    }
}

/// A complete approval and its leaf.
struct Approval: Sendable {
    let signer: KeyHolder
    let index: Int64

    /// True for a clerk or head of the centre who is another human.
    func isByCentre(otherThan person: PersonID) -> Bool {
        guard case .centrePerson(let approver, let duty) = signer.role else { return false }
        return approver != person && duty != .inspector
    }
}

/// The end of a key: the leaf that completed it, and the batches that still count (M13).
struct Revocation: Sendable {
    let index: Int64
    var last: Set<RecordID> = []
}
