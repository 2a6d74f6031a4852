internal import GRDB
package import Notation
package import Submission

/// An evidence file of a record to be sent from here, and how far it has come.
package struct SealedEvidence: Hashable, Sendable {
    /// The file.
    package var file: Evidence
    /// The batch or statement that names it.
    package var record: RecordID
    /// True once the centre has said that it holds the file whole.
    package var isHeld: Bool
    /// Why the centre did not take it when it was offered last; nil where it never refused.
    package var refused: Attempt?
}

extension AgentDatabase {
    static let evidenceTables =
        """
        CREATE TABLE draftEvidence (
            scheme TEXT NOT NULL,
            cell TEXT NOT NULL,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            PRIMARY KEY (scheme, cell, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE batchEvidence (
            batch TEXT NOT NULL REFERENCES batch (record),
            entry INTEGER NOT NULL CHECK (entry >= 0),
            place INTEGER NOT NULL CHECK (place >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            PRIMARY KEY (batch, entry, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batchEvidenceFile ON batchEvidence (sha256);
        CREATE TABLE delivery (
            sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
            heldAt TEXT,
            outcome TEXT,
            zh TEXT,
            en TEXT,
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """ + keepsake("batchEvidence")

    /// The files of answers and appeals, and with those of batches all that goes out.
    static let statementEvidence =
        """
        CREATE TABLE statementEvidence (
            statement TEXT NOT NULL REFERENCES record (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            PRIMARY KEY (statement, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX statementEvidenceFile ON statementEvidence (sha256);
        CREATE VIEW recordEvidence AS
            SELECT batch AS record, sha256, bytes, name, type FROM batchEvidence
            UNION ALL
            SELECT statement, sha256, bytes, name, type FROM statementEvidence;
        """ + keepsake("statementEvidence")

    /// The files that records to be sent from here name, once a record, in the order to send:
    /// first what was never tried, by the age of its record, then what was tried longest ago.
    package func sealedEvidence() throws -> [SealedEvidence] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT named.record, named.sha256, max(bytes) AS bytes,
                        min(named.name) AS name, min(named.type) AS type,
                        delivery.heldAt, delivery.outcome, delivery.zh, delivery.en, delivery.at
                    FROM recordEvidence AS named JOIN record ON record.id = named.record
                    LEFT JOIN delivery ON delivery.sha256 = named.sha256
                    WHERE record.origin = 'own'
                    GROUP BY named.record, named.sha256
                    ORDER BY delivery.at, record.place, named.sha256
                    """
            ).compactMap(SealedEvidence.init)
        }
    }

    /// Keeps that the centre says it holds a file.
    package func keep(evidenceHeld digest: Digest, at now: Instant) throws {
        try write("keep evidence held") { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO delivery (sha256, heldAt, at) VALUES (?, ?, ?)",
                arguments: [digest.hex, now.description, now.description])
        }
    }

    /// Keeps why a file was not taken.
    package func keep(evidenceRefused digest: Digest, _ finding: Finding, at now: Instant) throws {
        try write("keep evidence refused") { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO delivery (sha256, outcome, zh, en, at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    digest.hex, finding.code.text, finding.zh, finding.en, now.description,
                ])
        }
    }

    /// Keeps that files were written into a bundle, so that the next one begins with others.
    func keep(evidenceExported files: [Evidence], at now: Instant) throws {
        try write("keep evidence exported") { database in
            for file in files {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO delivery (sha256, at) VALUES (?, ?)",
                    arguments: [file.digest.hex, now.description])
            }
        }
    }

    /// True where a draft or a record kept here names the file.
    func names(_ digest: Digest) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM draftEvidence WHERE sha256 = ?1)
                        OR EXISTS (SELECT 1 FROM recordEvidence WHERE sha256 = ?1)
                    """, arguments: [digest.hex]) ?? false
        }
    }

    /// Every file that a draft or a record kept here names, in order.
    func namedEvidence() throws -> [Digest] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT sha256 FROM draftEvidence UNION SELECT sha256 FROM recordEvidence
                    ORDER BY sha256
                    """
            ).compactMap { Digest(hex: $0) }
        }
    }

    /// Lays the files of a statement open; its record must be kept already.
    static func insert(_ files: [Evidence], of statement: RecordID, _ database: Database) throws {
        for (place, file) in files.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO statementEvidence (statement, place, sha256, bytes, name, type)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    statement.description, place, file.digest.hex, file.bytes, file.name,
                    file.mediaType,
                ])
        }
    }

    /// Lays the evidence of a batch open; its record must be kept already.
    static func insertEvidence(of batch: Batch, _ id: RecordID, _ database: Database) throws {
        for (entry, content) in batch.entries.enumerated() where !content.evidence.isEmpty {
            for (place, file) in content.evidence.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO batchEvidence (batch, entry, place, sha256, bytes, name, type)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id.description, entry, place, file.digest.hex, file.bytes, file.name,
                        file.mediaType,
                    ])
            }
        }
    }
}

extension SealedEvidence {
    fileprivate init?(_ row: Row) {
        guard let record = RecordID(hex: row["record"] as String), let file = Evidence(row) else {
            return nil
        }
        self.init(
            file: file, record: record, isHeld: row["heldAt"] as String? != nil)
        if let outcome = row["outcome"] as String?, let at = Instant(row["at"] as String) {
            refused = Attempt(outcome: outcome, zh: row["zh"], en: row["en"], at: at)
        }
    }
}

extension Evidence {
    init?(_ row: Row) {
        guard let digest = Digest(hex: row["sha256"] as String) else { return nil }
        self.init(digest: digest, bytes: row["bytes"], name: row["name"], mediaType: row["type"])
    }
}
