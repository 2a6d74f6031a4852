/// Writes RFC 8785 bytes of a known shape, key by key.
///
/// The caller writes the keys of an object in ascending order and each once; only ``value(_:)``
/// sorts. Nothing here checks it: every reader refuses bytes written in another order.
public struct CanonicalWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty writer.
    public init() {}

    /// Opens an object; write its keys in ascending order.
    public mutating func beginObject() {
        begin(UInt8(ascii: "{"))
    }

    /// Closes the object.
    public mutating func endObject() {
        end(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        begin(UInt8(ascii: "["))
    }

    /// Closes the array.
    public mutating func endArray() {
        end(UInt8(ascii: "]"))
    }

    /// Writes a key; its value must follow.
    public mutating func key(_ name: String) {
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a text.
    public mutating func string(_ text: String) {
        quoted(text)
    }

    /// Writes an integer; its magnitude must not pass ``JSON/integerLimit``.
    public mutating func integer(_ number: Int64) {
        precondition(number.magnitude <= UInt64(JSON.integerLimit), "Integer beyond 2^53 - 1.")
        raw(String(number).utf8)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ truth: Bool) {
        raw((truth ? "true" : "false").utf8)
    }

    /// Writes bytes that are canonical JSON already.
    public mutating func raw(_ canonical: some Sequence<UInt8>) {
        comma()
        bytes.append(contentsOf: canonical)
    }

    /// Writes any value, sorting the keys of its objects by UTF-16 code units.
    public mutating func value(_ json: JSON) {
        switch json {
        case .null: raw("null".utf8)
        case .bool(let truth): bool(truth)
        case .integer(let number): integer(number)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let members):
            beginObject()
            let keys = members.keys.sorted(by: JSON.precedes)
            for name in keys {
                key(name)
                value(members[name] ?? .null)
            }
            endObject()
        }
    }

    private mutating func begin(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quoted(_ text: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            if utf8.allSatisfy(Self.isPlain) {
                bytes.append(contentsOf: utf8)
            } else {
                escape(utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// True for a byte that stands for itself in a text.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x20...: bytes.append(byte)
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            default: bytes.append(contentsOf: "\\u00\(Hex.encode([byte]))".utf8)
            }
        }
    }
}

extension CanonicalWriter {
    /// Writes a key and a text.
    public mutating func field(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Writes a key and a text, or nothing for nil.
    public mutating func field(_ name: String, ifPresent text: String?) {
        if let text { field(name, text) }
    }

    /// Writes a key and an integer.
    public mutating func field(_ name: String, _ number: Int64) {
        key(name)
        integer(number)
    }

    /// Writes a key and texts in the given order.
    public mutating func field(_ name: String, _ texts: some Sequence<String>) {
        key(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
