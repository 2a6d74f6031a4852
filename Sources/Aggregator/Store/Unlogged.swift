internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission

/// A record that a bundle brought before its key was enrolled: kept, not logged (M15).
package struct UnloggedRecord: Hashable, Sendable {
    /// The name under which it is kept; another one than that of its bytes is damage.
    package let id: RecordID
    /// The bytes as they came.
    package let wire: [UInt8]
    /// When it came.
    package let receivedAt: Instant

    init(_ row: Row) throws {
        let place: Int64 = row["place"]
        guard let id = Digest(bytes: row.bytes("id")),
            let receivedAt = Instant(row["receivedAt"] as String)
        else { throw StoreFailure.damaged(table: "unlogged", row: place) }
        self.id = RecordID(id)
        wire = row.bytes("wire")
        self.receivedAt = receivedAt
    }
}

extension StoreView {
    /// What waits for the enrolment of its key, in the order in which it came.
    package func unlogged() throws -> [UnloggedRecord] {
        try Row.fetchAll(database, sql: "SELECT * FROM unlogged ORDER BY place")
            .map(UnloggedRecord.init)
    }

    /// What waits for the enrolment of one key.
    package func unlogged(of key: KeyID) throws -> [UnloggedRecord] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM unlogged WHERE key = ? ORDER BY place",
            arguments: [Data(key.digest.bytes)]
        ).map(UnloggedRecord.init)
    }

    /// How many records wait for each key, in the order of the keys.
    package func unloggedCounts() throws -> [(key: KeyID, records: Int)] {
        try Row.fetchAll(
            database,
            sql: "SELECT key, count(*) AS records FROM unlogged GROUP BY key ORDER BY key"
        ).map { row in
            guard let key = Digest(bytes: row.bytes("key")) else {
                throw StoreFailure.damaged(table: "unlogged", row: 0)
            }
            return (KeyID(key), row["records"])
        }
    }

    /// Who has asked that a key be enrolled, as its holder; nil where nobody has.
    package func requested(_ key: KeyID) throws -> KeyHolder? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM requests WHERE ?1 IN (device, person) LIMIT 1",
            arguments: [Data(key.digest.bytes)]
        ).map(StoredRequest.init).map {
            $0.device.publicKey.id == key ? $0.device : $0.person
        }
    }
}

extension StoreChange {
    /// Keeps a record until its key is enrolled; a second time changes nothing.
    package func keepUnlogged(_ record: SignedRecord, at now: Instant) throws {
        try view.database.execute(
            sql: "INSERT OR IGNORE INTO unlogged (id, key, wire, receivedAt) VALUES (?, ?, ?, ?)",
            arguments: [
                Data(record.id.digest.bytes), Data(record.key.digest.bytes), Data(record.wire),
                now.description,
            ])
    }

    /// Takes out what is in the log by now.
    package func removeLogged() throws {
        try view.database.execute(
            sql: "DELETE FROM unlogged WHERE id IN (SELECT id FROM records)")
    }
}
