internal import DurableFiles
package import Notation
package import Submission

/// The first lines of a backup: what is in it, and the key files of the persons.
///
/// A backup is the line `shangji-backup:1`, this head as a line of canonical JSON, the agent's
/// database, and the evidence files in the order of the head, one behind the other. The device's
/// own key is not in it: a restored folder goes on under a new one.
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
    /// The evidence files in it, in the order of their digests.
    package let evidence: [File]
    let keys: [String: [UInt8]]
    let bytes: Int
    let digest: Digest

    /// One evidence file.
    package struct File: Hashable, Sendable {
        /// Its name.
        package let digest: Digest
        /// Its length.
        package let bytes: Int
    }

    static let mark = "shangji-backup:1\n"
    /// Key files are small, and an office has few persons; a file of evidence takes a line.
    static let limit = 16 << 20

    init(
        _ identity: AgentIdentity, made: Instant, counts: AgentCounts, keys: [String: [UInt8]],
        evidence: [File], database: (bytes: Int, digest: Digest)
    ) {
        office = identity.office
        device = identity.device
        self.made = made
        drafts = counts.drafts
        records = counts.sealed + counts.sent + counts.received
        self.keys = keys
        self.evidence = evidence
        bytes = database.bytes
        digest = database.digest
    }

    var lines: [UInt8] {
        var members: [String: JSON] = [
            "bytes": .integer(Int64(bytes)), "device": .string(device.description),
            "drafts": .integer(Int64(drafts)),
            "keys": .object(keys.mapValues { .string(Base64.encode($0)) }),
            "made": .string(made.description), "office": .string(office.text),
            "records": .integer(Int64(records)), "sha256": .string(digest.hex),
        ]
        if !evidence.isEmpty {
            members["evidence"] = .array(
                evidence.map { file in
                    ["bytes": .integer(Int64(file.bytes)), "sha256": .string(file.digest.hex)]
                })
        }
        return Array(Self.mark.utf8) + JSON.object(members).canonical + [0x0A]
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
        let listed = json["evidence"]?.array ?? []
        evidence = listed.compactMap { file in
            guard let bytes = file["bytes"]?.integer, (0...Limits.blobBytes).contains(bytes),
                let digest = file["sha256"]?.string.flatMap({ Digest(hex: $0) })
            else { return nil }
            return File(digest: digest, bytes: Int(bytes))
        }
        guard evidence.count == listed.count, bytes >= 0 else { return nil }
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
