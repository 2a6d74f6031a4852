public import Notation

/// The canonical JSON of a manifest.
extension BundleManifest {
    private static let centreWord = "centre"

    /// The bytes of `manifest.json`.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("centre", centre.text)
        switch way {
        case .submission(let office), .exchange(let office): writer.field("from", office.text)
        case .answer: break
        }
        writer.field("kind", way.kind)
        writer.field("made", made.description)
        writer.key("members")
        writer.beginArray()
        for member in members { member.write(to: &writer) }
        writer.endArray()
        switch way {
        case .submission: writer.field("to", Self.centreWord)
        case .answer(let office), .exchange(let office): writer.field("to", office.text)
        }
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads the bytes; only the canonical form within the limits is a manifest.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        let centre = try reader.text("centre", { CentreID($0) })
        let from = try reader.optionalText("from", { OfficeID($0) })
        let kind = try reader.string("kind")
        let made = try reader.text("made", { Instant($0) })
        let members = try Self.readMembers(&reader)
        let start = reader.offset
        let to = try reader.text("to", { OfficeID($0) })
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
        guard let way = Way(kind: kind, from: from, to: to) else {
            throw JSONError(.badText, at: start, key: "to")
        }
        self.init(centre: centre, way: way, made: made, sorted: members)
    }

    private static func readMembers(_ reader: inout CanonicalReader) throws(JSONError) -> [Member] {
        try reader.key("members")
        let start = reader.offset
        try reader.beginArray()
        var members: [Member] = []
        while try reader.nextElement() {
            // The limit that `check` names, without reading on for ever.
            guard members.count <= Limits.bundleMembers else { break }
            members.append(try Member(from: &reader))
        }
        try check(members, at: start)
        return members
    }
}

extension BundleManifest.Way {
    /// The word for this way: `submission`, `answer` or `exchange`.
    public var kind: String {
        switch self {
        case .submission: "submission"
        case .answer: "answer"
        case .exchange: "exchange"
        }
    }

    init?(kind: String, from: OfficeID?, to: OfficeID) {
        switch (kind, from, to.text) {
        case ("submission", let office?, "centre"): self = .submission(from: office)
        case ("answer", nil, _): self = .answer(to: to)
        case ("exchange", to?, _): self = .exchange(within: to)
        default: return nil
        }
    }
}

extension BundleManifest.Member {
    func write(to writer: inout CanonicalWriter) {
        writer.beginObject()
        writer.field("bytes", Int64(bytes))
        writer.field("name", "\(name)")
        writer.field("sha256", sha256.hex)
        writer.endObject()
    }

    init(from reader: inout CanonicalReader) throws(JSONError) {
        try reader.beginObject()
        let bytes = try reader.integer("bytes", in: 0...Int64(Limits.bundleBytes))
        let name = try reader.text("name", { BundleName($0) })
        let sha256 = try reader.text("sha256", { Digest(hex: $0) })
        try reader.endObject()
        self.init(name, bytes: Int(bytes), sha256: sha256)
    }
}
