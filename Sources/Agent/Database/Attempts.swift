internal import GRDB
internal import Notation
internal import Submission

/// What was tried with records made here: read once, then told of each record.
struct Attempts {
    private typealias Kept = (id: Int64, attempt: Attempt)

    /// Those of records, the first first.
    private let own: [String: [Kept]]
    /// Rounds that failed before the turn of any record, the first first.
    private let failed: [Kept]

    /// Those of records made here: of all, or of those still pending.
    init(all: Bool, _ database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, record, channel, outcome, zh, en, at, nextAt FROM attempt
                WHERE record IS NULL AND outcome <> ? OR record IS NOT NULL AND (?
                    OR NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.record = attempt.record))
                ORDER BY id
                """, arguments: [Attempt.done, all])
        var own: [String: [Kept]] = [:]
        var failed: [Kept] = []
        for row in rows {
            guard let attempt = Attempt(row) else { continue }
            let kept: Kept = (row["id"], attempt)
            if let record = row["record"] as String? {
                own[record, default: []].append(kept)
            } else {
                failed.append(kept)
            }
        }
        self.own = own
        self.failed = failed
    }

    /// The last of a record and of the rounds that failed while it waited, the first first; at
    /// most ``OutboxItem/attemptsShown``.
    func shown(of record: RecordID, from madeAt: Instant, to receivedAt: Instant?) -> [Attempt] {
        let limit = OutboxItem.attemptsShown
        let rounds = failed.reversed().lazy.filter { kept in
            let at = kept.attempt.at
            return at >= madeAt && (receivedAt.map { at <= $0 } ?? true)
        }
        let last = Array(rounds.prefix(limit)) + (own[record.description] ?? []).suffix(limit)
        return last.sorted { $0.id < $1.id }.suffix(limit).map(\.attempt)
    }
}
