public import GRDB

/// Opens SQLite so that what was committed survives a power cut.
public enum DurableDatabase {
    /// Opens a database in WAL mode with `synchronous=FULL`, set after opening and read back.
    ///
    /// GRDB's pool sets NORMAL while it opens, after `prepareDatabase`; so FULL is set on the
    /// writer afterwards. Throws where the setting does not hold. The file gets mode 0600, and
    /// SQLite gives those beside it the same; the mask of the process is not touched, for other
    /// threads make files that all may read.
    public static func open(_ path: String) throws -> DatabasePool {
        DurableFile.ensure(path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            guard synchronous == 2, journal == "wal" else {
                throw DatabaseError(message: "synchronous=FULL and WAL could not be set")
            }
        }
        return pool
    }
}
