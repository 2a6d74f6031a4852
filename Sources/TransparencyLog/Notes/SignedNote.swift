/// A text with signature lines, as received: nothing in it is to be believed yet.
///
/// C2SP signed-note: text ending in a newline, an empty line, one or more signature lines. The
/// text is kept as bytes, since it is bytes that are signed.
public struct SignedNote: Hashable, Sendable {
    /// The most bytes a note may have: 16 signatures of any kind in use and a long text fit.
    public static let maximumByteCount = 131_072
    /// The most signature lines a note may have.
    public static let maximumSignatureCount = 100

    /// The signed text with its last newline, without the empty line after it.
    public let text: [UInt8]
    /// The signature lines in their order; at least one.
    public let signatures: [NoteSignature]

    /// A note of this text and these signatures.
    ///
    /// Throws `malformedNote` when the text is not valid UTF-8, has a control character, does not
    /// end in a newline, or there is no signature; `tooLarge` beyond a limit.
    public init(text: [UInt8], signatures: [NoteSignature]) throws(LogRefusal) {
        try Self.check(text: text)
        guard text.last == Lines.newline else {
            throw LogRefusal(.malformedNote, "the text does not end in a newline")
        }
        guard !signatures.isEmpty else {
            throw LogRefusal(.malformedNote, "no signature")
        }
        try Self.check(signatureCount: signatures.count)
        self.text = text
        self.signatures = signatures
        try Self.check(byteCount: bytes.count)
    }

    /// The note as it is sent and stored.
    public var bytes: [UInt8] {
        text + [Lines.newline] + signatures.flatMap(\.line)
    }

    /// The same note with more signatures after those it has; equal ones are not repeated.
    public func adding(_ more: [NoteSignature]) throws(LogRefusal) -> SignedNote {
        var all = signatures
        for signature in more where !all.contains(signature) {
            all.append(signature)
        }
        return try SignedNote(text: text, signatures: all)
    }

    static func check(text: [UInt8]) throws(LogRefusal) {
        guard text.allSatisfy({ $0 >= 0x20 || $0 == Lines.newline }) else {
            throw LogRefusal(.malformedNote, "a control character")
        }
        guard String(validating: text, as: UTF8.self) != nil else {
            throw LogRefusal(.malformedNote, "not UTF-8")
        }
    }

    static func check(byteCount: Int) throws(LogRefusal) {
        guard byteCount <= maximumByteCount else {
            throw LogRefusal(.tooLarge, "a note of \(byteCount) bytes")
        }
    }

    static func check(signatureCount: Int) throws(LogRefusal) {
        guard signatureCount <= maximumSignatureCount else {
            throw LogRefusal(.tooLarge, "more than \(maximumSignatureCount) signatures")
        }
    }
}
