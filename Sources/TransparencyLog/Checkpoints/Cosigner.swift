public import Crypto

/// A witness's key.
public struct Cosigner: Sendable {
    /// The verifier that others need.
    public let verifier: NoteVerifier
    private let rawSignature: @Sendable ([UInt8]) throws -> [UInt8]

    /// A cosigner over a private key in memory.
    ///
    /// The signed message does not hold the name, so one private key serves one name only.
    public init(name: KeyName, key: Curve25519.Signing.PrivateKey) {
        self.init(name: name, publicKey: key.publicKey) { message in
            Array(try key.signature(for: message))
        }
    }

    /// A cosigner whose private key is kept elsewhere.
    ///
    /// `sign` returns the 64 bytes of the Ed25519 signature of what it is given.
    public init(
        name: KeyName, publicKey: Curve25519.Signing.PublicKey,
        sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        verifier = NoteVerifier(name: name, kind: .cosignature, key: publicKey)
        rawSignature = sign
    }

    /// The signature line for the checkpoint a witness holds; nil while it holds none.
    ///
    /// Only what a witness holds can be cosigned, and that has to be durable first: store
    /// `witness.latest`, then call this. `time` is in seconds since 1970. Throws `outOfRange` for a
    /// time beyond `Cosignature.maximumTime`, `badSignature` when the key signs wrongly, and what
    /// the key throws.
    public func cosignature(of witness: Witness, time: UInt64) throws -> NoteSignature? {
        guard let text = witness.latest?.note.text else { return nil }
        guard time <= Cosignature.maximumTime else {
            throw LogRefusal(.outOfRange, "the time \(time)")
        }
        let signature = try rawSignature(Cosignature.message(text: text, time: time))
        let line = try NoteSignature(
            name: verifier.name, keyID: verifier.keyID,
            bytes: Cosignature.lineBytes(time: time, signature: signature))
        guard verifier.verifies(line, of: text) else {
            throw LogRefusal(.badSignature, "the key \(verifier.name) made a wrong signature")
        }
        return line
    }
}
