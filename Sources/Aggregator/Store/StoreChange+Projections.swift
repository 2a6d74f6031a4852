internal import GRDB
package import Notation
internal import Submission

/// Keeping the views of the log; each follows from the records alone.
extension StoreChange {
    /// Says who a leaf is meant for.
    package func publish(_ index: Int64, to audience: Set<Audience>) throws {
        for one in audience {
            try view.database.execute(
                sql: "INSERT INTO feed (office, leafIndex) VALUES (?, ?)",
                arguments: [one.text, index])
        }
    }

    /// Keeps what came of a batch until ``forgetVerdicts(touchedBy:)``.
    package func count(_ verdict: VerdictCount, of index: Int64) throws {
        try view.database.execute(
            sql: """
                INSERT OR REPLACE INTO verdicts (leafIndex, status, accepted, held, returned)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                index, verdict.status, verdict.accepted, verdict.held, verdict.returned,
            ])
    }

    /// Forgets the counts that a new record may have changed.
    package func forgetVerdicts(touchedBy ripple: Ripple) throws {
        switch ripple {
        case .nothing: break
        case .office(let office):
            try view.database.execute(
                sql: """
                    DELETE FROM verdicts WHERE leafIndex IN
                    (SELECT leafIndex FROM records WHERE office = ? AND type = 'batch')
                    """, arguments: [office.text])
        case .everything: try view.database.execute(sql: "DELETE FROM verdicts")
        }
    }

    /// Drops all projections.
    package func dropProjections() throws {
        try view.database.execute(sql: "DELETE FROM feed")
        try view.database.execute(sql: "DELETE FROM verdicts")
    }
}

/// Whose verdicts a record may change.
package enum Ripple: Hashable, Sendable {
    /// Nobody's.
    case nothing
    /// One office's.
    case office(OfficeID)
    /// Anybody's.
    case everything
}
