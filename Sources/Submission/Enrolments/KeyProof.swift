public import Notation

/// Shows that its signer holds a key: a session or a possession record.
///
/// The nonce is the centre's: from `GET /v1/sessions` for a session, the invitation's number for a
/// possession. What is signed is a record, never bytes that a server chose.
public struct KeyProof: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// The key that signs.
    public var key: KeyID
    /// 16 bytes.
    public var nonce: [UInt8]

    /// A proof for a nonce.
    public init(centre: CentreID, key: KeyID, nonce: [UInt8]) {
        self.centre = centre
        self.key = key
        self.nonce = nonce
    }

    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("centre", centre.text)
        writer.field("key", key.description)
        writer.field("nonce", Hex.encode(nonce))
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads payload bytes.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        centre = try reader.text("centre", { CentreID($0) })
        key = try reader.text("key", { KeyID(hex: $0) })
        nonce = try reader.text("nonce", PayloadText.sixteenBytes)
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
    }
}
