internal import GRDB
internal import Notation
internal import Submission

/// Keeping the views of the log; each follows from the records alone.
extension StoreChange {
    /// Says who a leaf is meant for.
    package func publish(_ index: Int64, to audience: Set<Audience>) throws {
        for one in audience {
            try view.database.cachedStatement(
                sql: "INSERT INTO feed (office, leafIndex) VALUES (?, ?)"
            ).execute(arguments: [one.text, index])
        }
    }

    /// Drops all projections.
    package func dropProjections() throws {
        try view.database.execute(sql: "DELETE FROM feed")
        try dropEvidence()
    }
}
