internal import Crypto
internal import Notation

/// What age v1 derives from the file key, and how X25519 wraps it.
enum AgeKeys {
    /// Bytes of a file key, of the payload's nonce and of a key of X25519.
    static let fileKeyBytes = 16
    static let nonceBytes = 16
    static let keyBytes = 32
    /// Bytes of a ChaCha20-Poly1305 tag.
    static let tagBytes = 16
    static let stanzaType = "X25519"
    private static let wrapLabel = Array("age-encryption.org/v1/X25519".utf8)

    /// The stanza by which a recipient finds the file key; nil for a recipient of low order.
    static func wrap(
        _ fileKey: [UInt8], to recipient: AgeRecipient, ephemeral: [UInt8]
    ) throws -> AgeStanza? {
        let secret = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: ephemeral)
        let share = Array(secret.publicKey.rawRepresentation)
        guard let key = wrapKey(secret, with: recipient.bytes, salt: share + recipient.bytes)
        else { return nil }
        let box = try ChaChaPoly.seal(fileKey, using: key, nonce: zeroNonce())
        let words = [stanzaType, Base64.encode(share, as: .unpadded)]
        return AgeStanza(words: words, body: Array(box.ciphertext) + Array(box.tag), offset: 0)
    }

    /// The file key of a stanza; nil when it is another kind of stanza or is for another key.
    ///
    /// Throws `headerWrong` for an X25519 stanza of another shape, or one whose share is a point of
    /// low order, so that the secret would be known to everybody.
    static func unwrap(
        _ stanza: AgeStanza, by identity: AgeIdentity
    ) throws(AgeRefusal) -> [UInt8]? {
        guard stanza.type == stanzaType else { return nil }
        let share = try share(of: stanza)
        guard
            let secret = try? Curve25519.KeyAgreement.PrivateKey(
                rawRepresentation: identity.secret),
            let key = wrapKey(secret, with: share, salt: share + identity.recipient.bytes)
        else { throw .headerWrong(at: stanza.offset) }
        guard let nonce = try? zeroNonce(),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: stanza.body.prefix(fileKeyBytes),
                tag: stanza.body.suffix(tagBytes)),
            let fileKey = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return Array(fileKey)
    }

    /// The share of an X25519 stanza; throws `headerWrong` for a stanza of another shape.
    static func share(of stanza: AgeStanza) throws(AgeRefusal) -> [UInt8] {
        guard stanza.words.count == 2, stanza.body.count == fileKeyBytes + tagBytes,
            let share = Base64.decode(stanza.words[1], as: .unpadded), share.count == keyBytes
        else { throw .headerWrong(at: stanza.offset) }
        return share
    }

    /// The code over a header.
    static func code(_ fileKey: [UInt8], over header: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: header, using: headerKey(fileKey)))
    }

    /// True for the right code over a header; compares in constant time.
    static func isValid(_ header: AgeHeader, _ fileKey: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            header.code, authenticating: header.covered, using: headerKey(fileKey))
    }

    /// The key of the payload's chunks.
    static func payloadKey(_ fileKey: [UInt8], nonce: [UInt8]) -> SymmetricKey {
        derive(fileKey, salt: nonce, info: "payload")
    }

    private static func headerKey(_ fileKey: [UInt8]) -> SymmetricKey {
        derive(fileKey, salt: [], info: "header")
    }

    private static func derive(_ fileKey: [UInt8], salt: [UInt8], info: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: salt, info: Array(info.utf8),
            outputByteCount: keyBytes)
    }

    /// Nil where the shared secret is all zero (RFC 7748, section 6.1).
    private static func wrapKey(
        _ secret: Curve25519.KeyAgreement.PrivateKey, with share: [UInt8], salt: [UInt8]
    ) -> SymmetricKey? {
        guard let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share),
            let shared = try? secret.sharedSecretFromKeyAgreement(with: point),
            !shared.withUnsafeBytes({ bytes in bytes.allSatisfy { $0 == 0 } })
        else { return nil }
        return shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: salt, sharedInfo: wrapLabel, outputByteCount: keyBytes)
    }

    private static func zeroNonce() throws -> ChaChaPoly.Nonce {
        try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
    }
}
