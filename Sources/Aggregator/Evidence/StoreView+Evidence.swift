internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission

/// An evidence file as a logged batch or statement names it.
package struct NamedEvidence: Hashable, Sendable {
    /// The batch, or the statement.
    package let record: RecordID
    /// Its office.
    package let office: OfficeID
    /// The place of the entry in it, from 0.
    package let entry: Int
    /// The file.
    package let file: Evidence
    /// True where the centre holds it from that office.
    package let isHeld: Bool
}

/// A file that is on its way from a device.
struct EvidenceUpload: Hashable {
    let key: KeyID
    let bytes: Int64
}

extension StoreView {
    /// The length of a file as the last record of an office that names it says; nil for none.
    func expectedEvidence(_ digest: Digest, of office: OfficeID) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT bytes FROM evidence WHERE sha256 = ? AND office = ?
                    ORDER BY leafIndex DESC, entry, place LIMIT 1
                    """), arguments: [Data(digest.bytes), office.text])
    }

    /// The length of a file that is held; from one office, or from any.
    func heldEvidence(_ digest: Digest, of office: OfficeID?) throws -> Int64? {
        try Int64.fetchOne(
            database,
            sql:
                "SELECT bytes FROM blobs WHERE sha256 = ?1 AND (?2 IS NULL OR office = ?2) LIMIT 1",
            arguments: [Data(digest.bytes), office?.text])
    }

    /// What a device has begun to send of a file.
    func upload(of digest: Digest, by key: KeyID) throws -> EvidenceUpload? {
        try Int64.fetchOne(
            database, sql: "SELECT bytes FROM uploads WHERE sha256 = ? AND key = ?",
            arguments: [Data(digest.bytes), Data(key.digest.bytes)]
        ).map { EvidenceUpload(key: key, bytes: $0) }
    }

    /// What the devices of an office have begun to send of a file.
    func uploads(of digest: Digest, from office: OfficeID) throws -> [EvidenceUpload] {
        try Row.fetchAll(
            database, sql: "SELECT key, bytes FROM uploads WHERE sha256 = ? AND office = ?",
            arguments: [Data(digest.bytes), office.text]
        ).compactMap { row in
            Digest(bytes: row.bytes("key")).map {
                EvidenceUpload(key: KeyID($0), bytes: row["bytes"])
            }
        }
    }

    /// The bytes that evidence takes, files under way counted whole; of one office, or of all.
    func evidenceBytes(of office: OfficeID?) throws -> Int64 {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT (SELECT coalesce(sum(bytes), 0) FROM blobs WHERE ?1 IS NULL OR office = ?1)
                    + (SELECT coalesce(sum(bytes), 0) FROM uploads WHERE ?1 IS NULL OR office = ?1)
                """, arguments: [office?.text]) ?? 0
    }

    /// All evidence that logged records name, in log order; of one record where one is named.
    package func namedEvidence(in batch: RecordID? = nil) throws -> [NamedEvidence] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT records.id, evidence.*, blobs.sha256 IS NOT NULL AS isHeld FROM evidence
                JOIN records ON records.leafIndex = evidence.leafIndex
                LEFT JOIN blobs ON blobs.sha256 = evidence.sha256
                    AND blobs.office = evidence.office AND blobs.bytes = evidence.bytes
                WHERE ?1 IS NULL OR records.id = ?1
                ORDER BY evidence.leafIndex, evidence.entry, evidence.place
                """, arguments: [batch.map { Data($0.digest.bytes) }]
        ).map(NamedEvidence.init)
    }

    /// Every file that is held, once, with its length.
    func heldFiles() throws -> [(digest: Digest, bytes: Int64)] {
        try Row.fetchAll(
            database, sql: "SELECT DISTINCT sha256, bytes FROM blobs ORDER BY sha256"
        ).map { row in
            guard let digest = Digest(bytes: row.bytes("sha256")) else {
                throw StoreFailure.damaged(table: "blobs", row: 0)
            }
            return (digest, row["bytes"])
        }
    }

    /// The rows of the projection in one order, to be compared byte by byte.
    func evidenceText() throws -> String {
        var text = ""
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM evidence ORDER BY leafIndex, entry, place")
        while let row = try rows.next() {
            let (leaf, entry, place) = (
                row["leafIndex"] as Int64, row["entry"] as Int, row["place"] as Int
            )
            text += "evidence \(leaf) \(entry) \(place) \(row["office"] as String) "
            text += "\(Hex.encode(row.bytes("sha256"))) \(row["bytes"] as Int64) "
            text += "\(row["type"] as String) \(row["name"] as String)\n"
        }
        return text
    }
}

extension StoreChange {
    /// Lays open which evidence a logged batch names.
    func projectEvidence(of batch: Batch, at index: Int64) throws {
        for (entry, content) in batch.entries.enumerated() where !content.evidence.isEmpty {
            try project(content.evidence, of: batch.header.office, entry: entry, at: index)
        }
    }

    /// Lays open which files an entry of a batch names, or a statement, which is its own entry 0.
    func project(
        _ files: [Evidence], of office: OfficeID, entry: Int, at index: Int64
    ) throws {
        for (place, file) in files.enumerated() {
            try view.database.cachedStatement(
                sql: """
                    INSERT INTO evidence
                        (leafIndex, entry, place, office, sha256, bytes, name, type)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                index, entry, place, office.text, Data(file.digest.bytes), file.bytes, file.name,
                file.mediaType,
            ])
        }
    }

    func dropEvidence() throws {
        try view.database.execute(sql: "DELETE FROM evidence")
    }

    /// Sets room aside for a file that a device begins to send.
    func begin(upload digest: Digest, by key: KeyID, of office: OfficeID, bytes: Int64) throws {
        try view.database.execute(
            sql: "INSERT OR REPLACE INTO uploads (key, sha256, office, bytes) VALUES (?, ?, ?, ?)",
            arguments: [Data(key.digest.bytes), Data(digest.bytes), office.text, bytes])
    }

    /// Forgets what a device has begun to send.
    func end(upload digest: Digest, by key: KeyID) throws {
        try view.database.execute(
            sql: "DELETE FROM uploads WHERE sha256 = ? AND key = ?",
            arguments: [Data(digest.bytes), Data(key.digest.bytes)])
    }

    /// Keeps that a file is held from an office, and forgets what was under way of it.
    func hold(_ digest: Digest, of office: OfficeID, bytes: Int64, at now: Instant) throws {
        try view.database.execute(
            sql: "INSERT OR REPLACE INTO blobs (sha256, office, bytes, heldAt) VALUES (?, ?, ?, ?)",
            arguments: [Data(digest.bytes), office.text, bytes, now.description])
        try view.database.execute(
            sql: "DELETE FROM uploads WHERE sha256 = ? AND office = ?",
            arguments: [Data(digest.bytes), office.text])
    }
}

extension NamedEvidence {
    fileprivate init(_ row: Row) throws {
        guard let record = Digest(bytes: row.bytes("id")),
            let office = OfficeID(row["office"] as String),
            let digest = Digest(bytes: row.bytes("sha256"))
        else { throw StoreFailure.damaged(table: "evidence", row: row["leafIndex"]) }
        self.init(
            record: RecordID(record), office: office, entry: row["entry"],
            file: Evidence(
                digest: digest, bytes: row["bytes"], name: row["name"], mediaType: row["type"]),
            isHeld: row["isHeld"])
    }
}
