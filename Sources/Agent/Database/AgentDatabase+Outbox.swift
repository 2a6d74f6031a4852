internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission

/// A record made here and what has become of it.
package struct OutboxItem: Hashable, Sendable {
    /// The record.
    package var id: RecordID
    /// What it is.
    package var type: RecordType
    /// When it was made.
    package var madeAt: Instant
    /// The number of a batch in its device's chain.
    package var sequence: Int64?
    /// The period of a batch.
    package var period: PeriodID?
    /// How many entries a batch has.
    package var entries: Int?
    /// The leaf of its verified receipt; nil while it is pending.
    package var leaf: Int64?
    /// What the centre said of it, where it said anything.
    package var verdict: JSON?
    /// True once an attempt got as far as this record.
    package var wasSent: Bool
    /// What was tried, the first first.
    ///
    /// Its own attempts, and the rounds that failed before its turn while it waited, from the
    /// second on in which it was made; the last ``attemptsShown`` of them.
    package var attempts: [Attempt]

    /// An agent without network for months tries some ten thousand times.
    package static let attemptsShown = 100

    /// `sealed`, `sent` or `received`, the words of `docs/protocol.md`.
    package var state: String {
        leaf != nil ? "received" : wasSent ? "sent" : "sealed"
    }
}

/// A receipt kept here.
package struct KeptReceipt: Hashable, Sendable {
    /// The record that it is for.
    package var record: RecordID
    /// What that is.
    package var type: RecordType
    /// Where the record came from.
    package var origin: RecordOrigin
    /// Its leaf.
    package var leaf: Int64
    /// The size of the log that the receipt speaks of.
    package var size: Int64
    /// The tlog-proof as received.
    package var text: [UInt8]
    /// When it was stored.
    package var at: Instant
}

extension AgentDatabase {
    /// Records made here without a verified receipt, in the order in which they were made.
    package func pending(limit: Int = .max) throws -> [RecordID] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM record WHERE origin = 'own'
                        AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.record = record.id)
                    ORDER BY place LIMIT ?
                    """, arguments: [limit]
            ).compactMap { RecordID(hex: $0) }
        }
    }

    /// The place of the last record made here: grows with each; 0 before the first.
    package func lastPlace() throws -> Int64 {
        try read { database in
            try Int64.fetchOne(
                database, sql: "SELECT MAX(place) FROM record WHERE origin = 'own'") ?? 0
        }
    }

    /// Records made here, oldest first: all, or those still pending.
    package func outbox(all: Bool = false) throws -> [OutboxItem] {
        try read { database in
            let attempts = try Attempts(all: all, database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT record.id, record.type, record.at, batch.seq, batch.period,
                        batch.entries, receipt.leaf, receipt.at AS receivedAt, verdict.json,
                        EXISTS (SELECT 1 FROM attempt WHERE attempt.record = record.id) AS wasSent
                    FROM record
                    LEFT JOIN batch ON batch.record = record.id
                    LEFT JOIN receipt ON receipt.record = record.id
                    LEFT JOIN verdict ON verdict.record = record.id
                    WHERE record.origin = 'own' AND (? OR receipt.leaf IS NULL)
                    ORDER BY record.place
                    """, arguments: [all]
            ).compactMap { Self.item($0, attempts) }
        }
    }

    /// The batches made here, oldest first, each with what the centre said of it.
    package func batchReplies() throws -> [(id: RecordID, verdict: JSON?)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT record.id, verdict.json FROM record
                    LEFT JOIN verdict ON verdict.record = record.id
                    WHERE record.origin = 'own' AND record.type = 'batch' ORDER BY record.place
                    """
            ).compactMap { row in
                RecordID(hex: row["id"] as String).map { ($0, Self.verdict(row)) }
            }
        }
    }

    /// All receipts kept here, in log order; of records made here only, where asked so.
    package func receipts(own: Bool) throws -> [KeptReceipt] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT record.id, record.type, record.origin, receipt.leaf, receipt.size,
                        receipt.text, receipt.at
                    FROM receipt JOIN record ON record.id = receipt.record
                    WHERE record.origin = 'own' OR NOT ? ORDER BY receipt.leaf
                    """, arguments: [own]
            ).compactMap(KeptReceipt.init)
        }
    }

    private static func item(_ row: Row, _ attempts: Attempts) -> OutboxItem? {
        guard let id = RecordID(hex: row["id"] as String),
            let type = RecordType(rawValue: row["type"]),
            let madeAt = Instant(row["at"] as String)
        else { return nil }
        let receivedAt = (row["receivedAt"] as String?).flatMap { Instant($0) }
        return OutboxItem(
            id: id, type: type, madeAt: madeAt, sequence: row["seq"],
            period: (row["period"] as String?).flatMap { PeriodID($0) }, entries: row["entries"],
            leaf: row["leaf"], verdict: verdict(row), wasSent: row["wasSent"],
            attempts: attempts.shown(of: id, from: madeAt, to: receivedAt))
    }

    private static func verdict(_ row: Row) -> JSON? {
        (row["json"] as String?).flatMap { text in
            try? JSON(Array(text.utf8), form: .canonical)
        }
    }
}

extension Attempt {
    init?(_ row: Row) {
        guard let at = Instant(row["at"] as String),
            let channel = Channel(rawValue: row["channel"])
        else { return nil }
        self.init(
            outcome: row["outcome"], zh: row["zh"], en: row["en"], at: at,
            nextAt: (row["nextAt"] as String?).flatMap { Instant($0) })
        self.channel = channel
    }
}

extension KeptReceipt {
    init?(_ row: Row) {
        guard let record = RecordID(hex: row["id"] as String),
            let type = RecordType(rawValue: row["type"]),
            let origin = RecordOrigin(rawValue: row["origin"]),
            let at = Instant(row["at"] as String)
        else { return nil }
        self.init(
            record: record, type: type, origin: origin, leaf: row["leaf"], size: row["size"],
            text: [UInt8](row["text"] as Data), at: at)
    }
}
