internal import GRDB
package import Notation
internal import Submission

/// Views of the log: who gets which leaf.
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

    /// How many batches of each office are logged, erased ones too.
    package func batchCounts() throws -> [OfficeID: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT office, count(*) AS n FROM records WHERE type = 'batch' GROUP BY office")
        return Dictionary(
            rows.compactMap { row in OfficeID(row["office"] as String).map { ($0, row["n"]) } }
        ) { first, _ in first }
    }

    /// When the last batch of an office came.
    package func lastBatch(of office: OfficeID) throws -> Instant? {
        try String.fetchOne(
            database,
            sql: "SELECT max(receivedAt) FROM records WHERE office = ? AND type = 'batch'",
            arguments: [office.text]
        ).flatMap { Instant($0) }
    }

    /// When the last record of an office came, whatever it was.
    package func lastRecord(of office: OfficeID) throws -> Instant? {
        try String.fetchOne(
            database, sql: "SELECT max(receivedAt) FROM records WHERE office = ?",
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
        text += try evidenceText()
        return Array(text.utf8)
    }
}
