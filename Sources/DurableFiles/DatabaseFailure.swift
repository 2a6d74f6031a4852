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
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .folderReadOnly
            default: .fileBroken
            }
        let reason = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
        return Finding(code, at: "SQLite", ["action": "SQLite", "reason": reason])
    }
}
