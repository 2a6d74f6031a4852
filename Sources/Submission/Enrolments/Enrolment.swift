public import Notation

/// A key added to or revoked from those that count.
public struct Enrolment: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// The key that signs: a person of the centre, or the root key.
    public var key: KeyID
    /// What it rests on.
    public var basis: Basis
    /// What it does.
    public var act: Act

    /// An enrolment.
    public init(centre: CentreID, key: KeyID, basis: Basis, act: Act) {
        self.centre = centre
        self.key = key
        self.basis = basis
        self.act = act
    }

    /// Adding or revoking.
    public enum Act: Hashable, Sendable {
        /// A key counts from here on.
        case add(KeyHolder)
        /// A key counts no more, but for the batches behind the named ones.
        case revoke(KeyID, last: [RecordID])
    }

    /// What the signer relies on.
    public enum Basis: String, Hashable, Sendable {
        /// A paper invitation.
        case invitation
        /// The approval of a person of the office.
        case office
        /// The root key: the centre's own persons and its log key.
        case root
    }
}

/// Whose a key is and what it may do.
public struct KeyHolder: Hashable, Sendable {
    /// The key.
    public var publicKey: PublicKey
    /// What kind of holder.
    public var role: KeyRole
    /// A name for people: of the person, or of the device.
    public var name: String
    /// Where bundles for this holder are encrypted to.
    public var recipient: AgeRecipient?

    /// A holder.
    public init(
        publicKey: PublicKey, role: KeyRole, name: String, recipient: AgeRecipient? = nil
    ) {
        self.publicKey = publicKey
        self.role = role
        self.name = name
        self.recipient = recipient
    }
}

/// What a key may sign.
public enum KeyRole: Hashable, Sendable {
    /// A device of an office: batches and statements.
    case device(OfficeID)
    /// A person of an office: statements.
    case officePerson(PersonID, OfficeID)
    /// A person of the centre: schemes, enrolments, decisions, standings, statements.
    case centrePerson(PersonID, CentreDuty)
    /// The log key: checkpoints only, no records.
    case log
    /// The root key: enrolments of the centre's persons and of the log key.
    case root

    /// The office, where the holder belongs to one.
    public var office: OfficeID? {
        switch self {
        case .device(let office), .officePerson(_, let office): office
        case .centrePerson, .log, .root: nil
        }
    }

    /// The person, where the holder is one.
    public var person: PersonID? {
        switch self {
        case .officePerson(let person, _), .centrePerson(let person, _): person
        case .device, .log, .root: nil
        }
    }

    /// True where the holder may sign records of the type at all.
    public func maySign(_ type: RecordType) -> Bool {
        switch self {
        case .device: [.batch, .statement, .session, .possession].contains(type)
        case .officePerson: [.statement, .session, .possession].contains(type)
        case .centrePerson: type != .batch && type != .notice
        case .root: type == .enrolment
        case .log: false
        }
    }
}

/// The duty of a person of the centre.
public enum CentreDuty: String, Hashable, Sendable, CaseIterable {
    /// Aggregates and settles.
    case clerk
    /// Approves and publishes.
    case head
    /// Checks; may read everything and settle nothing.
    case inspector
}
