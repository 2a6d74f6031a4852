internal import DurableFiles
internal import GRDB

/// The centre's database: the records in log order, the tree over them, and views of both.
///
/// The records, nodes, head, invitations and requests are the truth; what ``StoreChange`` calls a
/// projection can be dropped and made again from them. Several processes may open one file: SQLite
/// gives the right to change it to one at a time.
package struct AggregatorStore: Sendable {
    private let pool: DatabasePool

    /// Opens the database, making its tables where they are missing.
    ///
    /// Throws where the file is no database, or WAL with `synchronous=FULL` cannot be had.
    package init(path: String) throws {
        pool = try DurableDatabase.open(path)
        try StoreSchema.migrator.migrate(pool)
    }

    /// Reads one unchanging state of the database.
    package func read<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
        try pool.read { try body(StoreView($0)) }
    }

    /// Changes the database: all of it or, when the body throws, nothing.
    ///
    /// No other process changes anything between the first line of the body and the return, and
    /// what was changed is on the disk on return.
    package func change<Value>(_ body: (StoreChange) throws -> Value) throws -> Value {
        try transaction(endingIn: .commit) { try body(StoreChange($0)) }
    }

    /// Tries a change and takes it back.
    func rehearse<Value>(_ body: (StoreChange) throws -> Value) throws -> Value {
        try transaction(endingIn: .rollback) { try body(StoreChange($0)) }
    }

    /// Reads while no process can change the database.
    package func exclusively<Value>(_ body: (StoreView) throws -> Value) throws -> Value {
        try transaction(endingIn: .rollback, body)
    }

    private func transaction<Value>(
        endingIn end: Database.TransactionCompletion, _ body: (StoreView) throws -> Value
    ) throws -> Value {
        try pool.writeWithoutTransaction { database in
            var value: Value?
            try database.inTransaction(.immediate) {
                value = try body(StoreView(database))
                return end
            }
            guard let value else { throw StoreFailure.noValue }
            return value
        }
    }

    /// Closes the files; later calls throw.
    package func close() throws {
        try pool.close()
    }
}

/// What the database holds against its own rules: our mistake or a damaged file, never a caller's.
package enum StoreFailure: Error, Hashable, Sendable {
    /// A transaction ended without its value.
    case noValue
    /// The one row of the head is not there.
    case noHead
    /// A row that breaks its column's form.
    case damaged(table: String, row: Int64)
    /// The head moved inside a transaction that saw it standing.
    case headMoved
}
