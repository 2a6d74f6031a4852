package import Notation
package import Submission
package import TransparencyLog

/// One leaf as it is handed out.
package struct FeedItem: Sendable {
    /// The leaf, from 0.
    package let index: Int64
    /// The record.
    package let record: SignedRecord
    /// The proof that the log holds it.
    package let receipt: LogProof
    /// Of a standing the rows that are the reader's; else nothing.
    package let rows: [ResultRow]

    /// The answer to `GET /v1/records/{id}`.
    package var json: JSON {
        var members: [String: JSON] = [
            "record": .string(String(decoding: record.wire, as: UTF8.self)),
            "receipt": .string(String(decoding: receipt.bytes, as: UTF8.self)),
        ]
        if !rows.isEmpty { members["rows"] = .array(rows.map(\.json)) }
        return .object(members)
    }
}

/// A page of the feed.
package struct FeedPage: Sendable {
    /// Leaves in log order.
    package let items: [FeedItem]
    /// The leaf to ask for next.
    package let next: Int64
    /// True where asking at once brings more.
    package let isMore: Bool
    /// The checkpoint that all receipts lead to.
    package let checkpoint: SignedNote

    /// The answer to `GET /v1/feed`.
    package var json: JSON {
        [
            "checkpoint": .string(String(decoding: checkpoint.bytes, as: UTF8.self)),
            "items": .array(
                items.map { item in
                    var members = item.json.object ?? [:]
                    members["index"] = .integer(item.index)
                    return .object(members)
                }),
            "more": .bool(isMore), "next": .integer(next),
        ]
    }
}
