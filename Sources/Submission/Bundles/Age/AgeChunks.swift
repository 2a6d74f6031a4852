internal import Crypto

/// The chunks of a payload: ChaCha20-Poly1305 over at most 64 KiB each.
///
/// The nonce is an 11-byte big-endian counter and a byte that is 1 for the last chunk.
struct AgeChunks {
    /// Bytes of plaintext of every chunk but the last.
    static let plainBytes = 65_536
    /// Bytes of a full chunk in the file.
    static let sealedBytes = plainBytes + AgeKeys.tagBytes

    let key: SymmetricKey
    /// Chunks so far; 2⁶⁴ of them are more than any file has.
    private(set) var count: UInt64 = 0

    init(key: SymmetricKey) {
        self.key = key
    }

    /// Seals the next chunk.
    mutating func seal(_ plain: ArraySlice<UInt8>, isLast: Bool) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(plain, using: key, nonce: nonce(isLast: isLast))
        count &+= 1
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens the next chunk; nil when it is not what was sealed there.
    mutating func open(_ sealed: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
        guard sealed.count >= AgeKeys.tagBytes, let nonce = try? nonce(isLast: isLast),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(AgeKeys.tagBytes),
                tag: sealed.suffix(AgeKeys.tagBytes)),
            let plain = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        count &+= 1
        return Array(plain)
    }

    private func nonce(isLast: Bool) throws -> ChaChaPoly.Nonce {
        var bytes: [UInt8] = [0, 0, 0]
        for shift in (UInt64(0)..<8).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: count >> (shift * 8)))
        }
        return try ChaChaPoly.Nonce(data: bytes + [isLast ? 1 : 0])
    }
}
