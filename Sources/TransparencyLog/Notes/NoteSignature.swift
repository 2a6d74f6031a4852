/// One signature line of a note, as received: `— name base64(key id ‖ signature)`.
public struct NoteSignature: Hashable, Sendable {
    /// The most bytes a signature may have without the key id; the largest in use has 4,636.
    public static let maximumByteCount = 8_192

    /// The name of the key that is said to have signed.
    public let name: KeyName
    /// The first four bytes of the key's hash, big-endian.
    public let keyID: UInt32
    /// The signature itself, without the key id; what it means depends on the key.
    public let bytes: [UInt8]

    /// A signature by the key with this name and id.
    ///
    /// Throws `malformedNote` when there are no bytes and `tooLarge` when there are too many.
    public init(name: KeyName, keyID: UInt32, bytes: [UInt8]) throws(LogRefusal) {
        guard !bytes.isEmpty else {
            throw LogRefusal(.malformedNote, "an empty signature by \(name)")
        }
        guard bytes.count <= Self.maximumByteCount else {
            throw LogRefusal(.tooLarge, "a signature of \(bytes.count) bytes by \(name)")
        }
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// The signature written as one line, given without its newline.
    init(line: ArraySlice<UInt8>) throws(LogRefusal) {
        guard let fields = line.dropping(prefix: Self.lead),
            let space = fields.firstIndex(of: UInt8(ascii: " ")),
            let name = KeyName(utf8: fields[..<space]),
            let keyed = StrictBase64.decode(fields[(space + 1)...]),
            keyed.count > 4
        else {
            throw LogRefusal(.malformedNote, "not a signature line")
        }
        let keyID = keyed.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        try self.init(name: name, keyID: keyID, bytes: Array(keyed.dropFirst(4)))
    }

    /// The line with its newline.
    public var line: [UInt8] {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
        return Array(Self.lead.utf8) + name.utf8 + [UInt8(ascii: " ")]
            + StrictBase64.encode(id + bytes) + [Lines.newline]
    }

    /// Em dash and space.
    private static let lead = "\u{2014} "
}
