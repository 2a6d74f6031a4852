internal import DurableFiles
internal import GRDB

/// The agent's memory: one struct owns the file, each write is one transaction named for its
/// intent.
///
/// Invariants stand in the schema (`AgentDatabase+Schema.swift`): records, receipts, attempts and
/// draft changes are never altered or removed, a device chain has one batch for a number.
package struct AgentDatabase: Sendable {
    private let pool: DatabasePool
    private let faults: WriteFaults

    /// Opens or makes the file and brings its schema up to date.
    package init(path: String, faults: WriteFaults = .none) throws {
        self.faults = faults
        pool = try DurableDatabase.open(path)
        let migrator = Self.migrator
        guard try !pool.read(migrator.hasCompletedMigrations) else { return }
        try migrator.migrate(pool)
    }

    /// Looks at one consistent state.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try pool.read(body)
    }

    /// Changes the state in one transaction; on any error nothing is changed.
    @discardableResult
    func write<Value>(_ intent: String, _ body: (Database) throws -> Value) throws -> Value {
        let value = try pool.write { database in
            let value = try body(database)
            try faults.strike(.before, intent)
            return value
        }
        try faults.strike(.after, intent)
        return value
    }

    /// Writes one consistent state of the whole database into a new file.
    func copy(to path: String) throws {
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
    }

    /// Closes the file, all of whose content then stands in it alone; later calls throw.
    func close() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
