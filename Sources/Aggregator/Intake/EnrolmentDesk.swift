package import Notation
package import Submission

/// Takes the requests of invited offices; whether they are enrolled is for two persons to say.
package struct EnrolmentDesk: Sendable {
    private let book: LogBook

    /// A desk of a centre.
    package init(book: LogBook) {
        self.book = book
    }

    /// Takes a request, or says how far the same one has come.
    ///
    /// Throws ``CentreRefusal``: unknown or used invitation, keys that are not proven or not new.
    package func take(_ json: JSON, at now: Instant) throws -> Joining {
        guard let secret = json["secret"]?.string.flatMap({ Hex.decode($0.utf8) }),
            secret.count == 16
        else { throw CentreRefusal(.requestMalformed, ["field": "secret"]) }
        let hash = Digest(of: secret)
        guard let invitation = try book.store.read({ try $0.invitation(hash) }) else {
            throw CentreRefusal(.invitationUnknown)
        }
        if let field = EnrolmentRequest.refusedKey(in: json) {
            throw CentreRefusal(.keyRefused, ["field": field])
        }
        guard let request = EnrolmentRequest(json: json, office: invitation.office) else {
            throw CentreRefusal(.requestMalformed, ["field": "device, person"])
        }
        guard request.isProven(centre: book.card.centre) else {
            throw CentreRefusal(.possessionWrong)
        }
        try keep(
            StoredRequest(
                invitation: hash, device: request.device, person: request.person, receivedAt: now))
        return try state(of: request)
    }

    private func keep(_ request: StoredRequest) throws {
        try book.store.change { change in
            if let before = try change.view.request(using: request.invitation) {
                guard before.device == request.device, before.person == request.person else {
                    throw CentreRefusal(.invitationUsed)
                }
                return
            }
            let holders = try book.ledger(in: change.view, at: change.view.head()).registry.holders
            for key in [request.device.publicKey.id, request.person.publicKey.id] {
                let isTaken = try holders[key] != nil || change.view.isRequested(key)
                if isTaken { throw CentreRefusal(.keyTaken, ["key": key.description]) }
            }
            try change.keep(request)
        }
    }

    private func state(of request: EnrolmentRequest) throws -> Joining {
        let registry = try book.ledger().registry
        let keys = [request.device.publicKey.id, request.person.publicKey.id]
        return Joining(
            device: request.device.publicKey.id,
            isEnrolled: keys.allSatisfy { registry.holder($0) != nil })
    }
}

/// How far an office has come with joining.
package struct Joining: Hashable, Sendable {
    /// The key of its device.
    package let device: KeyID
    /// True once both enrolments are complete.
    package let isEnrolled: Bool

    /// What both sides read to each other: the spoken code of the key's id.
    package var fingerprint: SpokenCode { SpokenCode(device.digest) }

    /// The answer to `POST /v1/enrolments`.
    package var json: JSON {
        [
            "enrolled": .bool(isEnrolled), "fingerprint": .string(fingerprint.description),
            "key": .string(device.description),
        ]
    }
}
