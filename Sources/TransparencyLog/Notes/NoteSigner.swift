public import Crypto

/// A key that signs notes: how a log signs its checkpoints.
public struct NoteSigner: Sendable {
    /// The verifier that others need.
    public let verifier: NoteVerifier
    private let rawSignature: @Sendable ([UInt8]) throws -> [UInt8]

    /// A signer over a private key in memory.
    public init(name: KeyName, key: Curve25519.Signing.PrivateKey) {
        self.init(name: name, publicKey: key.publicKey) { message in
            Array(try key.signature(for: message))
        }
    }

    /// A signer whose private key is kept elsewhere.
    ///
    /// `sign` returns the 64 bytes of the Ed25519 signature of what it is given.
    public init(
        name: KeyName, publicKey: Curve25519.Signing.PublicKey,
        sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        verifier = NoteVerifier(name: name, kind: .ed25519, key: publicKey)
        rawSignature = sign
    }

    /// The signature line for a text.
    ///
    /// Verifies what it made before handing it out: a key that signs wrongly must not speak. Throws
    /// `badSignature` then, and what the key throws.
    public func signature(of text: [UInt8]) throws -> NoteSignature {
        let signature = try NoteSignature(
            name: verifier.name, keyID: verifier.keyID, bytes: rawSignature(text))
        guard verifier.verifies(signature, of: text) else {
            throw LogRefusal(.badSignature, "the key \(verifier.name) made a wrong signature")
        }
        return signature
    }

    /// The text as a note with this one signature.
    public func note(of text: [UInt8]) throws -> SignedNote {
        try SignedNote(text: text, signatures: [signature(of: text)])
    }

    /// The checkpoint as a note with this one signature.
    ///
    /// A log signs only what is consistent with all it signed before; that is the caller's to know.
    public func note(of checkpoint: Checkpoint) throws -> SignedNote {
        try note(of: checkpoint.text)
    }
}
