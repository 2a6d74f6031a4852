public import Notation

/// The name of a key: SHA-256 of `shangji key v1 LF suite LF public key bytes`.
public struct KeyID: DigestNamed {
    /// The digest.
    public let digest: Digest

    /// Names a key by its digest.
    public init(_ digest: Digest) {
        self.digest = digest
    }
}

/// A named set of algorithms; it belongs to a key, never to a message.
public enum Suite: String, Hashable, Sendable {
    /// Ed25519, SHA-256, X25519 with ChaCha20-Poly1305.
    case s1 = "S1"
}
