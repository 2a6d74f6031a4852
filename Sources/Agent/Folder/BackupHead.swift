internal import DurableFiles
package import Notation
package import Submission

/// The first lines of a backup: what is in it, and the key files of the persons.
///
/// A backup is the line `shangji-backup:1`, this head as a line of canonical JSON, and the agent's
/// database. The device's own key is not in it: a restored folder goes on under a new one.
package struct BackupHead: Hashable, Sendable {
    /// The office.
    package let office: OfficeID
    /// The device key of the folder that was backed up.
    package let device: KeyID
    /// When it was made.
    package let made: Instant
    /// How many drafts are in it.
    package let drafts: Int
    /// How many records of this office are in it.
    package let records: Int
    let keys: [String: [UInt8]]
    let bytes: Int
    let digest: Digest

    static let mark = "shangji-backup:1\n"
    /// Key files are small, and an office has few persons.
    static let limit = 1 << 20

    init(
        _ identity: AgentIdentity, made: Instant, counts: AgentCounts, keys: [String: [UInt8]],
        database: (bytes: Int, digest: Digest)
    ) {
        office = identity.office
        device = identity.device
        self.made = made
        drafts = counts.drafts
        records = counts.sealed + counts.sent + counts.received
        self.keys = keys
        bytes = database.bytes
        digest = database.digest
    }

    var lines: [UInt8] {
        let json: JSON = [
            "bytes": .integer(Int64(bytes)), "device": .string(device.description),
            "drafts": .integer(Int64(drafts)),
            "keys": .object(keys.mapValues { .string(Base64.encode($0)) }),
            "made": .string(made.description), "office": .string(office.text),
            "records": .integer(Int64(records)), "sha256": .string(digest.hex),
        ]
        return Array(Self.mark.utf8) + json.canonical + [0x0A]
    }

    init?(_ json: JSON) {
        guard let bytes = json["bytes"]?.integer, let drafts = json["drafts"]?.integer,
            let records = json["records"]?.integer,
            let office = json["office"]?.string.flatMap({ OfficeID($0) }),
            let device = json["device"]?.string.flatMap({ KeyID(hex: $0) }),
            let made = json["made"]?.string.flatMap({ Instant($0) }),
            let digest = json["sha256"]?.string.flatMap({ Digest(hex: $0) }),
            let files = json["keys"]?.object
        else { return nil }
        var keys: [String: [UInt8]] = [:]
        for (name, file) in files {
            guard PersonID(name) != nil, let file = file.string.flatMap({ Base64.decode($0) })
            else { return nil }
            keys[name] = file
        }
        self.bytes = Int(bytes)
        self.drafts = Int(drafts)
        self.records = Int(records)
        self.office = office
        self.device = device
        self.made = made
        self.digest = digest
        self.keys = keys
    }
}

/// Takes a backup apart as its bytes come.
struct BackupReader {
    private(set) var head: BackupHead?
    private var start: [UInt8] = []
    private var hasher = DigestStream()

    /// The next bytes of the database that these bytes of the file hold.
    mutating func push(_ piece: [UInt8], of path: String) throws -> [UInt8] {
        guard head == nil else {
            hasher.update(piece)
            return piece
        }
        start += piece
        let mark = Array(BackupHead.mark.utf8)
        guard start.starts(with: mark.prefix(start.count)) else { throw Self.damage(path, "head") }
        guard let end = start.dropFirst(mark.count).firstIndex(of: 0x0A) else {
            guard start.count <= BackupHead.limit else { throw Self.damage(path, "head") }
            return []
        }
        guard
            let json = try? JSON(Array(start[mark.count..<end]), form: .canonical),
            let head = BackupHead(json)
        else { throw Self.damage(path, "head") }
        self.head = head
        let rest = Array(start[(end + 1)...])
        start = []
        hasher.update(rest)
        return rest
    }

    /// The head, once all was read and is what the head says.
    func finish(_ path: String) throws -> BackupHead {
        guard let head else { throw Self.damage(path, "head") }
        let read = hasher.finish()
        guard read.bytes == head.bytes else { throw Self.damage(path, "size") }
        guard read.digest == head.digest else { throw Self.damage(path, "sha256") }
        return head
    }

    static func damage(_ path: String, _ what: String) -> AgentRefusal {
        AgentRefusal(.backupDamaged, at: path, ["what": what])
    }
}
