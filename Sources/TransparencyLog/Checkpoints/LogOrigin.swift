/// The origin line of a log: which log a checkpoint speaks of.
///
/// C2SP tlog-checkpoint asks only that it is not empty; every other form is a recommendation, so
/// spaces are read. Compared byte by byte.
public struct LogOrigin: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes an origin may have.
    public static let maximumByteCount = 255

    /// The origin in UTF-8.
    public let utf8: [UInt8]

    /// The origin written as this text; nil unless it is one line.
    public init?(_ text: String) {
        self.init(utf8: text.utf8)
    }

    /// The origin written as these bytes; nil unless one line of UTF-8 without control characters.
    public init?(utf8 bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty, bytes.count <= Self.maximumByteCount,
            bytes.allSatisfy({ $0 >= 0x20 }),
            String(validating: bytes, as: UTF8.self) != nil
        else { return nil }
        utf8 = Array(bytes)
    }

    /// The key name a log of this origin signs with; nil where the origin has spaces or a plus.
    public var keyName: KeyName? { KeyName(utf8: utf8) }

    /// The origin as text.
    public var description: String { String(decoding: utf8, as: UTF8.self) }
}
