internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission
package import TransparencyLog

/// One unchanging state of the database.
package struct StoreView {
    let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// How many leaves there are, and the root over them.
    package func head() throws -> LogHead {
        guard let row = try Row.fetchOne(database, sql: "SELECT size, root FROM head") else {
            return LogHead(size: 0, root: .empty)
        }
        guard let root = TreeHash(bytes: row.bytes("root")) else {
            throw StoreFailure.damaged(table: "head", row: 1)
        }
        return LogHead(size: row["size"], root: root)
    }

    /// The place of a record in the log; nil where it is not logged.
    package func index(of id: RecordID) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT leafIndex FROM records WHERE id = ?"),
            arguments: [Data(id.digest.bytes)])
    }

    /// The record at a place.
    package func record(at index: Int64) throws -> StoredRecord? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM records WHERE leafIndex = ?", arguments: [index]
        ).map(StoredRecord.init)
    }

    /// The ids of the leaves of places in the log.
    package func ids(in places: Range<Int64>) throws -> [RecordID] {
        try Row.fetchAll(
            database,
            sql: "SELECT id FROM records WHERE leafIndex >= ? AND leafIndex < ? ORDER BY leafIndex",
            arguments: [places.lowerBound, places.upperBound]
        ).map { row in
            guard let id = Digest(bytes: row.bytes("id")) else {
                throw StoreFailure.damaged(table: "records", row: places.lowerBound)
            }
            return RecordID(id)
        }
    }

    /// Records from a place on, in log order.
    package func records(from index: Int64, limit: Int) throws -> [StoredRecord] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM records WHERE leafIndex >= ? ORDER BY leafIndex LIMIT ?",
            arguments: [index, limit]
        ).map(StoredRecord.init)
    }

    /// The first records of places in the log: one, and more as long as there are fewer bytes.
    package func records(in places: Range<Int64>, until bytes: Int) throws -> [StoredRecord] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT * FROM records WHERE leafIndex >= ? AND leafIndex < ? ORDER BY leafIndex
                """, arguments: [places.lowerBound, places.upperBound])
        var records: [StoredRecord] = []
        var held = 0
        while held < bytes, let row = try rows.next() {
            let stored = try StoredRecord(row)
            held += stored.record.payload.count
            records.append(stored)
        }
        return records
    }

    /// Calls the body with each record of places in the log, in log order.
    package func forEachRecord(
        in places: Range<Int64>, _ body: (StoredRecord) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT * FROM records WHERE leafIndex >= ? AND leafIndex < ? ORDER BY leafIndex
                """, arguments: [places.lowerBound, places.upperBound])
        while let row = try rows.next() { try body(StoredRecord(row)) }
    }

    /// Calls the body with each record that is no batch, in log order.
    ///
    /// Batches are by far the most and the largest, and admission asks nothing of them.
    package func forEachRecordButBatches(
        in places: Range<Int64>, _ body: (StoredRecord) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT * FROM records
                WHERE leafIndex >= ? AND leafIndex < ? AND type <> 'batch' ORDER BY leafIndex
                """, arguments: [places.lowerBound, places.upperBound])
        while let row = try rows.next() { try body(StoredRecord(row)) }
    }

    /// How many batches of a key arrived on a day of the centre's clock.
    package func batches(of key: KeyID, on day: String) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM records WHERE key = ? AND day = ? AND type = 'batch'")
        return try Int.fetchOne(statement, arguments: [Data(key.digest.bytes), day]) ?? 0
    }

    /// Which of the ids are batches of the office.
    package func held(_ ids: [RecordID], by office: OfficeID) throws -> Set<RecordID> {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM records WHERE id = ? AND office = ? AND type = 'batch'")
        var held: Set<RecordID> = []
        for id in ids {
            let found = try Int.fetchOne(
                statement, arguments: [Data(id.digest.bytes), office.text])
            if found != nil { held.insert(id) }
        }
        return held
    }

    /// SQLite's own word on the file: `ok`, or what is wrong.
    func integrity() throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA integrity_check(100)")
            + String.fetchAll(
                database,
                sql: "SELECT \"table\" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check")
    }

    /// The stored hashes of a level in their order.
    func nodes(level: Int) throws -> [(position: Int64, hash: TreeHash)] {
        try Row.fetchAll(
            database, sql: "SELECT position, hash FROM nodes WHERE level = ? ORDER BY position",
            arguments: [level]
        ).map { row in
            let position: Int64 = row["position"]
            guard let hash = TreeHash(bytes: row.bytes("hash")) else {
                throw StoreFailure.damaged(table: "nodes", row: position)
            }
            return (position, hash)
        }
    }
}

extension StoreView: HashReader {
    /// The stored root of a complete subtree; throws `missingHash` where there is none.
    package func hash(level: Int, index: UInt64) throws -> TreeHash {
        let statement = try database.cachedStatement(
            sql: "SELECT hash FROM nodes WHERE level = ? AND position = ?")
        let row = try Row.fetchOne(statement, arguments: [level, Int64(clamping: index)])
        guard let row, let hash = TreeHash(bytes: row.bytes("hash")) else {
            throw StoreFailure.damaged(table: "nodes", row: Int64(clamping: index))
        }
        return hash
    }
}

extension Row {
    /// The bytes of a BLOB column; empty where it holds something else.
    func bytes(_ column: String) -> [UInt8] {
        (self[column] as Data?).map { Array($0) } ?? []
    }
}
