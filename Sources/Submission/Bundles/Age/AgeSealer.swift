/// Encrypts to X25519 recipients as age v1, a piece at a time.
///
/// The file is ``head``, then what ``seal(_:)`` gives, then what ``finish()`` gives. Nothing but
/// the last 64 KiB of plaintext is held.
public struct AgeSealer: Sendable {
    /// The header and the payload's nonce.
    public let head: [UInt8]
    private var chunks: AgeChunks
    private var held: [UInt8] = []

    /// Begins a file for at least one recipient.
    ///
    /// `random` gives as many secret random bytes as it is asked for. Throws
    /// ``AgeRefusal/recipientsWrong``, or what the cryptographic library does.
    public init(to recipients: [AgeRecipient], random: (Int) -> [UInt8]) throws {
        guard !recipients.isEmpty, recipients.count <= AgeHeader.stanzaLimit else {
            throw AgeRefusal.recipientsWrong
        }
        let fileKey = random(AgeKeys.fileKeyBytes)
        var covered = AgeHeader.version
        for recipient in recipients {
            let ephemeral = random(AgeKeys.keyBytes)
            guard let stanza = try AgeKeys.wrap(fileKey, to: recipient, ephemeral: ephemeral)
            else { throw AgeRefusal.recipientsWrong }
            covered += stanza.bytes
        }
        covered += AgeHeader.end
        let nonce = random(AgeKeys.nonceBytes)
        let code = AgeKeys.code(fileKey, over: covered)
        head = AgeHeader.bytes(covered: covered, code: code) + nonce
        chunks = AgeChunks(key: AgeKeys.payloadKey(fileKey, nonce: nonce))
    }

    /// Takes plaintext and gives the ciphertext of the chunks that are full and not the last.
    public mutating func seal(_ plaintext: [UInt8]) throws -> [UInt8] {
        held += plaintext
        var sealed: [UInt8] = []
        var start = 0
        while held.count - start > AgeChunks.plainBytes {
            let end = start + AgeChunks.plainBytes
            sealed += try chunks.seal(held[start..<end], isLast: false)
            start = end
        }
        if start > 0 { held.removeFirst(start) }
        return sealed
    }

    /// Gives the last chunk, which is empty for an empty payload only; nothing may follow.
    public mutating func finish() throws -> [UInt8] {
        defer { held = [] }
        return try chunks.seal(held[...], isLast: true)
    }
}
