/// Reads canonical JSON of a known shape in one pass.
///
/// Canonical objects have their keys sorted, so the caller asks for keys in ascending order, and
/// every byte has exactly one place: duplicate, unknown and unsorted keys, white space and odd
/// numbers are refused as they are met. What it accepts is what ``CanonicalWriter`` writes.
/// After a refusal ``diagnose(_:_:)`` says more exactly what is wrong with the bytes as a whole.
public struct CanonicalReader: Sendable {
    private let bytes: [UInt8]
    private var position = 0
    private var needsComma = false
    private var depth = 0

    /// A reader at the first byte.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte the reader stands at.
    public var offset: Int { position }

    /// Opens an object.
    public mutating func beginObject() throws(JSONError) {
        try open(UInt8(ascii: "{"))
    }

    /// Closes the object; a key that is left over is unknown.
    public mutating func endObject() throws(JSONError) {
        guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
        guard bytes[position] == UInt8(ascii: "}") else {
            throw JSONError(.unknownKey, at: position, key: keyHere())
        }
        close()
    }

    /// Opens an array.
    public mutating func beginArray() throws(JSONError) {
        try open(UInt8(ascii: "["))
    }

    /// True when another element follows; false when the array has been closed.
    public mutating func nextElement() throws(JSONError) -> Bool {
        guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
        if bytes[position] == UInt8(ascii: "]") {
            close()
            return false
        }
        try comma()
        return true
    }

    /// True when the object is at its end (which ``endObject()`` still has to close).
    public var atObjectEnd: Bool {
        position < bytes.count && bytes[position] == UInt8(ascii: "}")
    }

    /// Passes the key if it comes next.
    public mutating func optionalKey(_ name: StaticString) -> Bool {
        var place = position
        if needsComma {
            guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { return false }
            place += 1
        }
        let length = name.utf8CodeUnitCount
        guard place + length + 3 <= bytes.count, bytes[place] == UInt8(ascii: "\"") else {
            return false
        }
        for index in 0..<length where bytes[place + 1 + index] != name.utf8Start[index] {
            return false
        }
        guard bytes[place + length + 1] == UInt8(ascii: "\""),
            bytes[place + length + 2] == UInt8(ascii: ":")
        else { return false }
        position = place + length + 3
        needsComma = false
        return true
    }

    /// Passes the key, which must come next.
    public mutating func key(_ name: StaticString) throws(JSONError) {
        guard optionalKey(name) else {
            throw JSONError(.missingKey, at: position, key: "\(name)")
        }
    }

    /// Reads a key that is data, as in a map from grades to counts; its value must be read next.
    public mutating func nextMapKey() throws(JSONError) -> String {
        let name = try string()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw JSONError(.syntax, at: position)
        }
        position += 1
        needsComma = false
        return name
    }

    /// Reads a text.
    public mutating func string() throws(JSONError) -> String {
        guard try valueStart() == UInt8(ascii: "\"") else {
            throw JSONError(.wrongType, at: position)
        }
        let text = try JSONScanner.string(bytes, &position, form: .canonical)
        needsComma = true
        return text
    }

    /// Reads an integer.
    public mutating func integer() throws(JSONError) -> Int64 {
        let first = try valueStart()
        guard first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
            throw JSONError(.wrongType, at: position)
        }
        let number = try JSONScanner.integer(bytes, &position, form: .canonical)
        needsComma = true
        return number
    }

    /// Reads the literal `true`, the only truth value that canonical records carry.
    public mutating func literalTrue() throws(JSONError) {
        guard try valueStart() == UInt8(ascii: "t"),
            bytes[position...].starts(with: "true".utf8)
        else {
            throw JSONError(.wrongType, at: position)
        }
        position += 4
        needsComma = true
    }

    /// Passes over an object and returns its bytes, which are canonical JSON themselves.
    public mutating func rawObject() throws(JSONError) -> [UInt8] {
        guard try valueStart() == UInt8(ascii: "{") else {
            throw JSONError(.wrongType, at: position)
        }
        let start = position
        try passBrackets()
        let object = Array(bytes[start..<position])
        do {
            var parser = JSONParser(object, form: .canonical, depth: depth)
            _ = try parser.document()
        } catch {
            throw JSONError(error.reason, at: start + error.offset, key: error.key)
        }
        needsComma = true
        return object
    }

    /// Goes to the bracket that closes the one it stands at, whatever stands between.
    private mutating func passBrackets() throws(JSONError) {
        var open = 0
        repeat {
            guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
            case UInt8(ascii: "\""):
                _ = try JSONScanner.string(bytes, &position, form: .canonical)
                continue
            default: break
            }
            position += 1
        } while open > 0
    }

    /// Checks that nothing follows.
    public func end() throws(JSONError) {
        guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
    }

    private mutating func open(_ bracket: UInt8) throws(JSONError) {
        guard try valueStart() == bracket else { throw JSONError(.wrongType, at: position) }
        position += 1
        depth += 1
        needsComma = false
    }

    private mutating func close() {
        position += 1
        depth -= 1
        needsComma = true
    }

    /// The first byte of a value, after the comma before it.
    private mutating func valueStart() throws(JSONError) -> UInt8 {
        try comma()
        guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
        guard depth < JSON.depthLimit else { throw JSONError(.tooDeep, at: position) }
        return bytes[position]
    }

    private mutating func comma() throws(JSONError) {
        guard needsComma else { return }
        guard position < bytes.count else { throw JSONError(.unfinished, at: position) }
        guard bytes[position] == UInt8(ascii: ",") else { throw JSONError(.syntax, at: position) }
        position += 1
        needsComma = false
    }

    private func keyHere() -> String {
        var place = position
        if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return "" }
        return (try? JSONScanner.string(bytes, &place, form: .any)) ?? ""
    }
}
