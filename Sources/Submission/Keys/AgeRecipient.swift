internal import Crypto
internal import Notation

/// The public half of an age v1 key: what others encrypt bundles to.
///
/// Text form: Bech32 of the 32 X25519 bytes with the prefix `age1` (age-encryption.org/v1).
public struct AgeRecipient: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes of X25519.
    public let bytes: [UInt8]

    /// Takes 32 bytes; nil for another number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads `age1…`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let (prefix, bytes) = Bech32.decode(String(text)), prefix == "age" else {
            return nil
        }
        self.init(bytes: bytes)
    }

    /// The recipient of 32 secret bytes.
    public init?(secret: [UInt8]) {
        guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret) else {
            return nil
        }
        self.init(bytes: Array(key.publicKey.rawRepresentation))
    }

    /// The text `age1…`.
    public var description: String { Bech32.encode(prefix: "age", bytes) }
}
