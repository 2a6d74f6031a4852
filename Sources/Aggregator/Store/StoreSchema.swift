internal import GRDB

/// The tables; what shipped is never edited, only migrated further.
///
/// Column by column in `docs/decisions/aggregator-store.md`. The triggers state what no constraint
/// can: leaves follow each other without a gap, nothing logged is changed, the head only grows and
/// always speaks of exactly the leaves that are there.
enum StoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 log") { try $0.execute(sql: log) }
        migrator.registerMigration("1 office doors") { try $0.execute(sql: doors) }
        migrator.registerMigration("1 projections") { try $0.execute(sql: projections) }
        migrator.registerMigration("2 merged state") { try $0.execute(sql: merged) }
        migrator.registerMigration("3 results") { try $0.execute(sql: results) }
        migrator.registerMigration("4 unlogged") { try $0.execute(sql: unlogged) }
        migrator.registerMigration("5 evidence", migrate: makeEvidence)
        migrator.registerMigration("6 state in memory") { try $0.execute(sql: unmerged) }
        return migrator
    }

    private static let log = """
        CREATE TABLE records (
            leafIndex INTEGER NOT NULL PRIMARY KEY CHECK (leafIndex >= 0),
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            type TEXT NOT NULL CHECK (type IN ('scheme', 'enrolment', 'batch', 'decision',
                'notice', 'statement', 'standing')),
            key BLOB NOT NULL CHECK (length(key) = 32),
            office TEXT CHECK (office <> ''),
            signature BLOB NOT NULL CHECK (length(signature) = 64),
            payload BLOB NOT NULL CHECK (length(payload) > 0),
            previous BLOB CHECK (previous IS NULL OR length(previous) = 32 AND type = 'batch'),
            receivedAt TEXT NOT NULL CHECK (length(receivedAt) = 20),
            day TEXT NOT NULL CHECK (day = substr(receivedAt, 1, 10))
        ) STRICT;
        CREATE INDEX recordsOfKeyAndDay ON records (key, day) WHERE type = 'batch';
        CREATE INDEX recordsOfOffice ON records (office, leafIndex);
        CREATE INDEX recordsButBatches ON records (leafIndex) WHERE type <> 'batch';
        CREATE TABLE nodes (
            level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 62),
            position INTEGER NOT NULL CHECK (position >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (level, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE head (
            one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
            size INTEGER NOT NULL CHECK (size >= 0),
            root BLOB NOT NULL CHECK (length(root) = 32)
        ) STRICT;
        CREATE TRIGGER recordsFollowEachOther BEFORE INSERT ON records
            WHEN NEW.leafIndex <> (SELECT coalesce(max(leafIndex), -1) + 1 FROM records)
            BEGIN SELECT raise(ABORT, 'leaves follow each other'); END;
        CREATE TRIGGER recordsStay BEFORE UPDATE ON records
            BEGIN SELECT raise(ABORT, 'records are never changed'); END;
        CREATE TRIGGER recordsRemain BEFORE DELETE ON records
            BEGIN SELECT raise(ABORT, 'records are never removed'); END;
        CREATE TRIGGER nodesStay BEFORE UPDATE ON nodes
            BEGIN SELECT raise(ABORT, 'nodes are never changed'); END;
        CREATE TRIGGER nodesRemain BEFORE DELETE ON nodes
            BEGIN SELECT raise(ABORT, 'nodes are never removed'); END;
        CREATE TRIGGER headGrows BEFORE UPDATE ON head
            WHEN NEW.size <= OLD.size
                OR NEW.size <> (SELECT coalesce(max(leafIndex), -1) + 1 FROM records)
            BEGIN SELECT raise(ABORT, 'the head grows with the leaves'); END;
        CREATE TRIGGER headRemains BEFORE DELETE ON head
            BEGIN SELECT raise(ABORT, 'the head is never removed'); END;
        """

    private static let doors = """
        CREATE TABLE invitations (
            secretHash BLOB NOT NULL PRIMARY KEY CHECK (length(secretHash) = 32),
            office TEXT NOT NULL CHECK (office <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            madeAt TEXT NOT NULL CHECK (length(madeAt) = 20)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE requests (
            device BLOB NOT NULL PRIMARY KEY CHECK (length(device) = 32),
            person BLOB NOT NULL CHECK (length(person) = 32 AND person <> device),
            invitation BLOB NOT NULL UNIQUE REFERENCES invitations (secretHash),
            holders BLOB NOT NULL,
            receivedAt TEXT NOT NULL CHECK (length(receivedAt) = 20)
        ) STRICT, WITHOUT ROWID;
        """

    private static let projections = """
        CREATE TABLE feed (
            office TEXT NOT NULL,
            leafIndex INTEGER NOT NULL REFERENCES records (leafIndex),
            PRIMARY KEY (office, leafIndex)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feedOfLeaf ON feed (leafIndex);
        CREATE TABLE verdicts (
            leafIndex INTEGER NOT NULL PRIMARY KEY REFERENCES records (leafIndex),
            status TEXT NOT NULL CHECK (status <> ''),
            accepted INTEGER NOT NULL CHECK (accepted >= 0),
            held INTEGER NOT NULL CHECK (held >= 0),
            returned INTEGER NOT NULL CHECK (returned >= 0)
        ) STRICT;
        """

    private static let merged = """
        DROP TABLE verdicts;
        CREATE TABLE verdicts (
            leafIndex INTEGER NOT NULL PRIMARY KEY REFERENCES records (leafIndex),
            accepted INTEGER NOT NULL CHECK (accepted >= 0),
            held INTEGER NOT NULL CHECK (held >= 0),
            returned INTEGER NOT NULL CHECK (returned >= 0)
        ) STRICT;
        CREATE TABLE cells (
            scheme TEXT NOT NULL CHECK (scheme <> ''),
            cell TEXT NOT NULL CHECK (cell <> ''),
            period TEXT NOT NULL CHECK (period <> ''),
            status TEXT NOT NULL CHECK (status IN ('missing', 'again', 'withdrawn', 'blocked',
                'conflict', 'value')),
            isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
            body TEXT NOT NULL CHECK (body <> ''),
            PRIMARY KEY (scheme, cell)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE merged (
            one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
            size INTEGER NOT NULL CHECK (size >= 0)
        ) STRICT;
        """

    /// What the merged state says is found in memory alone.
    private static let unmerged = "DROP TABLE cells; DROP TABLE verdicts; DROP TABLE merged"

    private static let results = """
        CREATE TABLE results (
            root BLOB NOT NULL CHECK (length(root) = 32),
            place INTEGER NOT NULL CHECK (place >= 0),
            office TEXT,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            body BLOB NOT NULL CHECK (length(body) > 0),
            PRIMARY KEY (root, place)
        ) STRICT, WITHOUT ROWID;
        """

    /// An invitation may be renewed, so several requests may name one; and what waits for them.
    private static let unlogged = """
        CREATE TABLE renewable (
            device BLOB NOT NULL PRIMARY KEY CHECK (length(device) = 32),
            person BLOB NOT NULL CHECK (length(person) = 32 AND person <> device),
            invitation BLOB NOT NULL REFERENCES invitations (secretHash),
            holders BLOB NOT NULL,
            receivedAt TEXT NOT NULL CHECK (length(receivedAt) = 20)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO renewable SELECT device, person, invitation, holders, receivedAt FROM requests;
        DROP TABLE requests;
        ALTER TABLE renewable RENAME TO requests;
        CREATE INDEX requestsOfInvitation ON requests (invitation);
        CREATE TRIGGER requestsOfOnePerson BEFORE INSERT ON requests
            WHEN EXISTS (SELECT 1 FROM requests
                WHERE invitation = NEW.invitation AND person <> NEW.person)
            BEGIN SELECT raise(ABORT, 'an invitation serves one person'); END;
        CREATE TABLE unlogged (
            place INTEGER NOT NULL PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            key BLOB NOT NULL CHECK (length(key) = 32),
            wire BLOB NOT NULL CHECK (length(wire) > 0),
            receivedAt TEXT NOT NULL CHECK (length(receivedAt) = 20)
        ) STRICT;
        CREATE INDEX unloggedOfKey ON unlogged (key, place);
        CREATE TRIGGER unloggedStays BEFORE UPDATE ON unlogged
            BEGIN SELECT raise(ABORT, 'what waits is never changed'); END;
        CREATE TRIGGER unloggedRemains BEFORE DELETE ON unlogged
            WHEN NOT EXISTS (SELECT 1 FROM records WHERE records.id = OLD.id)
            BEGIN SELECT raise(ABORT, 'what waits is removed by being logged'); END;
        """
}
