/// Fields of the types that records carry, read under their key.
///
/// Inlinable, for a generic call from another module costs more than what it reads.
extension CanonicalReader {
    /// Reads a text under a key.
    @inlinable
    public mutating func string(_ name: StaticString) throws(JSONError) -> String {
        try key(name)
        return try string()
    }

    /// Reads a text under a key, or nil where the key is absent.
    @inlinable
    public mutating func optionalString(_ name: StaticString) throws(JSONError) -> String? {
        optionalKey(name) ? try string() : nil
    }

    /// Reads an integer within bounds under a key.
    @inlinable
    public mutating func integer(
        _ name: StaticString, in bounds: ClosedRange<Int64>
    ) throws(JSONError) -> Int64 {
        try key(name)
        let start = offset
        let number = try integer()
        guard bounds.contains(number) else {
            throw JSONError(.tooLarge, at: start, key: "\(name)", limit: bounds.upperBound)
        }
        return number
    }

    /// Reads a text under a key and makes a value of it.
    ///
    /// `parse` returns nil for a text that breaks the rule of the field.
    @inlinable
    public mutating func text<Value>(
        _ name: StaticString, _ parse: (String) -> Value?
    ) throws(JSONError) -> Value {
        try key(name)
        return try value(name, parse)
    }

    /// Reads a text under a key and makes a value of it, or nil where the key is absent.
    @inlinable
    public mutating func optionalText<Value>(
        _ name: StaticString, _ parse: (String) -> Value?
    ) throws(JSONError) -> Value? {
        optionalKey(name) ? try value(name, parse) : nil
    }

    /// Reads an array of texts under a key and makes values of them.
    ///
    /// `limit` is the greatest number of elements.
    @inlinable
    public mutating func texts<Value>(
        _ name: StaticString, limit: Int, _ parse: (String) -> Value?
    ) throws(JSONError) -> [Value] {
        try key(name)
        return try values(name, limit: limit, parse)
    }

    /// Reads an array of texts under a key, or an empty one where the key is absent.
    ///
    /// A key that is present must not hold an empty array: absence is the one way to say nothing.
    @inlinable
    public mutating func optionalTexts<Value>(
        _ name: StaticString, limit: Int, _ parse: (String) -> Value?
    ) throws(JSONError) -> [Value] {
        guard optionalKey(name) else { return [] }
        let start = offset
        let list = try values(name, limit: limit, parse)
        guard !list.isEmpty else { throw JSONError(.notCanonical, at: start, key: "\(name)") }
        return list
    }

    @inlinable
    mutating func value<Value>(
        _ name: StaticString, _ parse: (String) -> Value?
    ) throws(JSONError) -> Value {
        let start = offset
        guard let value = parse(try string()) else {
            throw JSONError(.badText, at: start, key: "\(name)")
        }
        return value
    }

    @inlinable
    mutating func values<Value>(
        _ name: StaticString, limit: Int, _ parse: (String) -> Value?
    ) throws(JSONError) -> [Value] {
        try beginArray()
        var list: [Value] = []
        while try nextElement() {
            guard list.count < limit else {
                throw JSONError(.tooLarge, at: offset, key: "\(name)", limit: Int64(limit))
            }
            list.append(try value(name, parse))
        }
        return list
    }
}
