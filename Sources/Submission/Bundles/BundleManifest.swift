public import Notation

/// What a bundle holds, from whom to whom: its first member, `manifest.json`.
public struct BundleManifest: Hashable, Sendable {
    /// The centre.
    public let centre: CentreID
    /// From whom to whom.
    public let way: Way
    /// When it was made, by the clock of its maker: a claim, shown to people.
    public let made: Instant
    /// All other members, ascending by name.
    public let members: [Member]

    /// The ways a bundle may go.
    public enum Way: Hashable, Sendable {
        /// An office sends to the centre.
        case submission(from: OfficeID)
        /// The centre answers an office.
        case answer(to: OfficeID)
        /// A computer of an office hands to the others of that office.
        case exchange(within: OfficeID)
    }

    /// One member besides the manifest.
    public struct Member: Hashable, Sendable {
        /// Its name in the archive.
        public let name: BundleName
        /// The length of its content.
        public let bytes: Int
        /// The digest of its content.
        public let sha256: Digest

        /// Measures a content.
        public init(_ name: BundleName, content: [UInt8]) {
            self.init(name, bytes: content.count, sha256: Digest(of: content))
        }

        /// Names an evidence file, whose digest and length its batch says.
        public init(blob digest: Digest, bytes: Int64) {
            self.init(.blob(digest), bytes: Int(bytes), sha256: digest)
        }

        init(_ name: BundleName, bytes: Int, sha256: Digest) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// A manifest of these members, in any order.
    ///
    /// Refused with `bundle-manifest-wrong` where a name stands twice, is `manifest.json` or does
    /// not fit its content, with `bundle-too-large` over a limit.
    public init(
        centre: CentreID, way: Way, made: Instant, members: [Member]
    ) throws(RecordRefusal) {
        self.init(
            centre: centre, way: way, made: made, sorted: members.sorted { $0.name < $1.name })
        do {
            try Self.check(self.members, at: 0)
        } catch {
            throw RecordRefusal(manifest: error)
        }
    }

    init(centre: CentreID, way: Way, made: Instant, sorted: [Member]) {
        self.centre = centre
        self.way = way
        self.made = made
        members = sorted
    }

    /// Ascending names, each within its limit, all within the limits of a bundle.
    static func check(_ members: [Member], at offset: Int) throws(JSONError) {
        guard members.count <= Limits.bundleMembers else {
            let limit = Int64(Limits.bundleMembers)
            throw JSONError(.tooLarge, at: offset, key: "members", limit: limit)
        }
        var total = TarWriter.end.count + TarWriter.bytes(ofMember: Limits.bundleManifestBytes)
        var last: BundleName?
        for member in members {
            guard member.name != .manifest,
                member.name.contentDigest ?? member.sha256 == member.sha256
            else { throw JSONError(.badText, at: offset, key: "\(member.name)") }
            if let last, last >= member.name {
                throw JSONError(.notCanonical, at: offset, key: "\(member.name)")
            }
            guard member.bytes <= member.name.limit else {
                let limit = Int64(member.name.limit)
                throw JSONError(.tooLarge, at: offset, key: "\(member.name)", limit: limit)
            }
            total += TarWriter.bytes(ofMember: member.bytes)
            last = member.name
        }
        guard total <= Limits.bundleBytes else {
            let limit = Int64(Limits.bundleBytes)
            throw JSONError(.tooLarge, at: offset, key: "members", limit: limit)
        }
    }
}

/// A member of a bundle with its content.
public struct BundleMember: Hashable, Sendable {
    /// Its name in the archive.
    public let name: BundleName
    /// Its content.
    public let bytes: [UInt8]

    /// A member.
    public init(_ name: BundleName, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
