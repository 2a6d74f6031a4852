import Notation

@testable import Submission

/// Who approved, who touched, who is revoked (M3, M12, M13), and what is erased (M17).
extension Definition {
    func isEnrolled(_ key: KeyID) -> Bool {
        key == card.rootKey.id
            || leaves.contains {
                completed[$0.id] != nil && $0.adds?.publicKey.id == key
            }
    }

    /// M12: ever enrolled for the office, revoked since or not.
    func isEnrolled(_ person: PersonID, for office: OfficeID) -> Bool {
        leaves.contains {
            completed[$0.id] != nil && $0.adds?.role == .officePerson(person, office)
        }
    }

    /// The complete revocations of a key: their leaf and the batches they name.
    func revocations(of key: KeyID) -> [(leaf: Int64, last: [RecordID])] {
        leaves.compactMap { leaf in
            guard let done = completed[leaf.id], case .enrolment(let enrolment)? = leaf.content,
                case .revoke(key, let last) = enrolment.act
            else { return nil }
            return (done, last)
        }
    }

    /// True for a record completed after the leaf that completed the revocation of its key.
    func m13IsAfterRevocation(_ leaf: Leaf) -> Bool {
        guard let done = completed[leaf.id] else { return false }
        return revocations(of: leaf.key).contains { $0.leaf < done }
    }

    /// The complete approvals of a record that count within a scheme: given before a revocation,
    /// or admitted by a decision of that scheme and another person.
    func m3Approvals(of id: RecordID, in scheme: SchemeID) -> [Leaf] {
        leaves.filter { leaf in
            guard completed[leaf.id] != nil, case .statement(let statement)? = leaf.content,
                statement.kind == .approval, statement.about == id
            else { return false }
            return !m13IsAfterRevocation(leaf) || isLifted(leaf, in: scheme)
        }
    }

    /// M13: a decision of the scheme and of another person admits it.
    func isLifted(_ leaf: Leaf, in scheme: SchemeID) -> Bool {
        acts.contains {
            $0.scheme.id == scheme && stands($0.scheme)
                && $0.person != leaf.signer?.role.person && $0.item.admits(record: leaf.id)
        }
    }

    func m3HasReviewer(_ reviewer: PersonID, approved id: RecordID, _ header: BatchHeader) -> Bool {
        m3Approvals(of: id, in: header.scheme.id).contains {
            $0.signer?.role == .officePerson(reviewer, header.office)
        }
    }

    /// M12: named in the header and enrolled for that office.
    func m12Touched(_ entry: Given, by person: PersonID) -> Bool {
        (entry.header.preparer == person || entry.header.reviewer == person)
            && isEnrolled(person, for: entry.header.office)
    }

    /// The entries that an item names, or that a decision it names names, and so on.
    func m12Basis(of item: EntryID) -> [Given] {
        var named: Set<EntryID> = []
        var next: Set<EntryID> = [item]
        while !next.isEmpty {
            next = Set(next.flatMap { items[$0]?.settlement.names ?? [] }).subtracting(named)
            named.formUnion(next)
        }
        return named.compactMap { entries[$0] }
    }

    /// M12: an act of a version that stands, by someone who touched nothing of it.
    func m12Concerns(_ act: Act, _ entry: Given) -> Bool {
        act.scheme.id == entry.cell.scheme && stands(act.scheme)
            && !m12Touched(entry, by: act.person)
    }

    func m12IsReturned(_ entry: Given) -> Bool {
        acts.contains { act in
            guard case .giveBack(let list) = act.item else { return false }
            return list.contains(entry.id) && m12Concerns(act, entry)
        }
    }

    func m12IsAdmitted(_ entry: Given) -> Bool {
        acts.contains { act in
            guard case .admit(let admission) = act.item else { return false }
            return
                (admission.entries.contains(entry.id)
                || admission.records.contains(entry.id.record)) && m12Concerns(act, entry)
        }
    }

    /// M17: the decisions, each of two persons, that erase a cycle.
    func m17Erasures(of scheme: SchemeID) -> [RecordID] {
        leaves.filter { leaf in
            guard completed[leaf.id] != nil, case .decision(let decision)? = leaf.content,
                decision.scheme.id == scheme, stands(decision.scheme),
                decision.items.contains(.erase), let person = leaf.signer?.role.person,
                !m13IsAfterRevocation(leaf)
            else { return false }
            return m3Approvals(of: leaf.id, in: scheme).contains {
                $0.isOfCentre(otherThan: person) && !m13IsAfterRevocation($0)
            }
        }.map(\.id)
    }
}
