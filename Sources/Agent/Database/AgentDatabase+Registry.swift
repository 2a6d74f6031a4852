internal import FoundationEssentials
internal import GRDB
internal import Notation
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
