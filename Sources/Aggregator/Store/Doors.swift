internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission

/// An invitation as the centre keeps it: never the secret itself.
package struct StoredInvitation: Hashable, Sendable {
    /// SHA-256 of the secret.
    package let secretHash: Digest
    /// Who is invited.
    package let office: OfficeID
    /// Their name, for people.
    package let name: String
    /// When it was made.
    package let madeAt: Instant
}

/// A request of an invited office: its first device and person, possession proven.
package struct StoredRequest: Hashable, Sendable {
    /// The invitation it used up.
    package let invitation: Digest
    /// The device.
    package let device: KeyHolder
    /// The clerk.
    package let person: KeyHolder
    /// When it came.
    package let receivedAt: Instant
}

extension StoreView {
    /// The invitation of a secret's hash.
    package func invitation(_ secretHash: Digest) throws -> StoredInvitation? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM invitations WHERE secretHash = ?",
            arguments: [Data(secretHash.bytes)]
        ).map(StoredInvitation.init)
    }

    /// The requests that used an invitation: the first, and those of the same person for another
    /// device, where an installation was restored.
    package func requests(using invitation: Digest) throws -> [StoredRequest] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM requests WHERE invitation = ? ORDER BY receivedAt, device",
            arguments: [Data(invitation.bytes)]
        ).map(StoredRequest.init)
    }

    /// The request of a device.
    package func request(of device: KeyID) throws -> StoredRequest? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM requests WHERE device = ?",
            arguments: [Data(device.digest.bytes)]
        ).map(StoredRequest.init)
    }

    /// True where a request names the key.
    package func isRequested(_ key: KeyID) throws -> Bool {
        let bytes = Data(key.digest.bytes)
        return try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM requests WHERE ?1 IN (device, person))",
            arguments: [bytes]) ?? false
    }

    /// All requests, oldest first.
    package func requests() throws -> [StoredRequest] {
        try Row.fetchAll(database, sql: "SELECT * FROM requests ORDER BY receivedAt, device")
            .map(StoredRequest.init)
    }

    /// How many invitations nobody has used.
    package func openInvitations() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM invitations
                WHERE secretHash NOT IN (SELECT invitation FROM requests)
                """) ?? 0
    }
}

extension StoreChange {
    /// Keeps an invitation.
    package func invite(_ invitation: StoredInvitation) throws {
        try view.database.execute(
            sql: "INSERT INTO invitations (secretHash, office, name, madeAt) VALUES (?, ?, ?, ?)",
            arguments: [
                Data(invitation.secretHash.bytes), invitation.office.text, invitation.name,
                invitation.madeAt.description,
            ])
    }

    /// Keeps a request; the caller has looked that its invitation and its keys are free.
    package func keep(_ request: StoredRequest) throws {
        let holders: JSON = [
            "device": request.device.json, "person": request.person.json,
        ]
        try view.database.execute(
            sql: """
                INSERT INTO requests (device, person, invitation, holders, receivedAt)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                Data(request.device.publicKey.id.digest.bytes),
                Data(request.person.publicKey.id.digest.bytes), Data(request.invitation.bytes),
                Data(holders.canonical), request.receivedAt.description,
            ])
    }
}

extension StoredInvitation {
    init(_ row: Row) throws {
        guard let hash = Digest(bytes: row.bytes("secretHash")),
            let office = OfficeID(row["office"] as String),
            let madeAt = Instant(row["madeAt"] as String)
        else { throw StoreFailure.damaged(table: "invitations", row: 0) }
        self.init(secretHash: hash, office: office, name: row["name"], madeAt: madeAt)
    }
}

extension StoredRequest {
    init(_ row: Row) throws {
        guard let invitation = Digest(bytes: row.bytes("invitation")),
            let json = try? JSON(row.bytes("holders"), form: .canonical),
            let device = json["device"].flatMap({ KeyHolder(json: $0) }),
            let person = json["person"].flatMap({ KeyHolder(json: $0) }),
            let receivedAt = Instant(row["receivedAt"] as String)
        else { throw StoreFailure.damaged(table: "requests", row: 0) }
        self.init(
            invitation: invitation, device: device, person: person, receivedAt: receivedAt)
    }
}
