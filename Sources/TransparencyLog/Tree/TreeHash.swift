internal import Crypto

/// One SHA-256 hash of the log's tree: a leaf, a node or a root.
///
/// RFC 6962 section 2.1 (the same in RFC 9162): a leaf is hashed behind a byte 0x00, a node behind
/// a byte 0x01, so that no leaf can pass for a node. Kept as four machine words, without heap.
public struct TreeHash: Hashable, Sendable {
    /// The number of bytes in a hash.
    public static let byteCount = 32

    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let empty = TreeHash(SHA256.hash(data: [UInt8]()))

    private var words: (UInt64, UInt64, UInt64, UInt64)

    private init(_ digest: SHA256.Digest) {
        words = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { place in
            digest.withUnsafeBytes { place.copyMemory(from: $0) }
        }
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    public init(leaf data: some Sequence<UInt8>) {
        var hasher = SHA256()
        hasher.update(data: [0x00])
        hasher.update(data: Array(data))
        self.init(hasher.finalize())
    }

    /// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
    public init(left: TreeHash, right: TreeHash) {
        let digest = withUnsafeTemporaryAllocation(
            byteCount: 1 + 2 * Self.byteCount, alignment: 1
        ) { message in
            message[0] = 0x01
            left.copy(into: message, at: 1)
            right.copy(into: message, at: 1 + Self.byteCount)
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(message))
            return hasher.finalize()
        }
        self.init(digest)
    }

    /// The hash written as these bytes; nil unless there are exactly 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        words = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// The 32 bytes of the hash.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    private func copy(into message: UnsafeMutableRawBufferPointer, at offset: Int) {
        withUnsafeBytes(of: words) { bytes in
            UnsafeMutableRawBufferPointer(rebasing: message[offset...]).copyMemory(from: bytes)
        }
    }

    /// Whether both are the same 32 bytes.
    public static func == (one: TreeHash, other: TreeHash) -> Bool {
        one.words == other.words
    }

    /// Feeds the hash to a hasher; its first words are as good as any.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}
