internal import Assessment
internal import DurableFiles
package import Notation
package import Submission

/// Who may act and who may send.
extension CentreActs {
    /// Enrols a person of the centre: a key of their own under a passphrase, signed by the root
    /// key.
    ///
    /// The key file is durable before the enrolment is logged, so no key is ever enrolled that
    /// nobody holds. `random` gives as many random bytes as asked.
    package func addPerson(
        _ person: PersonID, name: String, duty: CentreDuty, passphrase: String, rootFile: String,
        random: (Int) -> [UInt8], now: Instant
    ) throws -> KeyID {
        let root = try rootKey(rootFile)
        let registry = try book.ledger().registry
        let isKnown = registry.holders.values.contains { holder in
            if case .centrePerson(person, _) = holder.role { true } else { false }
        }
        guard !isKnown, !DurableFile.exists(try folder.persons.path(person.text)) else {
            throw CentreRefusal(.personExists, ["person": person.text])
        }
        guard passphrase.count >= KeyFile.passphraseMinimum else {
            throw CentreRefusal(.passphraseShort, ["limit": "\(KeyFile.passphraseMinimum)"])
        }
        guard let key = SigningKey(seed: random(32)) else { throw CentreRefusal(.internalError) }
        let file = try KeyFile.wrapped(
            key, person: person, passphrase: passphrase, salt: random(16), nonce: random(12))
        try folder.persons.keep(file: file, as: person.text)
        let holder = KeyHolder(
            publicKey: key.publicKey, role: .centrePerson(person, duty), name: name)
        let enrolment = Enrolment(
            centre: card.centre, key: root.id, basis: .root, act: .add(holder))
        _ = try log([root.sign(.enrolment, enrolment.payload)], at: now)
        return key.id
    }

    private func rootKey(_ path: String) throws -> SigningKey {
        let bytes = try DurableFile.read(path, limit: 65_536)
        guard let key = KeyFile.openPlain(bytes), key.publicKey == card.rootKey else {
            throw CentreRefusal(.rootKeyWrong, at: path)
        }
        return key
    }

    /// Makes an invitation for an office; of its secret only a hash is kept.
    ///
    /// `server` is where agents find the centre; nil takes where it listened last. Throws
    /// `office-unknown` where schemes are published and none has the office.
    package func invite(
        _ office: OfficeID, name: String, server: String?, random: (Int) -> [UInt8], now: Instant
    ) throws -> Invitation {
        guard let server = server ?? folder.lastAddress, server.contains("://") else {
            throw CentreRefusal(.serverUnknown)
        }
        let registry = try book.ledger().registry
        let schemes = try registry.schemeIDs.compactMap { id in
            try registry.currentScheme(id).map { try Scheme(canonical: $0.scheme.body) }
        }
        if !schemes.isEmpty { try KnownPlaces.demand(office, among: schemes) }
        let invitation = Invitation(
            card: card, server: server,
            tlsPin: server.hasPrefix("https:") ? try folder.tlsPin() : nil, office: office,
            officeName: name, secret: random(16))
        try book.store.change {
            try $0.invite(
                StoredInvitation(
                    secretHash: invitation.secretHash, office: office, name: name, madeAt: now))
        }
        return invitation
    }

    /// Enrols the device and the person of a request: two enrolments and two approvals, one group.
    ///
    /// With them what came by hand under these keys is logged; of a restored installation the
    /// device alone is enrolled.
    /// Doing it again changes nothing and returns the same ids, since the records are the same.
    /// The key of a further person for whom the office has asked is enrolled on that word.
    package func approve(_ device: KeyID, by signers: TwoPersons, now: Instant) throws -> Approved {
        guard let request = try book.store.read({ try $0.request(of: device) }) else {
            if let person = try approve(person: device, by: signers, now: now) { return person }
            throw CentreRefusal(.requestUnknown, ["key": device.description])
        }
        var records: [SignedRecord] = []
        // Who was enrolled with an earlier device of theirs is not enrolled again.
        let isRenewal = try book.store.read { try $0.requests(using: request.invitation) }.count > 1
        let person = request.person.publicKey.id
        let isKnown = try isRenewal && book.ledger().registry.holder(person) != nil
        for holder in isKnown ? [request.device] : [request.device, request.person] {
            let enrolment = Enrolment(
                centre: card.centre, key: signers.first.key.id, basis: .invitation,
                act: .add(holder))
            records += try sign(.enrolment, enrolment.payload, by: signers)
        }
        return Approved(key: device, records: try log(records, at: now))
    }

    /// Revokes a key; of its batches those behind `last` still count (M13).
    package func revoke(
        _ key: KeyID, last: [RecordID], by signers: TwoPersons, now: Instant
    ) throws -> RecordID {
        guard let holder = try book.ledger().registry.holder(key), holder.role != .root,
            holder.role != .log
        else { throw CentreRefusal(.keyUnknown, ["key": key.description]) }
        let enrolment = Enrolment(
            centre: card.centre, key: signers.first.key.id, basis: .invitation,
            act: .revoke(key, last: last.sorted()))
        let records = try sign(.enrolment, enrolment.payload, by: signers)
        return try log(records, at: now)[0]
    }
}

/// What an approval of a request has logged.
package struct Approved: Sendable {
    /// The key that was asked for: of a device, or of a further person.
    package let key: KeyID
    /// Enrolment and approval of the device, then of the person.
    package let records: [RecordID]

    /// What both sides read to each other before it is given.
    package var fingerprint: SpokenCode { SpokenCode(key.digest) }
}
