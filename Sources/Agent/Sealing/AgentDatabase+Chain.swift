internal import GRDB
internal import Notation
package import Submission

/// Where the device's chain of batches stands.
package struct ChainHead: Hashable, Sendable {
    /// The number of the last batch; 0 before the first.
    package var sequence: Int64
    /// The last batch; nil before the first.
    package var batch: RecordID?
    /// The lowest number that two batches of this key share; nil while there is no fork.
    package var forkedAt: Int64?
}

extension AgentDatabase {
    /// Where the chain of a device key stands, by all batches that are known here.
    ///
    /// The feed brings back what a restored backup has forgotten, so the head may come from there.
    package func chainHead(_ key: KeyID) throws -> ChainHead {
        try read { try Self.chainHead(key, $0) }
    }

    static func chainHead(_ key: KeyID, _ database: Database) throws -> ChainHead {
        let last = try Row.fetchOne(
            database,
            sql:
                "SELECT record, seq FROM batch WHERE key = ? ORDER BY seq DESC, origin DESC LIMIT 1",
            arguments: [key.description])
        let fork = try Int64.fetchOne(
            database,
            sql: """
                SELECT seq FROM batch WHERE key = ?
                GROUP BY seq HAVING COUNT(*) > 1 ORDER BY seq LIMIT 1
                """,
            arguments: [key.description])
        guard let last else { return ChainHead(sequence: 0, batch: nil, forkedAt: nil) }
        return ChainHead(
            sequence: last["seq"], batch: RecordID(hex: last["record"] as String), forkedAt: fork)
    }

    /// How many batches of a key were sealed on a day in UTC.
    static func batches(of key: KeyID, on day: String, _ database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT COUNT(*) FROM batch JOIN record ON record.id = batch.record
                WHERE batch.origin = 'own' AND batch.key = ? AND substr(record.at, 1, 10) = ?
                """,
            arguments: [key.description, day]) ?? 0
    }
}
