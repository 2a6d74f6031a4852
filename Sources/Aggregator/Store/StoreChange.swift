internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission
package import TransparencyLog

/// What may be done to the database inside one transaction.
package struct StoreChange {
    /// The state, with what this transaction has changed so far.
    package let view: StoreView

    private var database: Database { view.database }

    init(_ view: StoreView) {
        self.view = view
    }

    /// Puts a record behind the last leaf; the tree and the head follow by
    /// ``moveHead(from:adding:)``.
    package func insert(
        _ verified: VerifiedRecord, at index: Int64, receivedAt: Instant
    ) throws {
        let record = verified.signed
        try database.cachedStatement(
            sql: """
                INSERT INTO records (leafIndex, id, type, key, office, signature, payload,
                    previous, receivedAt, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                index, Data(record.id.digest.bytes), record.type.rawValue,
                Data(record.key.digest.bytes), verified.signer.role.office?.text,
                Data(record.signature), Data(record.payload),
                verified.previousBatch.map { Data($0.digest.bytes) }, receivedAt.description,
                receivedAt.date,
            ])
    }

    /// Stores the hashes of new leaves and swaps the head, if it still is the one given.
    ///
    /// Throws `headMoved` otherwise. Returns the new head.
    package func moveHead(from old: LogHead, adding leaves: [TreeHash]) throws -> LogHead {
        var frontier = try Frontier(size: UInt64(old.size), from: view)
        guard frontier.root == old.root else { throw StoreFailure.headMoved }
        for leaf in leaves {
            for node in frontier.append(leaf) {
                try database.cachedStatement(
                    sql: "INSERT INTO nodes (level, position, hash) VALUES (?, ?, ?)"
                ).execute(
                    arguments: [node.level, Int64(node.index), Data(node.hash.bytes)])
            }
        }
        let new = LogHead(size: Int64(frontier.size), root: frontier.root)
        if old.size == 0 {
            try database.execute(
                sql: "INSERT INTO head (one, size, root) VALUES (1, ?, ?)",
                arguments: [new.size, Data(new.root.bytes)])
        } else {
            try database.execute(
                sql: "UPDATE head SET size = ?, root = ? WHERE size = ? AND root = ?",
                arguments: [new.size, Data(new.root.bytes), old.size, Data(old.root.bytes)])
            guard database.changesCount == 1 else { throw StoreFailure.headMoved }
        }
        return new
    }
}

extension VerifiedRecord {
    /// The batch before it in its device's chain; nil for the first and for other records.
    var previousBatch: RecordID? {
        guard case .batch(let batch) = content else { return nil }
        return batch.header.previous
    }
}
