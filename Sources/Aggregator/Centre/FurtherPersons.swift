package import Notation
package import Submission

/// A person of an office whose key waits to be enrolled, because a key of that office asked for it.
package struct FurtherPerson: Sendable {
    /// The office.
    package let office: OfficeID
    /// Who it is, and the key.
    package let request: PersonRequest
    /// Who asked: a device or a person of the office.
    package let asker: KeyHolder
    /// When the request came.
    package let receivedAt: Instant

    /// What both sides read to each other.
    package var fingerprint: SpokenCode { SpokenCode(request.publicKey.id.digest) }

    /// A line as of any request, and `by`: who asks.
    package var json: JSON {
        [
            "by": .string(asker.role.person?.text ?? asker.name), "device": .string(asker.name),
            "fingerprint": .string(fingerprint.description),
            "key": .string(request.publicKey.id.description), "office": .string(office.text),
            "person": .string(request.person.text), "personName": .string(request.name),
            "receivedAt": .string(receivedAt.description),
        ]
    }
}

extension LogBook {
    /// The further persons whose keys wait, in the order of their requests.
    package func furtherPersons() throws -> [FurtherPerson] {
        try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            return try registry.proposals.compactMap { proposal in
                guard proposal.statement.kind == .person, let office = proposal.office,
                    !registry.isRevoked(proposal.statement.key),
                    let request = PersonRequest(proposal.statement, of: office),
                    registry.holder(request.publicKey.id) == nil,
                    let stored = try view.record(at: proposal.leaf)
                else { return nil }
                return FurtherPerson(
                    office: office, request: request, asker: proposal.signer,
                    receivedAt: stored.receivedAt)
            }
        }
    }
}

extension CentreActs {
    /// Enrols a further person on the word of the office whose key asked; nil where none did.
    func approve(person key: KeyID, by signers: TwoPersons, now: Instant) throws -> Approved? {
        let waiting = try book.furtherPersons().first { $0.request.publicKey.id == key }
        guard let waiting else { return nil }
        let enrolment = Enrolment(
            centre: card.centre, key: signers.first.key.id, basis: .office,
            act: .add(waiting.request.holder(in: waiting.office)))
        let records = try sign(.enrolment, enrolment.payload, by: signers)
        return Approved(key: key, records: try log(records, at: now))
    }
}
