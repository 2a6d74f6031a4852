public import Notation
public import Submission

/// Records that are no batches, in one line each.
extension World {
    /// A key added.
    public func enrolment(
        of role: KeyRole, _ key: SigningKey, by signer: SigningKey? = nil,
        basis: Enrolment.Basis = .invitation, name: String = "一号机"
    ) -> SignedRecord {
        let signer = signer ?? first
        let holder = KeyHolder(publicKey: key.publicKey, role: role, name: name)
        let enrolment = Enrolment(
            centre: centre, key: signer.id, basis: basis, act: .add(holder))
        return signer.signed(.enrolment, enrolment.payload)
    }

    /// A key revoked; its batches behind `last` count.
    public func revocation(
        of key: SigningKey, last: [RecordID] = [], by signer: SigningKey? = nil
    ) -> SignedRecord {
        let signer = signer ?? first
        let enrolment = Enrolment(
            centre: centre, key: signer.id, basis: .office, act: .revoke(key.id, last: last))
        return signer.signed(.enrolment, enrolment.payload)
    }

    /// A word about a record, an approval by the centre's second person unless said otherwise.
    public func approval(
        of record: RecordID, by signer: SigningKey? = nil, kind: Statement.Kind = .approval,
        text: String? = nil
    ) -> SignedRecord {
        let signer = signer ?? second
        let statement = Statement(
            centre: centre, key: signer.id, kind: kind, about: record, text: text)
        return signer.signed(.statement, statement.payload)
    }

    /// A version of a scheme with a body of canonical JSON.
    public func scheme(
        _ id: SchemeID = .of("s2026"), version: Int64 = 1, previous: Digest? = nil,
        body: [UInt8] = Array(#"{"title":"试"}"#.utf8), by signer: SigningKey? = nil
    ) -> SignedRecord {
        let signer = signer ?? first
        let scheme = SchemeRecord(
            centre: centre, key: signer.id, scheme: id, version: version, previous: previous,
            body: body)
        return signer.signed(.scheme, scheme.payload)
    }

    /// Logs a version of a scheme and its approval; returns how batches name it.
    @discardableResult
    public mutating func publish(
        _ id: SchemeID = .of("s2026"), version: Int64 = 1, previous: Digest? = nil,
        body: [UInt8] = Array(#"{"title":"试"}"#.utf8)
    ) -> SchemeReference {
        let record = scheme(id, version: version, previous: previous, body: body)
        append(record)
        append(approval(of: record.id))
        return SchemeReference(id: id, version: version, hash: Digest(of: body))
    }

    /// A proof that a key is held, over a nonce of 16 equal bytes unless said otherwise.
    public func keyProof(
        _ type: RecordType = .session, by signer: SigningKey? = nil,
        nonce: [UInt8] = [UInt8](repeating: 7, count: 16)
    ) -> SignedRecord {
        let signer = signer ?? device
        let proof = KeyProof(centre: centre, key: signer.id, nonce: nonce)
        return signer.signed(type, proof.payload)
    }

    /// The invitation of the office.
    public func invitation(
        server: String? = "https://127.0.0.1:8443", pin: Digest? = Digest(of: [1])
    ) -> Invitation {
        Invitation(
            card: card, server: server, tlsPin: pin, office: office, officeName: "河口镇",
            secret: [UInt8](repeating: 9, count: 16))
    }

    /// The request of the office's device and clerk on its invitation.
    public func request() -> EnrolmentRequest {
        let secret = invitation().secret
        return EnrolmentRequest(
            secret: secret,
            device: KeyHolder(
                publicKey: device.publicKey, role: .device(office), name: "一号机",
                recipient: AgeRecipient(secret: Digest(of: device.secretBytes).bytes)),
            person: KeyHolder(
                publicKey: clerk.publicKey, role: .officePerson(.of("chen"), office), name: "陈明"),
            deviceProof: keyProof(.possession, nonce: secret),
            personProof: keyProof(.possession, by: clerk, nonce: secret))
    }
}
