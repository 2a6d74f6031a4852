public import Notation

/// One version of the rules of a cycle, as a record carries it.
///
/// The body is the scheme's canonical JSON object (`docs/scheme.md`), opaque here.
public struct SchemeRecord: Hashable, Sendable {
    /// The centre that publishes.
    public var centre: CentreID
    /// The person who signs.
    public var key: KeyID
    /// The scheme.
    public var scheme: SchemeID
    /// Counted from 1.
    public var version: Int64
    /// The hash of the version before; nil for version 1.
    public var previous: Digest?
    /// The canonical bytes of the scheme object.
    public var body: [UInt8]

    /// A version of a scheme.
    public init(
        centre: CentreID, key: KeyID, scheme: SchemeID, version: Int64, previous: Digest?,
        body: [UInt8]
    ) {
        self.centre = centre
        self.key = key
        self.scheme = scheme
        self.version = version
        self.previous = previous
        self.body = body
    }

    /// How batches name this version.
    public var reference: SchemeReference {
        SchemeReference(id: scheme, version: version, hash: Digest(of: body))
    }

    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.key("body")
        writer.raw(body)
        writer.field("centre", centre.text)
        writer.field("key", key.description)
        writer.field("prev", ifPresent: previous?.hex)
        writer.field("scheme", scheme.text)
        writer.field("v", 1)
        writer.field("version", version)
        writer.endObject()
        return writer.bytes
    }

    /// Reads payload bytes.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        try reader.key("body")
        body = try reader.rawObject()
        centre = try reader.text("centre", { CentreID($0) })
        key = try reader.text("key", { KeyID(hex: $0) })
        previous = try reader.optionalText("prev", { Digest(hex: $0) })
        scheme = try reader.text("scheme", { SchemeID($0) })
        _ = try reader.integer("v", in: 1...1)
        version = try reader.integer("version", in: 1...Limits.schemeVersion)
        try reader.endObject()
        try reader.end()
        guard (previous == nil) == (version == 1) else {
            throw JSONError(.badText, at: 0, key: "prev")
        }
    }
}
