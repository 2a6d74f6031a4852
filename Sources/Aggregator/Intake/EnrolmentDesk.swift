package import Notation
package import Submission

/// Takes the requests of invited offices; whether they are enrolled is for two persons to say.
package struct EnrolmentDesk: Sendable {
    private let book: LogBook

    /// A desk of a centre.
    package init(book: LogBook) {
        self.book = book
    }

    /// Takes a request, or says how far the same one has come; a preview keeps nothing of it.
    ///
    /// An invitation serves one device and one person, and that person again for another device,
    /// where an installation was restored. Throws ``CentreRefusal``: unknown or used invitation,
    /// keys that are not proven or not new.
    package func take(
        _ json: JSON, at now: Instant, preview: Bool = false
    ) throws -> Joining {
        let (request, invitation) = try read(json)
        let isRenewal = request.isRenewal(centre: book.card.centre)
        guard isRenewal || request.isProven(centre: book.card.centre) else {
            throw CentreRefusal(.possessionWrong)
        }
        let stored = StoredRequest(
            invitation: invitation, device: request.device, person: request.person,
            receivedAt: now)
        if preview {
            try book.store.rehearse { try keep(stored, isRenewal: isRenewal, in: $0) }
        } else {
            try book.store.change { try keep(stored, isRenewal: isRenewal, in: $0) }
        }
        return try state(of: request)
    }

    private func read(_ json: JSON) throws -> (EnrolmentRequest, invitation: Digest) {
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
        return (request, hash)
    }

    private func keep(
        _ request: StoredRequest, isRenewal: Bool, in change: StoreChange
    ) throws {
        let before = try change.view.requests(using: request.invitation)
        let isKept = before.contains {
            $0.device == request.device && $0.person == request.person
        }
        if isKept { return }
        let registry = try book.ledger(in: change.view, at: change.view.head()).registry
        let person = request.person.publicKey.id
        var keys = [request.device.publicKey.id, person]
        if let first = before.first {
            guard isRenewal, first.person == request.person, !registry.isRevoked(person) else {
                throw CentreRefusal(.invitationUsed)
            }
            keys = [request.device.publicKey.id]
        }
        for key in keys {
            let isTaken = try registry.holders[key] != nil || change.view.isRequested(key)
            if isTaken { throw CentreRefusal(.keyTaken, ["key": key.description]) }
        }
        try change.keep(request)
    }

    private func state(of request: EnrolmentRequest) throws -> Joining {
        let registry = try book.ledger().registry
        let keys = [request.device.publicKey.id, request.person.publicKey.id]
        return Joining(
            request: request,
            isEnrolled: keys.allSatisfy { registry.holder($0) != nil })
    }
}

/// How far an office has come with joining.
package struct Joining: Hashable, Sendable {
    /// What it asks for.
    package let request: EnrolmentRequest
    /// True once both enrolments are complete.
    package let isEnrolled: Bool

    /// The key of its device.
    package var device: KeyID { request.device.publicKey.id }

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
