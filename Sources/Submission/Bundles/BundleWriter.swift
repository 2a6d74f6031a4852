public import Notation

/// Writes a bundle: the manifest and its members as a ustar archive, as an age file.
///
/// Pure: contents come from one closure and the file goes to another, so that of a large bundle no
/// more than a member is in memory at a time.
public struct BundleWriter: Sendable {
    /// What the bundle holds.
    public let manifest: BundleManifest
    /// Who can open it.
    public let recipients: [AgeRecipient]

    /// A writer of one bundle.
    public init(_ manifest: BundleManifest, to recipients: [AgeRecipient]) {
        self.manifest = manifest
        self.recipients = recipients
    }

    /// Writes the whole file.
    ///
    /// - Parameters:
    ///   - random: gives as many secret random bytes as it is asked for.
    ///   - content: the content of a member; asked once for each, in the manifest's order.
    ///   - sink: takes the next bytes of the file.
    ///
    /// Throws a ``RecordRefusal``, `key-refused` for recipients that are no keys and
    /// `bundle-member-wrong` for a content that the manifest does not describe, or what the
    /// closures throw. What went to the sink until then is no bundle.
    public func write(
        random: (Int) -> [UInt8], content: (BundleName) throws -> [UInt8],
        sink: ([UInt8]) throws -> Void
    ) throws {
        var sealer: AgeSealer
        do {
            sealer = try AgeSealer(to: recipients, random: random)
        } catch let refusal as AgeRefusal {
            throw RecordRefusal(refusal)
        }
        try sink(sealer.head)
        try add(.manifest, manifest.payload, &sealer, sink)
        for member in manifest.members {
            let bytes = try content(member.name)
            guard bytes.count == member.bytes else { throw RecordRefusal(member.name, .size) }
            guard Digest(of: bytes) == member.sha256 else {
                throw RecordRefusal(member.name, .content)
            }
            try add(member.name, bytes, &sealer, sink)
        }
        try sink(try sealer.seal(TarWriter.end))
        try sink(try sealer.finish())
    }

    private func add(
        _ name: BundleName, _ bytes: [UInt8], _ sealer: inout AgeSealer,
        _ sink: ([UInt8]) throws -> Void
    ) throws {
        let head = TarWriter.head(of: name, bytes: bytes.count)
        for piece in [head, bytes, TarWriter.padding(after: bytes.count)] {
            let sealed = try sealer.seal(piece)
            if !sealed.isEmpty { try sink(sealed) }
        }
    }

    /// A small bundle of these members, in any order, all in memory.
    ///
    /// Throws what ``BundleManifest`` and ``write(random:content:sink:)`` do.
    public static func bundle(
        _ members: [BundleMember], centre: CentreID, way: BundleManifest.Way, made: Instant,
        to recipients: [AgeRecipient], random: (Int) -> [UInt8]
    ) throws -> [UInt8] {
        let manifest = try BundleManifest(
            centre: centre, way: way, made: made,
            members: members.map { BundleManifest.Member($0.name, content: $0.bytes) })
        let contents = Dictionary(members.map { ($0.name, $0.bytes) }) { first, _ in first }
        var file: [UInt8] = []
        try BundleWriter(manifest, to: recipients).write(
            random: random, content: { contents[$0] ?? [] }, sink: { file += $0 })
        return file
    }
}
