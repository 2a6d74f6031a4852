internal import Crypto
internal import Notation
public import TransparencyLog

/// A private key that signs records and nothing else.
///
/// It never signs bytes that a server chose: every signature is over a record's signing string,
/// and the log key's notes are made by ``SigningKey/noteSigner(name:)``.
public struct SigningKey: Sendable {
    /// The 32 secret bytes of RFC 8032; never logged, never printed.
    let seed: [UInt8]
    /// The public half.
    public let publicKey: PublicKey

    /// The key of 32 random bytes; nil for another number of bytes.
    public init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let publicKey = PublicKey(Array(key.publicKey.rawRepresentation))
        else { return nil }
        self.seed = seed
        self.publicKey = publicKey
    }

    /// The name of the key.
    public var id: KeyID { publicKey.id }

    /// Signs a payload as a record of a type.
    ///
    /// Throws only when the cryptographic library does.
    public func sign(_ type: RecordType, _ payload: [UInt8]) throws -> SignedRecord {
        let message = SignedRecord.signingString(type: type, payload: payload)
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        let signature = Array(try key.signature(for: message))
        return SignedRecord(type: type, key: id, signature: signature, payload: payload)
    }

    /// Signs the notes of a log whose key this is; nil for an origin that is no key name.
    public func noteSigner(name origin: String) -> NoteSigner? {
        guard let name = KeyName(origin),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { return nil }
        return NoteSigner(name: name, key: key)
    }

    /// The secret bytes, for the key file alone.
    public var secretBytes: [UInt8] { seed }
}
