internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission
package import TransparencyLog

/// How many of what is kept here, and when something last went well.
package struct AgentCounts: Hashable, Sendable {
    /// Cells typed and not sealed.
    package var drafts = 0
    /// Records made here, by how far they have come; each is counted once.
    package var sealed = 0
    /// Tried at least once, without a receipt.
    package var sent = 0
    /// With a verified receipt.
    package var received = 0
    /// With a verified receipt under a checkpoint that a witness cosigned.
    package var witnessed = 0
    /// Records that the feed brought.
    package var feed = 0
    /// Pairs of notes that contradict each other.
    package var evidence = 0
    /// When the oldest pending record was made.
    package var pendingSince: Instant?
    /// When a receipt was last stored for a record made here.
    package var lastReceipt: Instant?
    /// The last round, how it ended.
    package var lastRound: Attempt?
}

/// A record of the feed.
package struct KeptFeedItem: Hashable, Sendable {
    /// Its leaf.
    package var leaf: Int64
    /// The bytes.
    package var record: SignedRecord
    /// When it came.
    package var at: Instant
}

extension AgentDatabase {
    /// Counts everything, quickly.
    package func counts() throws -> AgentCounts {
        try read { database in
            var counts = AgentCounts()
            counts.drafts = try Self.count("SELECT COUNT(*) FROM draft", database)
            counts.feed = try Self.count("SELECT COUNT(*) FROM feed", database)
            counts.evidence = try Self.count("SELECT COUNT(*) FROM evidence", database)
            try Self.countRecords(&counts, database)
            counts.lastRound = try Row.fetchOne(
                database, sql: "SELECT * FROM attempt WHERE record IS NULL ORDER BY id DESC LIMIT 1"
            ).flatMap(Attempt.init)
            return counts
        }
    }

    /// What the feed brought, in log order, from a leaf on.
    package func feed(from leaf: Int64 = 0) throws -> [KeptFeedItem] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT feed.leaf, feed.at, record.wire FROM feed
                    JOIN record ON record.id = feed.record WHERE feed.leaf >= ? ORDER BY feed.leaf
                    """, arguments: [leaf]
            ).compactMap { row in
                guard let at = Instant(row["at"] as String),
                    case .success(let record) = SignedRecord.read([UInt8](row["wire"] as Data))
                else { return nil }
                return KeptFeedItem(leaf: row["leaf"], record: record, at: at)
            }
        }
    }

    /// All checkpoints that were verified here, by size.
    package func checkpoints() throws -> [SignedNote] {
        try read { database in
            try Data.fetchAll(database, sql: "SELECT note FROM checkpoint ORDER BY size")
                .map { try SignedNote(bytes: [UInt8]($0)) }
        }
    }

    private static func countRecords(_ counts: inout AgentCounts, _ database: Database) throws {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT SUM(receipt.record IS NOT NULL) AS received,
                    SUM(receipt.record IS NULL AND tried.record IS NOT NULL) AS sent,
                    SUM(receipt.record IS NULL AND tried.record IS NULL) AS sealed,
                    MIN(CASE WHEN receipt.record IS NULL THEN record.at END) AS since,
                    MAX(receipt.at) AS last
                FROM record
                LEFT JOIN receipt ON receipt.record = record.id
                LEFT JOIN (SELECT DISTINCT record FROM attempt) AS tried
                    ON tried.record = record.id
                WHERE record.origin = 'own'
                """)
        counts.received = row?["received"] ?? 0
        counts.sent = row?["sent"] ?? 0
        counts.sealed = row?["sealed"] ?? 0
        counts.pendingSince = (row?["since"] as String?).flatMap { Instant($0) }
        counts.lastReceipt = (row?["last"] as String?).flatMap { Instant($0) }
    }

    private static func count(_ sql: String, _ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: sql) ?? 0
    }
}
