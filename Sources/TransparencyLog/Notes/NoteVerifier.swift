public import Crypto

/// A trusted public key that verifies signatures of notes.
///
/// The kind of signature belongs to the key, never to the note.
public struct NoteVerifier: Hashable, Sendable {
    /// What a key signs, by its byte in C2SP signed-note.
    public enum Kind: UInt8, Hashable, Sendable {
        /// Ed25519 over the text: how a log signs.
        case ed25519 = 0x01
        /// Ed25519 over time and text, `cosignature/v1`: how a witness signs.
        case cosignature = 0x04
    }

    /// The name of the key.
    public let name: KeyName
    /// What it signs.
    public let kind: Kind
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name ‖ newline ‖ kind ‖ public key), big-endian.
    public let keyID: UInt32

    /// The verifier for a raw public key.
    ///
    /// Throws `malformedKey` unless there are 32 bytes. Whether the point is a good one is the
    /// question of whoever enrols a key.
    public init(name: KeyName, kind: Kind, publicKey: [UInt8]) throws(LogRefusal) {
        guard publicKey.count == 32 else {
            throw LogRefusal(.malformedKey, "a public key of \(publicKey.count) bytes")
        }
        self.init(name: name, kind: kind, checked: publicKey)
    }

    /// The verifier for a public key.
    public init(name: KeyName, kind: Kind, key: Curve25519.Signing.PublicKey) {
        self.init(name: name, kind: kind, checked: Array(key.rawRepresentation))
    }

    private init(name: KeyName, kind: Kind, checked publicKey: [UInt8]) {
        let message = name.utf8 + [Lines.newline, kind.rawValue] + publicKey
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        keyID = SHA256.hash(data: message).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether a signature names this key; says nothing about its truth.
    public func isNamed(by signature: NoteSignature) -> Bool {
        signature.keyID == keyID && signature.name == name
    }

    /// Whether the signature is this key's and true for the text.
    public func verifies(_ signature: NoteSignature, of text: [UInt8]) -> Bool {
        guard isNamed(by: signature) else { return false }
        switch kind {
        case .ed25519:
            return verifies(signature.bytes, of: text)
        case .cosignature:
            guard let cosignature = Cosignature(signature) else { return false }
            let message = Cosignature.message(text: text, time: cosignature.time)
            return verifies(cosignature.signature, of: message)
        }
    }

    private func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == 64,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }
}
