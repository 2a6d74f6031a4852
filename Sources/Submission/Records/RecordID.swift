public import Notation

/// The name of a record: the SHA-256 digest of its signing string.
public struct RecordID: DigestNamed {
    /// The digest.
    public let digest: Digest

    /// Names a record by its digest.
    public init(_ digest: Digest) {
        self.digest = digest
    }
}

/// The name of an entry: its batch and its place in it, from 0; written `batch#index`.
public struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The batch, or the decision where an item of one is meant.
    public let record: RecordID
    /// The place, from 0.
    public let index: Int

    /// Names the entry at a place.
    public init(_ record: RecordID, _ index: Int) {
        self.record = record
        self.index = index
    }

    /// Reads `batch#index`; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2, let record = RecordID(hex: parts[0]), let index = Int(parts[1]),
            index >= 0, index < Limits.entries, String(index) == parts[1]
        else { return nil }
        self.init(record, index)
    }

    /// The text `batch#index`.
    public var description: String { "\(record)#\(index)" }

    /// Orders by record, then by place.
    public static func < (a: EntryID, b: EntryID) -> Bool {
        (a.record, a.index) < (b.record, b.index)
    }
}
