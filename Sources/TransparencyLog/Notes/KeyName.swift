/// The name of a key that signs notes, such as `example.gov.cn/2026`.
///
/// C2SP signed-note: not empty, valid UTF-8, no Unicode space, no plus. Compared byte by byte:
/// names that only look alike are different names.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes a name may have.
    public static let maximumByteCount = 255

    /// The name in UTF-8.
    public let utf8: [UInt8]

    /// The name written as this text; nil unless it is one.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// The name written as these bytes; nil unless they are one.
    public init?(utf8 bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= Self.maximumByteCount,
            let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ scalar in
                scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
            })
        else { return nil }
        utf8 = Array(bytes)
    }

    /// The name as text.
    public var description: String { String(decoding: utf8, as: UTF8.self) }
}
