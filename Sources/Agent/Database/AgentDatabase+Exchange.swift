internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission
package import TransparencyLog

/// What a round of exchange keeps: one transaction each, so that a kill anywhere loses nothing.
extension AgentDatabase {
    /// Keeps a verified receipt; a second one of the same record changes nothing.
    package func keep(
        _ receipt: Receipt, verdict: JSON?, at now: Instant, by way: Attempt.Channel = .https
    ) throws {
        try write("keep receipt") { database in
            try Self.insert(receipt, now, database)
            if let verdict { try Self.insert(verdict, of: receipt.record, now, database) }
            var attempt = Attempt(outcome: Attempt.received, zh: "已签收。", en: "Received.", at: now)
            attempt.channel = way
            try Self.insert(attempt, for: receipt.record, database)
        }
    }

    /// Keeps a verified record of the feed with its receipt.
    package func keep(_ item: FeedItem, at now: Instant) throws {
        try write("keep feed item") { database in
            let record = item.record
            if try !Self.holds(record.id, database) {
                try Self.insert(record.signed, .feed, now, database)
                if case .batch(let batch) = record.content {
                    try Self.insert(batch, record.id, .feed, database)
                }
            }
            try Self.insert(item.receipt, now, database)
            try database.execute(
                sql: "INSERT OR IGNORE INTO feed (leaf, record, at) VALUES (?, ?, ?)",
                arguments: [item.index, record.id.description, now.description])
            for row in item.rows { try Self.insert(row, of: record.id, database) }
        }
    }

    /// Keeps the leaf from which the feed goes on; it never goes back.
    package func keep(feedPosition next: Int64) throws {
        try write("keep feed position") { database in
            try database.execute(
                sql: "UPDATE position SET next = max(next, ?)", arguments: [next])
        }
    }

    /// Keeps a checkpoint that was verified and found to continue the log.
    package func keep(_ checkpoint: VerifiedCheckpoint, at now: Instant) throws {
        try write("keep checkpoint") { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO checkpoint (size, root, note, at) VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    Int64(checkpoint.size), checkpoint.root.base64, Data(checkpoint.note.bytes),
                    now.description,
                ])
        }
    }

    /// Keeps two signed notes that contradict each other.
    package func keep(_ evidence: LogEvidence, at now: Instant) throws {
        try write("keep evidence") { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO evidence (held, shown, proof, at) VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    Data(evidence.held.bytes), Data(evidence.shown.bytes),
                    evidence.proof.map(\.base64).joined(separator: "\n"), now.description,
                ])
        }
    }

    /// Keeps what came of an attempt to send a record, or of a whole round where none is named.
    package func keep(_ attempt: Attempt, for record: RecordID?) throws {
        try write("keep attempt") { try Self.insert(attempt, for: record, $0) }
    }

    private static func insert(_ receipt: Receipt, _ now: Instant, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO receipt (record, leaf, size, text, at) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                receipt.record.description, receipt.index, Int64(receipt.checkpoint.size),
                Data(receipt.bytes), now.description,
            ])
    }

    private static func insert(
        _ verdict: JSON, of record: RecordID, _ now: Instant, _ database: Database
    ) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO verdict (record, json, at) VALUES (?, ?, ?)",
            arguments: [record.description, text(verdict), now.description])
    }

    private static func insert(
        _ attempt: Attempt, for record: RecordID?, _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO attempt (record, channel, outcome, zh, en, at, nextAt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record?.description, attempt.channel.rawValue, attempt.outcome, attempt.zh,
                attempt.en, attempt.at.description, attempt.nextAt?.description,
            ])
    }
}

/// One try to bring something to the centre.
package struct Attempt: Hashable, Sendable {
    /// The way it went.
    package var channel = Channel.https
    /// The code of the finding, or ``received`` or ``done``.
    package var outcome: String
    /// The plain sentence in Chinese.
    package var zh: String
    /// The plain sentence in English.
    package var en: String
    /// When.
    package var at: Instant
    /// When the next one is due; nil where nobody has planned one.
    package var nextAt: Instant?

    /// The ways.
    package enum Channel: String, Hashable, Sendable {
        /// The network.
        case https
        /// A stick or a courier.
        case file
    }

    /// The outcome of a record with a verified receipt.
    package static let received = "received"
    /// The outcome of a round that came to its end.
    package static let done = "done"
    /// The outcome of a record that was written into a bundle.
    package static let exported = "exported"

    /// An attempt with an outcome.
    package init(outcome: String, zh: String, en: String, at: Instant, nextAt: Instant? = nil) {
        self.outcome = outcome
        self.zh = zh
        self.en = en
        self.at = at
        self.nextAt = nextAt
    }

    /// An attempt that ended with a finding.
    package init(_ finding: Finding, at: Instant, nextAt: Instant? = nil) {
        self.init(
            outcome: finding.code.text, zh: finding.zh, en: finding.en, at: at, nextAt: nextAt)
    }
}
