public import Notation
public import Submission
internal import TransparencyLog

/// What lies where in an audit folder; `docs/audit.md` has every byte.
///
/// The folder is also a mirror of the log as C2SP tlog-tiles has it: `checkpoint` and `tile/…`.
public enum AuditLayout {
    /// What the folder holds, and of which log.
    public static let manifest = "manifest.json"
    /// The centre's card.
    public static let card = "card.json"
    /// The signed checkpoint that everything else is of.
    public static let checkpoint = "checkpoint"
    /// The ids of the leaves in their order, one a line.
    public static let ids = "log.ids"

    /// The wire form of a record.
    public static func record(_ id: RecordID) -> String { "records/\(id).record" }

    /// The rows of a published standing, by their root.
    public static func rows(_ root: Digest) -> String { "results/\(root.hex).rows" }

    /// Most leaves of a log that can be bundled and audited.
    public static let leafLimit = 4_000_000
    /// Bytes of one line of `log.ids`.
    public static let lineBytes = 65
    /// Most bytes of the rows of one standing.
    public static let rowsLimit = 256 << 20
    /// Most bytes of a manifest.
    public static let manifestLimit = 1 << 30
    /// Most bytes of a card.
    public static let cardLimit = 65_536

    /// The ids as `log.ids` has them.
    public static func lines(_ ids: [RecordID]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ids.count * lineBytes)
        for id in ids {
            bytes += Array(id.description.utf8)
            bytes.append(0x0A)
        }
        return bytes
    }

    /// The ids in the bytes of `log.ids`; nil where a line is none.
    public static func ids(lines bytes: [UInt8]) -> [RecordID]? {
        guard bytes.count.isMultiple(of: lineBytes), bytes.count / lineBytes <= leafLimit else {
            return nil
        }
        var ids: [RecordID] = []
        ids.reserveCapacity(bytes.count / lineBytes)
        for start in stride(from: 0, to: bytes.count, by: lineBytes) {
            let end = start + lineBytes - 1
            guard bytes[end] == 0x0A,
                let id = RecordID(hex: String(decoding: bytes[start..<end], as: UTF8.self))
            else { return nil }
            ids.append(id)
        }
        return ids
    }

    /// The rows of a table as its file has them, each ended by a line feed.
    public static func lines(_ table: ResultTable) -> [UInt8] {
        table.bytes.flatMap { $0 + [0x0A] }
    }

    /// The table in the bytes of a file of rows; nil where a line is no canonical JSON.
    public static func table(lines bytes: [UInt8]) -> ResultTable? {
        guard bytes.last == 0x0A else { return nil }
        let rows = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        return ResultTable(bytes: rows.map(Array.init))
    }
}
