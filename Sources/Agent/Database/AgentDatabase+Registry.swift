internal import FoundationEssentials
internal import GRDB
internal import Notation
internal import Recount
package import Submission
package import TransparencyLog

extension AgentDatabase {
    /// Keys, approvals and schemes as far as the feed has been stored: a fold of its records.
    ///
    /// Batches are left out: they decide nothing here, and an office may have thousands.
    package func registry(card: CentreCard) throws -> Registry {
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT feed.leaf, record.wire FROM feed
                    JOIN record ON record.id = feed.record
                    WHERE record.type <> 'batch' ORDER BY feed.leaf
                    """)
        }
        var registry = Registry(card: card)
        for row in rows {
            let wire = [UInt8](row["wire"] as Data)
            guard case .success(let record) = registry.check.verify(wire: wire) else {
                throw AgentRefusal(.agentDataDamaged, ["table": "feed"])
            }
            registry.append(record, at: row["leaf"])
        }
        return registry
    }

    /// What became of all that this office sent, as far as the feed has been stored.
    ///
    /// The feed brings everything that a verdict on the office's own batches rests on: its keys and
    /// batches, schemes, and the decisions and closings that concern it. So the state of these
    /// records says of them what the centre's says.
    ///
    /// - Parameter shelf: schemes that were laid open before.
    package func state(card: CentreCard, _ shelf: SchemeShelf? = nil) throws -> State {
        var rest = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT record.wire FROM feed JOIN record ON record.id = feed.record
                    ORDER BY feed.leaf
                    """
            ).map { [UInt8]($0["wire"] as Data) }
        }[...]
        var state = State(card: card) { reference, registry in
            shelf?.rules(of: reference)
                ?? registry.scheme(reference).flatMap { SchemeRules(body: $0.scheme.body) }
        }
        try state.append { check in
            guard let wire = rest.popFirst() else { return nil }
            // Verified when it was stored.
            guard case .success(let signed) = SignedRecord.read(wire),
                case .success(let record) = check.reread(signed)
            else { throw AgentRefusal(.agentDataDamaged, ["table": "feed"]) }
            return record
        }
        return state
    }

    /// The leaf from which the feed goes on.
    package func feedPosition() throws -> Int64 {
        try read { try Int64.fetchOne($0, sql: "SELECT next FROM position") ?? 0 }
    }

    /// The newest checkpoint that was verified, as a note; nil before the first.
    package func latestCheckpoint() throws -> SignedNote? {
        try read(Self.latestCheckpoint)
    }

    static func latestCheckpoint(_ database: Database) throws -> SignedNote? {
        let bytes = try Data.fetchOne(
            database, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        return try bytes.map { try SignedNote(bytes: [UInt8]($0)) }
    }
}
