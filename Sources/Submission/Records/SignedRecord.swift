internal import Crypto
public import Notation

/// A record as its bytes say, with nothing verified yet: type, key, one signature, payload.
///
/// Wire form: `type LF key-id SP base64(signature) LF payload`.
/// Signing string: DSSE v1, `DSSEv1 SP len(type) SP type SP len(payload) SP payload`.
public struct SignedRecord: Hashable, Sendable {
    /// What kind of record.
    public let type: RecordType
    /// The key that the head line names.
    public let key: KeyID
    /// 64 bytes of Ed25519.
    public let signature: [UInt8]
    /// The payload, canonical JSON if the record is sound.
    public let payload: [UInt8]
    /// SHA-256 of the signing string; the signature is no part of it.
    public let id: RecordID

    /// Puts a record together from its parts.
    public init(type: RecordType, key: KeyID, signature: [UInt8], payload: [UInt8]) {
        self.type = type
        self.key = key
        self.signature = signature
        self.payload = payload
        id = RecordID(Digest(of: Self.signingString(type: type, payload: payload)))
    }

    /// The bytes that a key signs.
    public static func signingString(type: RecordType, payload: [UInt8]) -> [UInt8] {
        signingString(mediaType: type.text, payload: payload)
    }

    static func signingString(mediaType: String, payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(mediaType.utf8.count) \(mediaType) \(payload.count) ".utf8) + payload
    }

    /// The wire form.
    public var wire: [UInt8] {
        Array("\(type.text)\n\(key) \(Base64.encode(signature))\n".utf8) + payload
    }

    /// True when the signature is the key's over this type and payload.
    public func isSigned(by publicKey: PublicKey) -> Bool {
        publicKey.verifies(
            signature, over: Self.signingString(type: type, payload: payload))
    }
}

extension SignedRecord {
    /// Reads the wire form: limits and head lines only, neither signature nor payload.
    public static func read(_ bytes: [UInt8]) -> Result<SignedRecord, RecordRefusal> {
        guard let first = bytes.prefix(Limits.headBytes).firstIndex(of: 0x0A),
            let typeText = String(validating: bytes[..<first], as: UTF8.self)
        else { return .failure(malformed(at: 0)) }
        guard let type = RecordType(text: typeText) else {
            return .failure(foreignType(typeText))
        }
        let start = first + 1
        guard let second = bytes[start...].prefix(Limits.headBytes).firstIndex(of: 0x0A),
            let head = String(validating: bytes[start..<second], as: UTF8.self)
        else { return .failure(malformed(at: start)) }
        let size = bytes.count - second - 1
        guard size <= type.payloadLimit else {
            return .failure(
                RecordRefusal(
                    .recordTooLarge, ["size": "\(size)", "limit": "\(type.payloadLimit)"]))
        }
        let words = head.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let key = KeyID(hex: words[0]),
            let signature = Base64.decode(words[1]), signature.count == 64
        else { return .failure(malformed(at: start)) }
        let payload = Array(bytes[(second + 1)...])
        return .success(
            SignedRecord(type: type, key: key, signature: signature, payload: payload))
    }

    private static func malformed(at offset: Int) -> RecordRefusal {
        RecordRefusal(.recordMalformed, ["offset": "\(offset)"])
    }

    private static func foreignType(_ text: String) -> RecordRefusal {
        if RecordType.isTrial(text) { return RecordRefusal(.recordTrial) }
        return RecordRefusal(.recordTypeUnknown, ["type": String(text.prefix(80))])
    }
}

/// Why a record is not taken; the record is not logged.
public struct RecordRefusal: Error, Hashable, Sendable {
    /// What is wrong, in words.
    public let finding: Finding

    /// A refusal with its parameters.
    public init(_ code: FindingCode, _ parameters: [String: String] = [:]) {
        finding = Finding(code, parameters)
    }
}
