public import Notation
public import TransparencyLog

/// What an audit folder holds: every other file with its size and SHA-256, and of which log.
///
/// Nobody signs it: it shows damage, never a lie. Whoever makes one up has to make the signed bytes
/// agree with it, and cannot.
public struct AuditManifest: Hashable, Sendable {
    /// The centre.
    public let centre: CentreID
    /// The number of leaves.
    public let size: Int64
    /// The root over them.
    public let root: TreeHash
    /// Every file but the manifest, ascending by the bytes of their paths.
    public let members: [Member]

    /// One file.
    public struct Member: Hashable, Sendable {
        /// Below the folder, with `/` between parts.
        public let path: String
        /// How long it is.
        public let bytes: Int64
        /// SHA-256 of its bytes.
        public let sha256: Digest

        /// A member of known size and digest.
        public init(path: String, bytes: Int64, sha256: Digest) {
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
        }

        /// A file with its bytes.
        public init(_ path: String, _ bytes: [UInt8]) {
            self.init(path: path, bytes: Int64(bytes.count), sha256: Digest(of: bytes))
        }

        /// True where these are the bytes.
        public func isOf(_ bytes: [UInt8]) -> Bool {
            bytes.count == self.bytes && Digest(of: bytes) == sha256
        }
    }

    /// A manifest of members in any order.
    public init(centre: CentreID, size: Int64, root: TreeHash, members: [Member]) {
        self.centre = centre
        self.size = size
        self.root = root
        self.members = members.sorted {
            $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
        }
    }
}

extension AuditManifest {
    /// The canonical bytes.
    public var canonical: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("centre", centre.text)
        writer.key("members")
        writer.beginArray()
        for member in members {
            writer.beginObject()
            writer.field("bytes", member.bytes)
            writer.field("path", member.path)
            writer.field("sha256", member.sha256.hex)
            writer.endObject()
        }
        writer.endArray()
        writer.field("root", root.hex)
        writer.field("size", size)
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads canonical bytes.
    ///
    /// Throws what reading throws, and `notCanonical` where members do not ascend.
    public init(canonical bytes: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(bytes)
        try reader.beginObject()
        centre = try reader.text("centre", { CentreID($0) })
        members = try Self.members(&reader)
        root = try reader.text("root", { TreeHash(hex: $0) })
        size = try reader.integer("size", in: 0...Int64(AuditLayout.leafLimit))
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
    }

    private static func members(_ reader: inout CanonicalReader) throws(JSONError) -> [Member] {
        try reader.key("members")
        try reader.beginArray()
        var members: [Member] = []
        while try reader.nextElement() {
            let start = reader.offset
            try reader.beginObject()
            let count = try reader.integer("bytes", in: 0...Int64(AuditLayout.manifestLimit))
            let path = try reader.string("path")
            let digest = try reader.text("sha256", { Digest(hex: $0) })
            try reader.endObject()
            let last = members.last?.path
            guard last.map({ $0.utf8.lexicographicallyPrecedes(path.utf8) }) ?? true else {
                throw JSONError(.notCanonical, at: start, key: "members")
            }
            members.append(Member(path: path, bytes: count, sha256: digest))
        }
        return members
    }
}
