internal import DurableFiles
package import Notation
package import Submission
internal import TransparencyLog

/// What an office hands to a courier: everything that has no receipt yet, readable by the centre
/// alone.
package struct CourierExport: Sendable {
    /// The records in the file.
    package let records: [RecordID]
    /// The evidence files in it.
    package let evidence: [Digest]
    /// How many evidence files found no room in it; they go with a later one.
    package let evidenceLeft: Int
    /// True where the office asks in it to be enrolled.
    package let hasRequest: Bool
    /// The length of the file.
    package let bytes: Int
    /// The digest of the file.
    package let digest: Digest

    /// Who is to open the file.
    package enum Reader: Sendable {
        /// The centre.
        case centre
        /// The other computers of the office: to review, to go on with, to carry along.
        case colleagues
    }

    /// Writes the file; it is safe to remove the medium when this returns.
    ///
    /// The request to be enrolled is in it until the device is; so is the newest checkpoint that
    /// was verified. Every record gets an attempt by file in the outbox. For colleagues it holds
    /// the records alone. Throws `courier-no-recipient` and `courier-no-colleague`.
    package static func write(
        _ folder: AgentFolder, to path: String, for reader: Reader = .centre,
        surroundings: Surroundings = .real
    ) throws -> CourierExport {
        let database = folder.database
        guard let identity = try database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let registry = try database.registry(card: identity.card)
        let recipients = try reader.recipients(identity, registry)
        let now = surroundings.now()
        let asks = reader == .centre && registry.holder(identity.device) == nil
        let pending = try database.pending()
        var fixed: [BundleName: [UInt8]] = [:]
        if asks { fixed[.request] = identity.request.json.canonical }
        if reader == .centre, let note = try database.latestCheckpoint() {
            fixed[.note(Digest(of: note.bytes))] = note.bytes
        }
        func content(_ name: BundleName) throws -> [UInt8] {
            if let bytes = fixed[name] { return bytes }
            switch name {
            case .record(let id):
                if let wire = try database.wire(id) { return wire }
            case .blob(let digest): return try folder.evidence.all(of: digest)
            default: break
            }
            throw AgentRefusal(.agentDataDamaged, ["table": "record"])
        }
        let names = Array(fixed.keys) + pending.map { .record($0) }
        let small = try names.map { BundleManifest.Member($0, content: try content($0)) }
        let files = try folder.evidence(for: small)
        let manifest = try BundleManifest(
            centre: identity.card.centre, way: reader.way(of: identity.office), made: now,
            members: small
                + files.fit.map { BundleManifest.Member(blob: $0.digest, bytes: $0.bytes) })
        let written = try CheckedFile.write(to: path) { sink in
            try BundleWriter(manifest, to: recipients).write(
                random: surroundings.random, content: content, sink: sink)
        }
        if reader == .centre {
            try note(pending, at: now, in: database)
            try database.keep(evidenceExported: files.fit, at: now)
        }
        return CourierExport(
            records: pending, evidence: files.fit.map(\.digest), evidenceLeft: files.left,
            hasRequest: asks, bytes: written.bytes,
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

extension AgentFolder {
    /// The evidence that finds room beside these members, in the order to send; damaged copies are
    /// passed over, for `status` to name.
    fileprivate func evidence(
        for members: [BundleManifest.Member]
    ) throws -> (fit: [Evidence], left: Int) {
        var room = Limits.bundleBytes - Limits.bundleManifestBytes - (1 << 20)
        var names = Limits.bundleMembers - members.count
        for member in members { room -= member.bytes + 1_024 }
        var fit: [Evidence] = []
        let waiting = try evidenceToSend()
        for file in waiting {
            let size = Int(file.bytes) + 1_024
            guard size <= room, names > 0, evidence.isSound(file.digest) else { continue }
            room -= size
            names -= 1
            fit.append(file)
        }
        return (fit, waiting.count - fit.count)
    }
}

extension CourierExport.Reader {
    fileprivate func way(of office: OfficeID) -> BundleManifest.Way {
        switch self {
        case .centre: .submission(from: office)
        case .colleagues: .exchange(within: office)
        }
    }

    fileprivate func recipients(
        _ identity: AgentIdentity, _ registry: Registry
    ) throws -> [AgeRecipient] {
        switch self {
        case .centre:
            guard let centre = identity.card.recipient else {
                throw AgentRefusal(.courierNoRecipient)
            }
            return [centre]
        case .colleagues:
            let others = registry.holders.compactMap { key, holder -> AgeRecipient? in
                guard key != identity.device, holder.role == .device(identity.office),
                    registry.holder(key) != nil, !registry.isRevoked(key)
                else { return nil }
                return holder.recipient
            }
            guard !others.isEmpty else { throw AgentRefusal(.courierNoColleague) }
            return others.sorted { "\($0)" < "\($1)" }
        }
    }
}
