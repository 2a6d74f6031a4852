internal import GRDB
package import Notation
package import Submission
package import TransparencyLog

/// How many leaves the log has, and the root over them.
package struct LogHead: Hashable, Sendable {
    /// The number of leaves.
    package let size: Int64
    /// The root over all of them.
    package let root: TreeHash

    /// A head.
    package init(size: Int64, root: TreeHash) {
        self.size = size
        self.root = root
    }
}

/// A record as the log keeps it.
package struct StoredRecord: Sendable {
    /// Its place in the log, from 0.
    package let index: Int64
    /// What was signed; its id is computed from the stored bytes.
    package let record: SignedRecord
    /// The id as it stands in the database; another one than the record's own is damage.
    package let id: RecordID
    /// The office of the signer; nil for the centre.
    package let office: OfficeID?
    /// The batch before it in its device's chain, as it stands in the database.
    package let previous: RecordID?
    /// When it came, by the centre's clock.
    package let receivedAt: Instant

    init(_ row: Row) throws {
        index = row["leafIndex"]
        let office = row["office"] as String?
        guard let type = RecordType(rawValue: row["type"]),
            let key = Digest(bytes: row.bytes("key")), let id = Digest(bytes: row.bytes("id")),
            let receivedAt = Instant(row["receivedAt"] as String)
        else { throw StoreFailure.damaged(table: "records", row: index) }
        record = SignedRecord(
            type: type, key: KeyID(key), signature: row.bytes("signature"),
            payload: row.bytes("payload"))
        self.id = RecordID(id)
        self.office = office.flatMap { OfficeID($0) }
        previous = Digest(bytes: row.bytes("previous")).map { RecordID($0) }
        self.receivedAt = receivedAt
    }
}

/// Who a record is meant for: the row key of the feed.
package enum Audience: Hashable, Sendable {
    /// Every office.
    case everyone
    /// One office.
    case office(OfficeID)

    /// The column's text; empty for everyone, which no office is called.
    var text: String {
        switch self {
        case .everyone: ""
        case .office(let office): office.text
        }
    }

    init?(text: String) {
        if text.isEmpty {
            self = .everyone
        } else {
            guard let office = OfficeID(text) else { return nil }
            self = .office(office)
        }
    }
}
