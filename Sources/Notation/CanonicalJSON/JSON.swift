/// A JSON value without floating point.
///
/// Numbers are integers within ±(2⁵³ − 1) as RFC 8785 and I-JSON ask; decimals travel as strings.
/// Texts and keys are kept as they are: two values are equal when their canonical bytes are. Of two
/// keys that Unicode calls equivalent (é in one character or two) an object can hold only one.
public indirect enum JSON: Hashable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// An integer within ±``integerLimit``.
    case integer(Int64)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Values by key; writing sorts the keys.
    case object([String: JSON])

    /// How many values may stand inside one another.
    public static let depthLimit = 32

    /// The largest integer, 2⁵³ − 1.
    public static let integerLimit: Int64 = 9_007_199_254_740_991

    /// How strictly bytes are read.
    public enum Form: Sendable {
        /// Only the one form that RFC 8785 gives a value.
        case canonical
        /// Any JSON text of RFC 8259 without duplicate or equivalent keys and without floats.
        case any
    }

    /// Reads one value that fills all the bytes.
    public init(_ bytes: [UInt8], form: Form) throws(JSONError) {
        var parser = JSONParser(bytes, form: form)
        self = try parser.document()
    }

    /// The order of keys: by UTF-16 code units, which for ASCII is the order of the texts.
    static func precedes(_ one: String, _ other: String) -> Bool {
        guard one.utf8.allSatisfy({ $0 < 0x80 }), other.utf8.allSatisfy({ $0 < 0x80 }) else {
            return one.utf16.lexicographicallyPrecedes(other.utf16)
        }
        return one < other
    }

    /// The RFC 8785 bytes: keys sorted by UTF-16 code units, shortest escapes, no white space.
    public var canonical: [UInt8] {
        var writer = CanonicalWriter()
        writer.value(self)
        return writer.bytes
    }

    /// The value under a key; nil where this is no object or has no such key.
    public subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The text, where this is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer, where this is one.
    public var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The truth value, where this is one.
    public var bool: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The elements, where this is an array.
    public var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, where this is an object.
    public var object: [String: JSON]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension JSON {
    /// Equal when the canonical bytes are; Swift alone would take é in one character for é in two.
    public static func == (a: JSON, b: JSON) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)): x.count == y.count && x.allSatisfy(isMember(of: y))
        default: false
        }
    }

    private static func isMember(of members: [String: JSON]) -> (String, JSON) -> Bool {
        { key, value in
            guard let index = members.index(forKey: key) else { return false }
            return members[index].key.utf8.elementsEqual(key.utf8) && members[index].value == value
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Values in order.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Values by key; a key written twice keeps its last value.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
