import Notation

@testable import Submission

/// When each record was complete (M2, M3), and which versions stand by then (M16).
struct Completion {
    private(set) var completed: [RecordID: Int64] = [:]
    private let leaves: [Definition.Leaf]
    private let card: CentreCard
    private let approvals: [RecordID: [Definition.Leaf]]
    /// Versions that stand at the leaf that is looked at.
    private(set) var standing: [SchemeRecord] = []

    /// The least set for which the rules hold, leaf after leaf.
    init(_ leaves: [Definition.Leaf], card: CentreCard) {
        self.leaves = leaves
        self.card = card
        approvals = Dictionary(grouping: leaves) { leaf in
            guard case .statement(let statement)? = leaf.content, statement.kind == .approval
            else { return RecordID(Digest(of: [])) }
            return statement.about
        }
        var open: [Definition.Leaf] = []
        for leaf in leaves {
            switch leaf.content {
            case .batch, .proof, nil: continue
            case .scheme, .enrolment, .statement, .decision, .standing: open.append(leaf)
            }
            var standingBefore: Int
            repeat {
                standingBefore = standing.count
                var more: [Definition.Leaf]
                repeat {
                    more = open.filter { m2IsComplete($0, at: leaf.index) }
                    for record in more { completed[record.id] = leaf.index }
                    open.removeAll { completed[$0.id] != nil }
                } while !more.isEmpty
                standing = m16Standing()
            } while standing.count != standingBefore
        }
    }

    /// M2: the signer's key is enrolled, the approvals are there, a revocation before is lifted.
    private func m2IsComplete(_ leaf: Definition.Leaf, at now: Int64) -> Bool {
        isEnrolled(leaf.key) && m3IsApproved(leaf)
            && (!m13IsRevoked(leaf.key, before: now) || m13IsAdmitted(leaf))
    }

    func isEnrolled(_ key: KeyID) -> Bool {
        key == card.rootKey.id
            || leaves.contains { leaf in
                guard completed[leaf.id] != nil, let holder = leaf.adds else { return false }
                return holder.publicKey.id == key
            }
    }

    /// M3: another person of the centre; for a key on its office's word also a person of that.
    private func m3IsApproved(_ leaf: Definition.Leaf) -> Bool {
        guard case .centrePerson(let person, let duty)? = leaf.signer?.role else { return true }
        let given = (approvals[leaf.id] ?? []).filter { approval in
            completed[approval.id].map { !m13IsRevoked(approval.key, before: $0) } ?? false
        }
        let second = given.contains { $0.isOfCentre(otherThan: person) }
        switch leaf.content {
        case .decision: return duty != .inspector
        case .scheme, .standing: return duty != .inspector && second
        case .enrolment(let enrolment):
            guard duty != .inspector, second else { return false }
            guard enrolment.basis == .office, case .add(let holder) = enrolment.act,
                let office = holder.role.office
            else { return true }
            return given.contains {
                if case .officePerson(_, office)? = $0.signer?.role { true } else { false }
            }
        case .statement, .batch, .proof, nil: return true
        }
    }

    private func m13IsRevoked(_ key: KeyID, before now: Int64) -> Bool {
        leaves.contains { leaf in
            guard let done = completed[leaf.id], done < now,
                case .enrolment(let enrolment)? = leaf.content,
                case .revoke(key, _) = enrolment.act
            else { return false }
            return true
        }
    }

    /// M13: a decision of another person admits it; it may lift decisions and statements only.
    private func m13IsAdmitted(_ leaf: Definition.Leaf) -> Bool {
        leaves.contains { other in
            guard completed[other.id] != nil, case .decision(let decision)? = other.content,
                standing.contains(where: { $0.reference == decision.scheme }),
                other.signer?.role.person != leaf.signer?.role.person,
                decision.items.contains(where: { $0.admits(record: leaf.id) })
            else { return false }
            switch leaf.content {
            case .decision(let own): return own.scheme.id == decision.scheme.id
            case .statement: return true
            default: return false
            }
        }
    }

    /// M1, M16: of two successors the one completed first; by one leaf, the smaller id.
    private func m16Standing() -> [SchemeRecord] {
        let published = leaves.compactMap { leaf -> (Int64, RecordID, SchemeRecord)? in
            guard case .scheme(let scheme)? = leaf.content, let done = completed[leaf.id]
            else { return nil }
            return (done, leaf.id, scheme)
        }
        var standing: [SchemeRecord] = []
        for id in Set(published.map(\.2.scheme)) {
            var last: SchemeRecord?
            while let next = published.filter({ _, _, scheme in
                scheme.scheme == id && scheme.version == (last?.version ?? 0) + 1
                    && scheme.previous == last?.reference.hash
            }).min(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
                standing.append(next.2)
                last = next.2
            }
        }
        return standing
    }
}

extension Definition.Leaf {
    /// The holder of a key that the record may add: the centre's from the root key alone.
    var adds: KeyHolder? {
        guard case .enrolment(let enrolment)? = content, case .add(let holder) = enrolment.act
        else { return nil }
        let byRoot = signer?.role == .root
        switch holder.role {
        case .centrePerson, .log: return byRoot ? holder : nil
        case .device, .officePerson: return byRoot ? nil : holder
        case .root: return nil
        }
    }

    /// A clerk or head who is another human.
    func isOfCentre(otherThan person: PersonID) -> Bool {
        guard case .centrePerson(let own, let duty)? = signer?.role else { return false }
        return own != person && duty != .inspector
    }
}

extension DecisionItem {
    func admits(record: RecordID) -> Bool {
        if case .admit(let admission) = self { admission.records.contains(record) } else { false }
    }
}
