internal import Notation

/// What a record needs before it has effect (M2, M3), and who may give it.
extension Registry {
    /// The centre's own persons and the log key come from the root key alone.
    func mayAdd(_ holder: KeyHolder, _ signer: KeyHolder) -> Bool {
        switch holder.role {
        case .centrePerson, .log: signer.role == .root
        case .device, .officePerson: signer.role != .root
        case .root: false
        }
    }

    /// The persons who approved a batch of an office with effect; a view over the set.
    func approvers(of batch: RecordID, in scheme: SchemeID, for office: OfficeID) -> Set<PersonID> {
        var persons: Set<PersonID> = []
        for approval in approvals[batch] ?? [] where counts(approval, in: scheme) {
            if case .officePerson(let person, office) = approval.signer.role {
                persons.insert(person)
            }
        }
        return persons
    }

    /// The other persons of the centre who approved a decision with effect.
    func seconds(of decision: RecordID, in scheme: SchemeID, other person: PersonID)
        -> Set<PersonID>
    {
        Set(
            (approvals[decision] ?? []).filter {
                $0.isByCentre(otherThan: person) && counts($0, in: scheme)
            }.compactMap(\.signer.role.person))
    }

    /// M3: the records of a person of the centre need another person of the centre.
    ///
    /// A decision needs none: those of its items that do wait for it alone. An inspector settles
    /// nothing. A key that stands on the word of its office needs that word too (M15).
    func isApproved(_ record: VerifiedRecord) -> Bool {
        guard case .centrePerson(let person, let duty) = record.signer.role else { return true }
        let given = (approvals[record.id] ?? []).filter { !$0.isAfterRevocation }
        switch record.content {
        case .statement, .batch, .proof: return true
        case .decision: return duty != .inspector
        case .scheme, .standing:
            return duty != .inspector && given.contains { $0.isByCentre(otherThan: person) }
        case .enrolment(let enrolment):
            return duty != .inspector && given.contains { $0.isByCentre(otherThan: person) }
                && isConfirmedByOffice(enrolment, given)
        }
    }

    private func isConfirmedByOffice(_ enrolment: Enrolment, _ given: [Approval]) -> Bool {
        guard enrolment.basis == .office, case .add(let holder) = enrolment.act,
            let office = holder.role.office
        else { return true }
        if case .officePerson(let person, office) = holder.role,
            asked[holder.publicKey.id]?.contains(OfficePerson(person: person, office: office))
                == true
        {
            return true
        }
        return given.contains {
            guard case .officePerson(_, office) = $0.signer.role else { return false }
            return true
        }
    }

    /// True where a decision lifts the revocation of the signer's key for this record (M13).
    ///
    /// Decisions and statements only: what enrols or publishes is signed again by someone else.
    func isAdmitted(_ record: VerifiedRecord) -> Bool {
        let given = admissions(of: record.id, by: record.signer)
        switch record.content {
        case .decision(let decision): return given.contains(decision.scheme.id)
        case .statement: return !given.isEmpty
        case .scheme, .enrolment, .standing, .batch, .proof: return false
        }
    }

    /// True where a decision of the scheme admits it; only there a late approval counts.
    func isAdmitted(_ record: VerifiedRecord, in scheme: SchemeID) -> Bool {
        admissions(of: record.id, by: record.signer).contains(scheme)
    }

    /// The schemes whose decisions admit a record; nobody admits their own.
    private func admissions(of record: RecordID, by signer: KeyHolder) -> Set<SchemeID> {
        Set(
            (admissions[record] ?? []).filter { $0.person != signer.role.person }.map(\.scheme))
    }

    /// An approval given after the revocation of its key counts within the scheme that admits it.
    private func counts(_ approval: Approval, in scheme: SchemeID) -> Bool {
        !approval.isAfterRevocation
            || admissions(of: approval.id, by: approval.signer).contains(scheme)
    }
}

extension RecordContent {
    /// The record that a statement approves.
    var approved: RecordID? {
        guard case .statement(let statement) = self, statement.kind == .approval else { return nil }
        return statement.about
    }
}

/// A complete approval.
struct Approval: Sendable {
    let id: RecordID
    let signer: KeyHolder
    /// True where the key of the signer was revoked before, so that an admission had to come first.
    let isAfterRevocation: Bool

    /// True for a clerk or head of the centre who is another human.
    func isByCentre(otherThan person: PersonID) -> Bool {
        guard case .centrePerson(let approver, let duty) = signer.role else { return false }
        return approver != person && duty != .inspector
    }
}

/// Who admitted a record of a person, in a decision of which scheme.
struct PersonAdmission: Sendable {
    let person: PersonID
    let scheme: SchemeID
}

/// The end of a key: the leaf that completed it, and the batches that still count (M13).
struct Revocation: Sendable {
    let index: Int64
    var last: Set<RecordID> = []
}

/// A person in an office.
struct OfficePerson: Hashable, Sendable {
    let person: PersonID
    let office: OfficeID
}

extension Registry {
    /// What one record changed.
    struct Changes: Sendable {
        var completed: [RecordID] = []
        /// Of those the ones that an admission had to lift over a revocation.
        var afterRevocation: Set<RecordID> = []
        var approved: Set<RecordID> = []
        var keys: [KeyID] = []
        var people: [OfficePerson] = []
        var revoked: [KeyID] = []
        var versions: [SchemeVersion] = []
    }
}
