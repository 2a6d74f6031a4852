internal import FoundationEssentials
internal import GRDB
internal import Submission

/// The tables of evidence: which files the log names, which are held, which are on their way.
///
/// `evidence` is a projection and can be made again from the records; `blobs` and `uploads` speak
/// of files beside the database. A file is held from an office that sent it: who knows a digest
/// alone gets nothing.
extension StoreSchema {
    static func makeEvidence(_ database: Database) throws {
        try database.execute(sql: evidence)
        let batches = try Row.fetchCursor(
            database,
            sql: """
                SELECT leafIndex, payload FROM records
                WHERE type = 'batch' AND instr(payload, CAST('"evidence":[' AS BLOB)) > 0
                """)
        let change = StoreChange(StoreView(database))
        while let row = try batches.next() {
            guard let batch = try? Batch(payload: row.bytes("payload")) else { continue }
            try change.projectEvidence(of: batch, at: row["leafIndex"])
        }
    }

    private static let evidence = """
        CREATE TABLE evidence (
            leafIndex INTEGER NOT NULL REFERENCES records (leafIndex),
            entry INTEGER NOT NULL CHECK (entry >= 0),
            place INTEGER NOT NULL CHECK (place >= 0),
            office TEXT NOT NULL CHECK (office <> ''),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            PRIMARY KEY (leafIndex, entry, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX evidenceOfFile ON evidence (sha256, office);
        CREATE TABLE blobs (
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            office TEXT NOT NULL CHECK (office <> ''),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            heldAt TEXT NOT NULL CHECK (length(heldAt) = 20),
            PRIMARY KEY (sha256, office)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE uploads (
            key BLOB NOT NULL CHECK (length(key) = 32),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            office TEXT NOT NULL CHECK (office <> ''),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            PRIMARY KEY (key, sha256)
        ) STRICT, WITHOUT ROWID;
        """
}
