internal import GRDB
package import Notation
internal import Submission

/// Views of the log: who gets which leaf, and what came of each batch.
extension StoreView {
    /// Leaves from a place on that are meant for an office, or all of them for an auditor.
    package func feed(
        for office: OfficeID?, from index: Int64, limit: Int
    ) throws -> [Int64] {
        guard let office else {
            return try Int64.fetchAll(
                database,
                sql:
                    "SELECT leafIndex FROM records WHERE leafIndex >= ? ORDER BY leafIndex LIMIT ?",
                arguments: [index, limit])
        }
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT DISTINCT leafIndex FROM feed
                WHERE office IN ('', ?) AND leafIndex >= ? ORDER BY leafIndex LIMIT ?
                """, arguments: [office.text, index, limit])
    }

    /// Who a leaf is meant for.
    package func audience(of index: Int64) throws -> Set<Audience> {
        let texts = try String.fetchAll(
            database, sql: "SELECT office FROM feed WHERE leafIndex = ?", arguments: [index])
        return Set(texts.compactMap { Audience(text: $0) })
    }

    /// What came of a batch, where it was counted since the last change that could alter it.
    package func verdict(of index: Int64) throws -> VerdictCount? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM verdicts WHERE leafIndex = ?", arguments: [index]
        ).map(VerdictCount.init)
    }

    /// The batches whose verdict is not counted.
    package func uncounted(limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                SELECT leafIndex FROM records WHERE type = 'batch'
                AND leafIndex NOT IN (SELECT leafIndex FROM verdicts) ORDER BY leafIndex LIMIT ?
                """, arguments: [limit])
    }

    /// The entries of all counted batches by verdict, and the number of batches, for one office
    /// or all.
    package func totals(of office: OfficeID? = nil) throws -> (batches: Int, entries: VerdictCount)
    {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*) AS batches, coalesce(sum(accepted), 0) AS accepted,
                    coalesce(sum(held), 0) AS held, coalesce(sum(returned), 0) AS returned,
                    '' AS status
                FROM records LEFT JOIN verdicts USING (leafIndex)
                WHERE type = 'batch' AND (?1 IS NULL OR office = ?1)
                """, arguments: [office?.text])
        guard let row else { throw StoreFailure.noValue }
        return (row["batches"], VerdictCount(row))
    }

    /// When the last batch of an office came.
    package func lastBatch(of office: OfficeID) throws -> Instant? {
        try String.fetchOne(
            database,
            sql: "SELECT max(receivedAt) FROM records WHERE office = ? AND type = 'batch'",
            arguments: [office.text]
        ).flatMap { Instant($0) }
    }

    /// All rows of the projections in one order, to be compared byte by byte.
    package func projectionBytes() throws -> [UInt8] {
        var text = ""
        let feed = try Row.fetchCursor(
            database, sql: "SELECT office, leafIndex FROM feed ORDER BY leafIndex, office")
        while let row = try feed.next() {
            text += "feed \(row["leafIndex"] as Int64) \(row["office"] as String)\n"
        }
        let verdicts = try Row.fetchCursor(
            database, sql: "SELECT * FROM verdicts ORDER BY leafIndex")
        while let row = try verdicts.next() {
            let count = VerdictCount(row)
            text += "verdict \(row["leafIndex"] as Int64) \(count.status) \(count.accepted)"
            text += " \(count.held) \(count.returned)\n"
        }
        return Array(text.utf8)
    }
}

extension VerdictCount {
    init(_ row: Row) {
        self.init(
            status: row["status"], accepted: row["accepted"], held: row["held"],
            returned: row["returned"])
    }
}
