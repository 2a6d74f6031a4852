/// Opens an age v1 file by one X25519 key, in whatever pieces its bytes come.
///
/// Plaintext is given out chunk by chunk, each verified; that nothing is missing is known only when
/// ``finish(into:)`` has returned. After a refusal every further call repeats it.
public struct AgeOpener: Sendable {
    private enum Place {
        case header(AgeHeaderReader)
        case nonce(fileKey: [UInt8])
        case payload(AgeChunks)
        case ended
    }

    private let identity: AgeIdentity
    private let limit: Int
    private var place = Place.header(AgeHeaderReader())
    /// Bytes taken and not opened yet; at most a chunk between two calls.
    private var held: [UInt8] = []
    /// Where the held bytes start in the file.
    private var offset = 0
    private var opened = 0
    private var refusal: AgeRefusal?

    /// `limit` is the most bytes of plaintext.
    public init(identity: AgeIdentity, limit: Int) {
        self.identity = identity
        self.limit = limit
    }

    /// Takes the next bytes of the file and appends the plaintext that they verify.
    ///
    /// What was appended before a refusal is verified too, and of no use: the file is not whole.
    public mutating func push(
        _ bytes: [UInt8], into plaintext: inout [UInt8]
    ) throws(AgeRefusal) {
        if let refusal { throw refusal }
        do throws(AgeRefusal) {
            try take(bytes, into: &plaintext)
        } catch {
            refusal = error
            throw error
        }
    }

    /// Says that the file ends, and appends the plaintext of its last chunk.
    public mutating func finish(into plaintext: inout [UInt8]) throws(AgeRefusal) {
        if let refusal { throw refusal }
        do throws(AgeRefusal) {
            try end(into: &plaintext)
        } catch {
            refusal = error
            throw error
        }
    }

    private mutating func take(
        _ bytes: [UInt8], into plaintext: inout [UInt8]
    ) throws(AgeRefusal) {
        var rest = bytes[...]
        while !rest.isEmpty, try readHeader(&rest) {}
        guard !rest.isEmpty else { return }
        if case .ended = place { throw .trailing(at: offset) }
        held += rest
        try readNonce()
        guard case .payload(var chunks) = place else { return }
        var start = 0
        while held.count - start > AgeChunks.sealedBytes {
            let end = start + AgeChunks.sealedBytes
            try open(held[start..<end], with: &chunks, into: &plaintext)
            start = end
        }
        place = .payload(chunks)
        drop(start)
    }

    /// Takes one byte of the header; false when the header has ended.
    private mutating func readHeader(_ rest: inout ArraySlice<UInt8>) throws(AgeRefusal) -> Bool {
        guard case .header(var reader) = place, let byte = rest.popFirst() else { return false }
        // The reader is moved, not copied, from byte to byte.
        place = .ended
        let header = try reader.push(byte)
        offset += 1
        if let header {
            place = .nonce(fileKey: try fileKey(of: header))
        } else {
            place = .header(reader)
        }
        return true
    }

    private func fileKey(of header: AgeHeader) throws(AgeRefusal) -> [UInt8] {
        for stanza in header.stanzas {
            switch stanza.type {
            case "scrypt" where header.stanzas.count == 1: throw .passphrase
            case "scrypt": throw .headerWrong(at: stanza.offset)
            case AgeKeys.stanzaType: _ = try AgeKeys.share(of: stanza)
            default: continue
            }
        }
        for stanza in header.stanzas {
            guard let fileKey = try AgeKeys.unwrap(stanza, by: identity) else { continue }
            guard AgeKeys.isValid(header, fileKey) else { throw .headerForged }
            return fileKey
        }
        throw .notForThisKey
    }

    private mutating func readNonce() throws(AgeRefusal) {
        guard case .nonce(let fileKey) = place, held.count >= AgeKeys.nonceBytes else { return }
        let nonce = Array(held.prefix(AgeKeys.nonceBytes))
        place = .payload(AgeChunks(key: AgeKeys.payloadKey(fileKey, nonce: nonce)))
        drop(AgeKeys.nonceBytes)
    }

    private mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        held.removeFirst(count)
        offset += count
    }
}

/// Chunks.
extension AgeOpener {
    /// Opens a full chunk that bytes follow.
    private mutating func open(
        _ sealed: ArraySlice<UInt8>, with chunks: inout AgeChunks, into plaintext: inout [UInt8]
    ) throws(AgeRefusal) {
        if let plain = chunks.open(sealed, isLast: false) {
            try give(plain, to: &plaintext)
        } else if let plain = chunks.open(sealed, isLast: true) {
            try give(plain, to: &plaintext)
            throw .trailing(at: offset + sealed.endIndex)
        } else {
            throw .damaged(at: offset + sealed.startIndex)
        }
    }

    private mutating func end(into plaintext: inout [UInt8]) throws(AgeRefusal) {
        switch place {
        case .header(let reader): throw .truncated(at: reader.count)
        case .nonce: throw .truncated(at: offset + held.count)
        case .ended: return
        case .payload(var chunks):
            guard held.count >= AgeKeys.tagBytes else {
                throw .truncated(at: offset + held.count)
            }
            let isFirst = chunks.count == 0
            if let plain = chunks.open(held[...], isLast: true) {
                guard isFirst || !plain.isEmpty else { throw .damaged(at: offset) }
                try give(plain, to: &plaintext)
            } else if held.count == AgeChunks.sealedBytes,
                let plain = chunks.open(held[...], isLast: false)
            {
                try give(plain, to: &plaintext)
                throw .truncated(at: offset + held.count)
            } else {
                throw .damaged(at: offset)
            }
            drop(held.count)
            place = .ended
        }
    }

    private mutating func give(_ plain: [UInt8], to plaintext: inout [UInt8]) throws(AgeRefusal) {
        let (sum, isOver) = opened.addingReportingOverflow(plain.count)
        guard !isOver, sum <= limit else { throw .tooLarge(limit: limit) }
        opened = sum
        plaintext += plain
    }
}
