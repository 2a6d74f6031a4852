internal import DurableFiles
internal import Notation
package import Submission

/// A bundle for this office, opened and verified to its last byte.
package struct CourierFile: Sendable {
    /// From whom, and when.
    package let manifest: BundleManifest
    let members: [BundleName: [UInt8]]
    let identity: AgentIdentity
    private let path: String
    private let key: AgeIdentity

    /// Reads the whole file: nothing of it counts before its last byte was verified.
    ///
    /// Throws a ``RecordRefusal`` with a `bundle-…` code.
    package init(_ path: String, for folder: AgentFolder) throws {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let key = try folder.ageIdentity()
        var members: [BundleName: [UInt8]] = [:]
        let manifest = try Self.read(path, identity, key) { member in
            if case .blob = member.name { return }
            members[member.name] = member.bytes
        }
        guard let manifest else {
            throw RecordRefusal(.bundleManifestWrong, ["offset": "0", "key": "kind"])
        }
        self.manifest = manifest
        self.members = members
        self.identity = identity
        self.path = path
        self.key = key
    }

    /// Gives the evidence files in it, one at a time, by reading it once more.
    func evidence(_ take: (Digest, [UInt8]) throws -> Void) throws {
        guard manifest.members.contains(where: \.isEvidence) else { return }
        _ = try Self.read(path, identity, key) { member in
            if case .blob(let digest) = member.name { try take(digest, member.bytes) }
        }
    }

    private static func read(
        _ path: String, _ identity: AgentIdentity, _ key: AgeIdentity,
        _ take: (BundleMember) throws -> Void
    ) throws -> BundleManifest? {
        var reader = BundleReader(
            identity: key, centre: identity.card.centre, seat: .office(identity.office))
        try CheckedFile.pieces(of: path) { piece in
            for member in try reader.push(piece) { try take(member) }
        }
        for member in try reader.finish() { try take(member) }
        return reader.manifest
    }

    /// True where another computer of this office made it.
    package var isExchange: Bool {
        if case .exchange = manifest.way { true } else { false }
    }
}

extension BundleManifest.Member {
    /// True for an evidence file.
    fileprivate var isEvidence: Bool { if case .blob = name { true } else { false } }
}
