internal import Crypto

/// The SHA-256 of bytes that come in pieces.
public struct DigestStream: Sendable {
    private var hasher = SHA256()
    private var bytes = 0

    /// Nothing yet.
    public init() {}

    /// Takes the next piece.
    public mutating func update(_ piece: [UInt8]) {
        hasher.update(data: piece)
        bytes += piece.count
    }

    /// How many bytes came, and their digest.
    public func finish() -> (bytes: Int, digest: Digest) {
        (bytes, Digest(bytes: Array(hasher.finalize())) ?? Digest(of: []))
    }
}
