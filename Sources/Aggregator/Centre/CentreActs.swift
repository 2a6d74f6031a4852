internal import DurableFiles
package import Notation
internal import Submission

/// What persons of the centre do, each time signed and logged at once.
///
/// Works beside a running server as well as without one: both go through ``LogBook``.
package struct CentreActs: Sendable {
    /// The folder.
    package let folder: CentreFolder
    /// The log.
    package let book: LogBook

    /// Takes and finds evidence.
    let evidence: EvidenceDesk

    /// Acts on a folder; opens its log.
    ///
    /// Without the server's limits on evidence: who imports by hand sees what comes.
    package init(_ folder: CentreFolder) throws {
        let book = try folder.openLog()
        var limits = EvidenceLimits()
        (limits.officeBytes, limits.allBytes) = (.max / 2, .max / 2)
        self.init(
            folder, book: book,
            evidence: EvidenceDesk(book: book, shelf: folder.evidence, limits: limits))
    }

    /// Acts on a folder whose log is open.
    init(_ folder: CentreFolder, book: LogBook, evidence: EvidenceDesk) {
        self.folder = folder
        self.book = book
        self.evidence = evidence
    }

    /// The card of the centre.
    var card: CentreCard { folder.card }

    /// Logs signed records as one group, all or none; returns their ids.
    func log(_ records: [SignedRecord], at now: Instant) throws -> [RecordID] {
        let check = try book.ledger().registry.check
        let verified = try records.map { try check.verify($0).get() }
        for outcome in try book.append(verified, at: now) {
            if case .refused(let finding) = outcome { throw CentreRefusal(finding) }
        }
        return records.map(\.id)
    }

    /// A person who may sign for the centre, with the key that the passphrase opens.
    ///
    /// Throws `person-unknown`, `key-file-unreadable`, `person-may-not` for inspectors, and what
    /// opening
    /// the key throws.
    package func signer(_ person: PersonID, passphrase: String) throws -> CentreSigner {
        let registry = try book.ledger().registry
        let unknown = CentreRefusal(.personUnknown, ["person": person.text])
        let store = try folder.persons
        let path = store.path(person.text)
        guard DurableFile.exists(path) else { throw unknown }
        let bytes = try store.bytes(person.text).get()
        guard let id = KeyFile.publicKey(bytes)?.id else {
            throw RecordRefusal(.keyFileUnreadable, ["file": path])
        }
        guard !registry.isRevoked(id),
            case .centrePerson(person, let duty)? = registry.holder(id)?.role
        else { throw unknown }
        guard duty != .inspector else {
            throw CentreRefusal(
                .personMayNot, ["person": person.text, "duty": duty.rawValue])
        }
        let key = try folder.persons.open(person: person, passphrase: passphrase).get()
        return CentreSigner(person: person, key: key)
    }

    /// Signs a record and the second person's approval of it.
    func sign(
        _ type: RecordType, _ payload: [UInt8], by signers: TwoPersons
    ) throws -> [SignedRecord] {
        let record = try signers.first.key.sign(type, payload)
        let approval = Statement(
            centre: card.centre, key: signers.second.key.id, kind: .approval, about: record.id)
        return [record, try signers.second.key.sign(.statement, approval.payload)]
    }
}

/// A person of the centre whose key is open.
package struct CentreSigner: Sendable {
    /// Who.
    package let person: PersonID
    let key: SigningKey
}

/// Two different persons of the centre: what M3 asks for.
package struct TwoPersons: Sendable {
    let first: CentreSigner
    let second: CentreSigner

    /// Throws `approval-not-by-two` where both are one.
    package init(_ first: CentreSigner, _ second: CentreSigner) throws {
        guard first.person != second.person, first.key.id != second.key.id else {
            throw CentreRefusal(.approvalNotByTwo, ["person": first.person.text])
        }
        self.first = first
        self.second = second
    }
}
