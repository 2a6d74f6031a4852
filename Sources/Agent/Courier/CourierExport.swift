internal import DurableFiles
package import Notation
package import Submission
internal import TransparencyLog

/// What an office hands to a courier: everything that has no receipt yet, readable by the centre
/// alone.
package struct CourierExport: Sendable {
    /// The records in the file.
    package let records: [RecordID]
    /// True where the office asks in it to be enrolled.
    package let hasRequest: Bool
    /// The length of the file.
    package let bytes: Int
    /// The digest of the file.
    package let digest: Digest

    /// Writes the file; it is safe to remove the medium when this returns.
    ///
    /// The request to be enrolled is in it until the device is; so is the newest checkpoint that
    /// was verified. Every record gets an attempt by file in the outbox. Throws
    /// `courier-no-recipient`.
    package static func write(
        _ folder: AgentFolder, to path: String, surroundings: Surroundings = .real
    ) throws -> CourierExport {
        let database = folder.database
        guard let identity = try database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        guard let centre = identity.card.recipient else { throw AgentRefusal(.courierNoRecipient) }
        let now = surroundings.now()
        let isEnrolled = try database.registry(card: identity.card).holder(identity.device) != nil
        let pending = try database.pending()
        var fixed: [BundleName: [UInt8]] = [:]
        if !isEnrolled { fixed[.request] = identity.request.json.canonical }
        if let note = try database.latestCheckpoint() {
            fixed[.note(Digest(of: note.bytes))] = note.bytes
        }
        func content(_ name: BundleName) throws -> [UInt8] {
            if let bytes = fixed[name] { return bytes }
            guard case .record(let id) = name, let wire = try database.wire(id) else {
                throw AgentRefusal(.agentDataDamaged, ["table": "record"])
            }
            return wire
        }
        let names = Array(fixed.keys) + pending.map { .record($0) }
        let manifest = try BundleManifest(
            centre: identity.card.centre, way: .submission(from: identity.office), made: now,
            members: names.map { BundleManifest.Member($0, content: try content($0)) })
        let written = try CheckedFile.write(to: path) { sink in
            try BundleWriter(manifest, to: [centre]).write(
                random: surroundings.random, content: content, sink: sink)
        }
        try note(pending, at: now, in: database)
        return CourierExport(
            records: pending, hasRequest: !isEnrolled, bytes: written.bytes,
            digest: written.digest)
    }

    private static func note(
        _ records: [RecordID], at now: Instant, in database: AgentDatabase
    ) throws {
        var attempt = Attempt(
            outcome: Attempt.exported, zh: "已写入数据包，等待带到中心。",
            en: "Written into a bundle, to be carried to the centre.", at: now)
        attempt.channel = .file
        for record in records { try database.keep(attempt, for: record) }
    }
}
