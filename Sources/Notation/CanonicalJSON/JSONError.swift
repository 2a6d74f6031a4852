/// Why bytes are not the JSON that was asked for, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong; equality of two errors looks at all fields.
    public let reason: Reason
    /// The byte at which reading stopped, from 0.
    public let offset: Int
    /// The key concerned, where there is one; only the first 64 characters of a longer one.
    public let key: String
    /// The most that the field may hold, where it holds more or less than it may.
    public let limit: Int64?

    /// An error at a place.
    public init(_ reason: Reason, at offset: Int, key: String = "", limit: Int64? = nil) {
        self.reason = reason
        self.offset = offset
        self.limit = limit
        self.key = String(String.UnicodeScalarView(key.unicodeScalars.prefix(64)))
    }

    /// The kinds of damage.
    public enum Reason: String, Hashable, Sendable {
        /// The bytes end inside a value.
        case unfinished
        /// Something other than JSON stands here.
        case syntax
        /// Bytes follow the value.
        case trailingBytes
        /// The bytes of a text are not UTF-8; the offset is where the text starts.
        case brokenUTF8
        /// An escape names half a surrogate pair.
        case loneSurrogate
        /// Valid JSON, but not its one canonical form: white space, an escape, an order of keys.
        case notCanonical
        /// A key stands twice in one object.
        case duplicateKey
        /// A key the schema does not know.
        case unknownKey
        /// A key the schema asks for is absent.
        case missingKey
        /// A value of another type than the schema asks for.
        case wrongType
        /// A number with a fraction or an exponent; decimals travel as strings.
        case notWhole
        /// An integer beyond ±(2⁵³ − 1) or the bounds of its field, or a list past its limit.
        case tooLarge
        /// More values inside values than ``JSON/depthLimit``.
        case tooDeep
        /// A text that breaks the rule of its field: an identifier, a decimal, a digest.
        case badText
    }
}
