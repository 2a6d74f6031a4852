internal import GRDB

/// The schema; a migration that shipped is never edited.
extension AgentDatabase {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { database in
            try database.execute(sql: identityTables)
            try database.execute(sql: recordTables)
            try database.execute(sql: exchangeTables)
            try database.execute(sql: draftTables)
            try database.execute(sql: keepsakes)
        }
        migrator.registerMigration("v2 results") { try $0.execute(sql: results) }
        migrator.registerMigration("v3 renewal") { try $0.execute(sql: renewal) }
        migrator.registerMigration("v4 evidence") { try $0.execute(sql: evidenceTables) }
        migrator.registerMigration("v5 heads") { try $0.execute(sql: recordHeads) }
        migrator.registerMigration("v6 statements") { try $0.execute(sql: statementEvidence) }
        return migrator
    }

    /// Who this installation is.
    private static let identityTables = """
        CREATE TABLE person (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
            publicKey TEXT NOT NULL UNIQUE,
            addedAt TEXT NOT NULL
        ) STRICT;
        CREATE TABLE identity (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            invitation TEXT NOT NULL,
            office TEXT NOT NULL,
            card TEXT NOT NULL,
            server TEXT,
            pin TEXT CHECK (length(pin) = 64),
            device TEXT NOT NULL CHECK (length(device) = 64),
            person TEXT NOT NULL REFERENCES person (id),
            request TEXT NOT NULL,
            joinedAt TEXT NOT NULL
        ) STRICT;
        """

    /// Records made here or brought by the feed, as bytes and laid open for questions.
    private static let recordTables = """
        CREATE TABLE record (
            place INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
            type TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('own', 'feed')),
            wire BLOB NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX recordOrigin ON record (origin, place);
        CREATE TABLE batch (
            record TEXT NOT NULL PRIMARY KEY REFERENCES record (id),
            origin TEXT NOT NULL CHECK (origin IN ('own', 'feed')),
            key TEXT NOT NULL CHECK (length(key) = 64),
            seq INTEGER NOT NULL CHECK (seq >= 1),
            prev TEXT CHECK (length(prev) = 64),
            scheme TEXT NOT NULL,
            version INTEGER NOT NULL,
            period TEXT NOT NULL,
            entries INTEGER NOT NULL CHECK (entries >= 1),
            CHECK ((seq = 1) = (prev IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX batchOwnChain ON batch (key, seq) WHERE origin = 'own';
        CREATE UNIQUE INDEX batchOwnPrevious ON batch (key, prev) WHERE origin = 'own';
        CREATE INDEX batchChain ON batch (key, seq);
        CREATE TABLE entry (
            batch TEXT NOT NULL REFERENCES batch (record),
            place INTEGER NOT NULL CHECK (place >= 0),
            scheme TEXT NOT NULL,
            cell TEXT NOT NULL,
            PRIMARY KEY (batch, place),
            UNIQUE (batch, cell)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entryCell ON entry (scheme, cell);
        CREATE TABLE replacement (
            batch TEXT NOT NULL,
            place INTEGER NOT NULL,
            target TEXT NOT NULL,
            PRIMARY KEY (batch, place, target),
            FOREIGN KEY (batch, place) REFERENCES entry (batch, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX replacementTarget ON replacement (target);
        """

    /// All of a record but its bytes, which lie before its time and fill many pages.
    private static let recordHeads = """
        CREATE INDEX recordHead ON record (origin, place, type, id, at);
        DROP INDEX recordOrigin;
        """

    /// What was said to and heard from the centre.
    private static let exchangeTables = """
        CREATE TABLE receipt (
            record TEXT NOT NULL PRIMARY KEY REFERENCES record (id),
            leaf INTEGER NOT NULL UNIQUE CHECK (leaf >= 0),
            size INTEGER NOT NULL CHECK (size > leaf),
            text BLOB NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE verdict (
            record TEXT NOT NULL PRIMARY KEY REFERENCES record (id),
            json TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE attempt (
            id INTEGER NOT NULL PRIMARY KEY,
            record TEXT REFERENCES record (id),
            channel TEXT NOT NULL CHECK (channel IN ('https', 'file')),
            outcome TEXT NOT NULL,
            zh TEXT NOT NULL,
            en TEXT NOT NULL,
            at TEXT NOT NULL,
            nextAt TEXT
        ) STRICT;
        CREATE INDEX attemptRecord ON attempt (record, id);
        CREATE TABLE feed (
            leaf INTEGER NOT NULL PRIMARY KEY CHECK (leaf >= 0),
            record TEXT NOT NULL UNIQUE REFERENCES receipt (record),
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE position (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            next INTEGER NOT NULL CHECK (next >= 0)
        ) STRICT;
        CREATE TABLE checkpoint (
            size INTEGER NOT NULL PRIMARY KEY CHECK (size >= 0),
            root TEXT NOT NULL,
            note BLOB NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE evidence (
            id INTEGER NOT NULL PRIMARY KEY,
            held BLOB NOT NULL,
            shown BLOB NOT NULL,
            proof TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (held, shown)
        ) STRICT;
        """

    /// What is typed and not yet sealed, and everything that was ever typed.
    private static let draftTables = """
        CREATE TABLE draft (
            scheme TEXT NOT NULL,
            cell TEXT NOT NULL,
            period TEXT NOT NULL,
            version INTEGER,
            hash TEXT CHECK (length(hash) = 64),
            kind TEXT NOT NULL CHECK (kind IN ('typed', 'notApplicable', 'withdrawn')),
            value TEXT NOT NULL,
            comment TEXT,
            date TEXT,
            reason TEXT,
            changedAt TEXT NOT NULL,
            PRIMARY KEY (scheme, cell),
            CHECK ((scheme = '') = (version IS NULL)),
            CHECK ((version IS NULL) = (hash IS NULL)),
            CHECK ((date IS NULL) = (reason IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX draftPeriod ON draft (period);
        CREATE TABLE draftChange (
            id INTEGER NOT NULL PRIMARY KEY,
            act TEXT NOT NULL CHECK (act IN ('set', 'clear', 'carry', 'seal')),
            scheme TEXT NOT NULL,
            cell TEXT NOT NULL,
            version INTEGER,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            comment TEXT,
            batch TEXT REFERENCES batch (record),
            at TEXT NOT NULL,
            CHECK ((act = 'seal') = (batch IS NOT NULL))
        ) STRICT;
        CREATE INDEX draftChangeCell ON draftChange (scheme, cell, id);
        """

    /// Rows of published standings, verified when they came.
    private static let results =
        """
        CREATE TABLE result (
            record TEXT NOT NULL REFERENCES feed (record),
            place INTEGER NOT NULL CHECK (place >= 0),
            body BLOB NOT NULL,
            proof TEXT NOT NULL,
            PRIMARY KEY (record, place)
        ) STRICT, WITHOUT ROWID;
        """ + keepsake("result")

    /// The keys under which a restored folder goes on; the last one counts (M15).
    private static let renewal =
        """
        CREATE TABLE renewal (
            id INTEGER NOT NULL PRIMARY KEY,
            device TEXT NOT NULL UNIQUE CHECK (length(device) = 64),
            request TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT;
        """ + keepsake("renewal")

    /// The agent deletes nothing and alters nothing that counts.
    private static let keepsakes = [
        "record", "batch", "entry", "replacement", "receipt", "attempt", "feed", "checkpoint",
        "evidence", "draftChange",
    ].map(keepsake).joined(separator: "\n")

    static func keepsake(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)Stays BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is never altered'); END;
        CREATE TRIGGER \(table)Remains BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is never deleted'); END;
        """
    }
}
