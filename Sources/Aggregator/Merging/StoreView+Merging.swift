internal import GRDB
package import Notation
package import Submission

/// The views of the merged state.
extension StoreView {
    /// The size of the log up to which they are written.
    package func projectedSize() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT size FROM merged") ?? 0
    }

    /// The batches that have an entry which is not accepted, in log order.
    package func unaccepted(limit: Int) throws -> [RecordID] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT records.id FROM verdicts JOIN records USING (leafIndex)
                WHERE held > 0 OR returned > 0 ORDER BY leafIndex LIMIT ?
                """, arguments: [limit]
        ).compactMap { Digest(bytes: $0.bytes("id")).map { RecordID($0) } }
    }

    /// The cells with an entry that names what it cannot replace (M5).
    package func cellsWithForeign(limit: Int) throws -> [Cell] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT scheme, cell FROM cells WHERE instr(body, '"foreign"') > 0
                ORDER BY scheme, cell LIMIT ?
                """, arguments: [limit]
        ).compactMap { row in
            SchemeID(row["scheme"] as String).flatMap { Cell(row["cell"] as String, scheme: $0) }
        }
    }

    /// How many cells have which status, and how many are open.
    package func cellCounts() throws -> [(status: String, cells: Int, open: Int)] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT status, count(*) AS cells, sum(isOpen) AS open FROM cells
                GROUP BY status ORDER BY status
                """
        ).map { ($0["status"], $0["cells"], $0["open"]) }
    }

    /// The entries of all batches by verdict, and the number of batches, for one office or all.
    package func totals(
        of office: OfficeID? = nil
    ) throws -> (batches: Int, entries: VerdictTally) {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*) AS batches, coalesce(sum(accepted), 0) AS accepted,
                    coalesce(sum(held), 0) AS held, coalesce(sum(returned), 0) AS returned
                FROM records LEFT JOIN verdicts USING (leafIndex)
                WHERE type = 'batch' AND (?1 IS NULL OR office = ?1)
                """, arguments: [office?.text])
        guard let row else { throw StoreFailure.noValue }
        return (row["batches"], VerdictTally(row))
    }

    /// All rows in one order, to be compared byte by byte.
    func mergedText() throws -> String {
        var text = ""
        let cells = try Row.fetchCursor(
            database, sql: "SELECT * FROM cells ORDER BY scheme, cell")
        while let row = try cells.next() {
            text += "cell \(row["scheme"] as String) \(row["cell"] as String)"
            text += " \(row["period"] as String) \(row["status"] as String)"
            text += " \(row["isOpen"] as Bool) \(row["body"] as String)\n"
        }
        let verdicts = try Row.fetchCursor(
            database, sql: "SELECT * FROM verdicts ORDER BY leafIndex")
        while let row = try verdicts.next() {
            let tally = VerdictTally(row)
            text += "verdict \(row["leafIndex"] as Int64) \(tally.accepted) \(tally.held)"
            text += " \(tally.returned)\n"
        }
        return text
    }
}

extension VerdictTally {
    fileprivate init(_ row: Row) {
        self.init(accepted: row["accepted"], held: row["held"], returned: row["returned"])
    }
}
