internal import Crypto
internal import Notation

/// An Ed25519 public key that passed the strict rules: canonical and not of low order.
///
/// Under a key of low order one signature fits many messages, so its holder could deny or swap what
/// was signed. Such keys, and encodings with y ≥ p, are refused here, before they can be enrolled.
public struct PublicKey: Hashable, Sendable {
    /// 32 bytes of RFC 8032.
    public let bytes: [UInt8]
    /// The name of the key.
    public let id: KeyID

    /// Takes 32 bytes; nil for a weak or malformed key.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32, WeakKeys.accepts(bytes) else { return nil }
        self.bytes = bytes
        id = KeyID(Digest(of: Array("shangji key v1\n\(Suite.s1.rawValue)\n".utf8) + bytes))
    }

    /// Reads standard base64 of 32 bytes.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(text) else { return nil }
        self.init(bytes)
    }

    /// The standard base64 text.
    public var base64: String { Base64.encode(bytes) }

    /// True for a valid Ed25519 signature of these bytes (S < L, cofactorless).
    public func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}

/// Which encodings of curve points are no keys.
enum WeakKeys {
    /// y = 0 (order 4), 1 (the neutral element), −1 (order 2), and the two y of order 8; the sign
    /// of x is masked out, so both points of each are meant.
    private static let lowOrder: [[UInt8]] = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        Hex.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05".utf8) ?? [],
        Hex.decode("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".utf8) ?? [],
    ]

    /// p = 2²⁵⁵ − 19, little endian.
    private static let prime: [UInt8] =
        [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

    static func accepts(_ bytes: [UInt8]) -> Bool {
        var y = bytes
        y[31] &= 0x7F
        return y.reversed().lexicographicallyPrecedes(prime.reversed()) && !lowOrder.contains(y)
    }
}
