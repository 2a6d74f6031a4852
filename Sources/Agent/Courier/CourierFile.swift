internal import DurableFiles
internal import Notation
package import Submission

/// A bundle for this office, opened and verified to its last byte.
package struct CourierFile: Sendable {
    /// From whom, and when.
    package let manifest: BundleManifest
    let members: [BundleName: [UInt8]]
    let identity: AgentIdentity

    /// Reads the whole file: nothing of it counts before its last byte was verified.
    ///
    /// Throws a ``RecordRefusal`` with a `bundle-…` code.
    package init(_ path: String, for folder: AgentFolder) throws {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        var reader = BundleReader(
            identity: try folder.ageIdentity(), centre: identity.card.centre,
            seat: .office(identity.office))
        var members: [BundleName: [UInt8]] = [:]
        try CheckedFile.pieces(of: path) { piece in
            for member in try reader.push(piece) { members[member.name] = member.bytes }
        }
        for member in try reader.finish() { members[member.name] = member.bytes }
        guard let manifest = reader.manifest else {
            throw RecordRefusal(.bundleManifestWrong, ["offset": "0", "key": "kind"])
        }
        self.manifest = manifest
        self.members = members
        self.identity = identity
    }

    /// True where another computer of this office made it.
    package var isExchange: Bool {
        if case .exchange = manifest.way { true } else { false }
    }
}
