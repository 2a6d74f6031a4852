public import Notation

/// What a member of a bundle is; its text is its name in the archive, and there are no others.
public enum BundleName: Hashable, Sendable {
    /// `manifest.json`: what the bundle holds; always the first member.
    case manifest
    /// `request.json`: an office asks to be enrolled.
    case request
    /// `records/ID.record`: a record in its wire form.
    case record(RecordID)
    /// `receipts/ID.receipt`: the receipt of a record.
    case receipt(RecordID)
    /// `results/ID.json`: an office's rows of the standing of this id.
    case results(RecordID)
    /// `notes/SHA256.note`: a signed checkpoint that somebody saw.
    case note(Digest)
    /// `blobs/SHA256`: an evidence file that a batch names.
    case blob(Digest)
    /// `log.hashes`: the leaf hashes of the whole log, 32 bytes each, under the note beside it.
    case hashes

    /// Reads a name; nil for any other path.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "manifest.json": self = .manifest
        case "request.json": self = .request
        case "log.hashes": self = .hashes
        default:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let digest = Digest(hex: parts[1].prefix(64)) else {
                return nil
            }
            self.init(folder: String(parts[0]), digest, ending: String(parts[1].dropFirst(64)))
        }
    }

    private init?(folder: String, _ digest: Digest, ending: String) {
        switch (folder, ending) {
        case ("records", ".record"): self = .record(RecordID(digest))
        case ("receipts", ".receipt"): self = .receipt(RecordID(digest))
        case ("results", ".json"): self = .results(RecordID(digest))
        case ("notes", ".note"): self = .note(digest)
        case ("blobs", ""): self = .blob(digest)
        default: return nil
        }
    }

    /// The most bytes that such a member may have.
    public var limit: Int {
        switch self {
        case .manifest: Limits.bundleManifestBytes
        case .blob: Int(Limits.blobBytes)
        default: Limits.bundleMemberBytes
        }
    }

    /// The digest that the content must have, where the name says it.
    var contentDigest: Digest? {
        switch self {
        case .note(let digest), .blob(let digest): digest
        default: nil
        }
    }
}

extension BundleName: CustomStringConvertible {
    /// The name in the archive.
    public var description: String {
        switch self {
        case .manifest: "manifest.json"
        case .request: "request.json"
        case .record(let id): "records/\(id).record"
        case .receipt(let id): "receipts/\(id).receipt"
        case .results(let id): "results/\(id).json"
        case .note(let digest): "notes/\(digest).note"
        case .blob(let digest): "blobs/\(digest)"
        case .hashes: "log.hashes"
        }
    }
}

extension BundleName: Comparable {
    /// Orders by the bytes of the text.
    public static func < (a: BundleName, b: BundleName) -> Bool {
        a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
    }
}
