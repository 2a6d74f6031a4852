internal import GRDB
public import Notation

extension DurableDatabase {
    /// What to tell a person of an error of the database; nil for any other error.
    ///
    /// SQLite's own words are kept, arguments of statements never: scores are personal.
    public static func finding(for error: any Error) -> Finding? {
        guard let error = error as? DatabaseError else { return nil }
        let code: FindingCode =
            switch error.resultCode {
            case .SQLITE_FULL: .diskFull
            // No room for the index of the write-ahead log: SQLite calls that an I/O error.
            case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .diskFull
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .folderReadOnly
            default: .fileBroken
            }
        let reason = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        return Finding(code, at: "SQLite", ["action": "SQLite", "reason": reason])
    }
}
