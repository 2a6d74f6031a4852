internal import GRDB

extension AgentDatabase {
    /// Everything in the file as text, for tests: a head line a table, then a line a row.
    ///
    /// Long texts are cut to their first 40 characters, bytes to their count.
    package func dump() throws -> String {
        try read { database in
            let tables = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    ORDER BY name
                    """)
            return try tables.map { try Self.dump($0, database) }.joined(separator: "\n")
        }
    }

    private static func dump(_ table: String, _ database: Database) throws -> String {
        let name = table.quotedDatabaseIdentifier
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(name) ORDER BY 1, 2")
        guard !rows.isEmpty else { return "\(table): none" }
        let lines = rows.map { row in
            "  " + row.databaseValues.map(cut).joined(separator: " | ")
        }
        return ([table] + lines).joined(separator: "\n")
    }

    private static func cut(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "-"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text.count > 40 ? "\(text.prefix(12))…" : text
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    }
}
