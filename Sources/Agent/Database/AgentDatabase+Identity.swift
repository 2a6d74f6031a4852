internal import GRDB
package import Notation
package import Submission

/// Who this installation is: written by joining; device and request again by restoring a backup.
package struct AgentIdentity: Hashable, Sendable {
    /// The invitation as it was given.
    package var invitation: Invitation
    /// Where the centre listens; nil where nobody has said so yet.
    package var server: String?
    /// The device key.
    package var device: KeyID
    /// The person who joined: the preparer of batches unless another is named.
    package var person: PersonID
    /// What asks the centre to enrol device and person.
    package var request: EnrolmentRequest
    /// When.
    package var joinedAt: Instant
    /// When this folder was last made from a backup; nil where it is the first of its line.
    package var restoredAt: Instant?

    /// The centre.
    package var card: CentreCard { invitation.card }
    /// The office.
    package var office: OfficeID { invitation.office }
}

/// A person of the office whose key is kept here.
package struct AgentPerson: Hashable, Sendable {
    /// The person.
    package var id: PersonID
    /// The person's name.
    package var name: String
    /// The key.
    package var publicKey: PublicKey
    /// When the key was made.
    package var addedAt: Instant
}

extension AgentDatabase {
    /// Who this installation is; nil before it has joined.
    package func identity() throws -> AgentIdentity? {
        try read(Self.identity)
    }

    /// Keeps who this installation is, once.
    package func join(_ identity: AgentIdentity, _ person: AgentPerson) throws {
        try write("join") { database in
            try Self.insert(person, database)
            try database.execute(
                sql: """
                    INSERT INTO identity
                        (id, invitation, office, card, server, pin, device, person,
                         request, joinedAt)
                    VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    identity.invitation.text, identity.office.text,
                    Self.text(identity.card.json), identity.server,
                    identity.invitation.tlsPin?.hex, identity.device.description,
                    identity.person.text, Self.text(identity.request.json),
                    identity.joinedAt.description,
                ])
            try database.execute(sql: "INSERT INTO position (id, next) VALUES (1, 0)")
        }
    }

    /// Goes on under a new device key; the earlier one is never used here again.
    package func renew(device: KeyID, request: EnrolmentRequest, at now: Instant) throws {
        try write("renew") { database in
            try database.execute(
                sql: "INSERT INTO renewal (device, request, at) VALUES (?, ?, ?)",
                arguments: [device.description, Self.text(request.json), now.description])
        }
    }

    /// Keeps another address of the same centre.
    package func move(to server: String) throws {
        try write("move") { database in
            try database.execute(sql: "UPDATE identity SET server = ?", arguments: [server])
        }
    }

    /// Keeps a further person and the request to enrol them, which is in the outbox from then on.
    package func add(_ person: AgentPerson, asking request: SignedRecord) throws {
        try write("add person") { database in
            try Self.insert(person, database)
            try Self.insert(request, .own, person.addedAt, database)
        }
    }

    /// The persons whose keys are kept here, by id.
    package func persons() throws -> [AgentPerson] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, name, publicKey, addedAt FROM person ORDER BY id"
            ).compactMap { row in
                guard let id = PersonID(row["id"] as String),
                    let key = PublicKey(base64: row["publicKey"] as String),
                    let at = Instant(row["addedAt"] as String)
                else { return nil }
                return AgentPerson(id: id, name: row["name"], publicKey: key, addedAt: at)
            }
        }
    }

    static func identity(_ database: Database) throws -> AgentIdentity? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT invitation, server, person, joinedAt, renewal.at AS restoredAt,
                    coalesce(renewal.device, identity.device) AS device,
                    coalesce(renewal.request, identity.request) AS request
                FROM identity
                LEFT JOIN renewal ON renewal.id = (SELECT max(id) FROM renewal)
                """)
        guard let row else { return nil }
        guard let invitation = Invitation(row["invitation"] as String),
            let device = KeyID(hex: row["device"] as String),
            let person = PersonID(row["person"] as String),
            let json = try? JSON(Array((row["request"] as String).utf8), form: .canonical),
            let request = EnrolmentRequest(json: json, office: invitation.office),
            let joinedAt = Instant(row["joinedAt"] as String)
        else { throw AgentRefusal(.agentDataDamaged, ["table": "identity"]) }
        return AgentIdentity(
            invitation: invitation, server: row["server"], device: device, person: person,
            request: request, joinedAt: joinedAt,
            restoredAt: (row["restoredAt"] as String?).flatMap { Instant($0) })
    }

    static func text(_ json: JSON) -> String { String(decoding: json.canonical, as: UTF8.self) }

    private static func insert(_ person: AgentPerson, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO person (id, name, key, publicKey, addedAt) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                person.id.text, person.name, person.publicKey.id.description,
                person.publicKey.base64, person.addedAt.description,
            ])
    }
}
