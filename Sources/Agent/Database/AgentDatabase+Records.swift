internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission

/// Where a record came from.
package enum RecordOrigin: String, Hashable, Sendable {
    /// Made on this computer, or handed over by another of the office: sent from here.
    case own
    /// Brought by the centre's feed.
    case feed
}

extension AgentDatabase {
    /// The bytes of a record; nil where it is not kept here.
    package func wire(_ id: RecordID) throws -> [UInt8]? {
        try read { database in
            try Data.fetchOne(
                database, sql: "SELECT wire FROM record WHERE id = ?",
                arguments: [id.description]
            ).map(Array.init)
        }
    }

    /// The batch of an id; nil where it is not kept here or is none.
    package func batch(_ id: RecordID) throws -> Batch? {
        guard let wire = try wire(id), case .success(let record) = SignedRecord.read(wire),
            record.type == .batch
        else { return nil }
        return try? Batch(payload: record.payload)
    }

    /// The last batch kept here that has an entry for a cell, whichever its scheme.
    package func lastBatch(naming cell: String) throws -> RecordID? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT entry.batch FROM entry JOIN record ON record.id = entry.batch
                    WHERE entry.cell = ? ORDER BY record.place DESC LIMIT 1
                    """, arguments: [cell]
            ).flatMap { RecordID(hex: $0) }
        }
    }

    /// The entry kept last of each cell of a scheme.
    func lastEntries(of scheme: SchemeID) throws -> [String: EntryID] {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT entry.cell, entry.batch, entry.place FROM entry
                    JOIN record ON record.id = entry.batch
                    WHERE entry.scheme = ? ORDER BY record.place
                    """, arguments: [scheme.text])
            var last: [String: EntryID] = [:]
            while let row = try rows.next() {
                guard let batch = RecordID(hex: row["batch"] as String) else { continue }
                last[row["cell"]] = EntryID(batch, row["place"])
            }
            return last
        }
    }

    /// The cells of batches that the feed has not brought back yet.
    package func unreceivedCells(of scheme: SchemeID) throws -> Set<String> {
        try read { database in
            try String.fetchSet(
                database,
                sql: """
                    SELECT cell FROM entry WHERE scheme = ?
                        AND NOT EXISTS (SELECT 1 FROM feed WHERE feed.record = entry.batch)
                    """, arguments: [scheme.text])
        }
    }

    /// The batches that replace an entry, as far as they are known here.
    package func replacements(of entry: EntryID) throws -> [EntryID] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT batch, place FROM replacement WHERE target = ?",
                arguments: [entry.description]
            ).compactMap { row in
                RecordID(hex: row["batch"] as String).map { EntryID($0, row["place"]) }
            }
        }
    }

    /// Keeps a record that was signed here; it is in the outbox from then on.
    package func keep(
        _ record: SignedRecord, _ evidence: [Evidence] = [], at now: Instant
    ) throws {
        try write("keep record") { database in
            try Self.insert(record, .own, now, database)
            try Self.insert(evidence, of: record.id, database)
        }
    }

    /// Inserts a record that is not kept yet.
    static func insert(
        _ record: SignedRecord, _ origin: RecordOrigin, _ now: Instant, _ database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO record (id, type, origin, wire, at) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                record.id.description, record.type.rawValue, origin.rawValue, Data(record.wire),
                now.description,
            ])
    }

    static func holds(_ id: RecordID, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM record WHERE id = ?)",
            arguments: [id.description]) ?? false
    }

    /// Lays a batch open for questions; its record must be kept already.
    static func insert(
        _ batch: Batch, _ id: RecordID, _ origin: RecordOrigin, _ database: Database
    ) throws {
        let header = batch.header
        try database.execute(
            sql: """
                INSERT INTO batch
                    (record, origin, key, seq, prev, scheme, version, period, entries)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.description, origin.rawValue, header.key.description, header.sequence,
                header.previous?.description, header.scheme.id.text, header.scheme.version,
                header.period.text, batch.entries.count,
            ])
        let entry = try database.makeStatement(
            sql: "INSERT INTO entry (batch, place, scheme, cell) VALUES (?, ?, ?, ?)")
        let replacement = try database.makeStatement(
            sql: "INSERT INTO replacement (batch, place, target) VALUES (?, ?, ?)")
        for (place, content) in batch.entries.enumerated() {
            let cell = batch.cell(of: content)
            try entry.execute(arguments: [
                id.description, place, cell.scheme.text, cell.description,
            ])
            for target in content.replaces {
                try replacement.execute(arguments: [id.description, place, target.description])
            }
        }
        try insertEvidence(of: batch, id, database)
    }

    /// What a new entry of a cell replaces (M5), in ascending order.
    ///
    /// Every entry of the cell by this office that is known here and that no entry with a verified
    /// receipt replaces.
    static func replaced(in cell: Cell, _ database: Database) throws -> [EntryID] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT entry.batch, entry.place FROM entry
                    WHERE entry.scheme = ? AND entry.cell = ? AND NOT EXISTS (
                        SELECT 1 FROM replacement
                        JOIN receipt ON receipt.record = replacement.batch
                        WHERE replacement.target = entry.batch || '#' || entry.place)
                    """),
            arguments: [cell.scheme.text, cell.description])
        return rows.compactMap { row in
            RecordID(hex: row["batch"] as String).map { EntryID($0, row["place"]) }
        }.sorted()
    }
}
