internal import Notation

/// The header of an age file after its first line: stanzas and the code over all of it.
struct AgeHeader {
    /// What bounds a header; the format itself sets no bound.
    static let byteLimit = 65_536
    static let stanzaLimit = 200
    static let version = Array("age-encryption.org/v1\n".utf8)
    static let armor = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    static let end = Array("---".utf8)

    /// All that the code covers: from the first byte to `---`.
    var covered: [UInt8]
    var stanzas: [AgeStanza]
    /// HMAC-SHA-256, 32 bytes.
    var code: [UInt8]

    /// The bytes of a header.
    static func bytes(covered: [UInt8], code: [UInt8]) -> [UInt8] {
        covered + Array(" \(Base64.encode(code, as: .unpadded))\n".utf8)
    }
}

/// One way to the file key: a type, arguments and a body.
struct AgeStanza {
    /// The most characters of a line of the body: 48 bytes.
    static let columns = 64

    /// The type first.
    var words: [String]
    var body: [UInt8] = []
    /// Where it starts in the file.
    var offset: Int

    var type: String { words.first ?? "" }

    /// The wire form: the last line of the body is shorter than 64 characters, even if empty.
    var bytes: [UInt8] {
        var text = "-> " + words.joined(separator: " ") + "\n"
        var rest = Base64.encode(body, as: .unpadded)[...]
        while rest.utf8.count >= Self.columns {
            text += rest.prefix(Self.columns) + "\n"
            rest = rest.dropFirst(Self.columns)
        }
        return Array((text + rest + "\n").utf8)
    }
}
