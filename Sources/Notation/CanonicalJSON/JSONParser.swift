/// Reads any JSON value, strictly canonical or not, within the limits of ``JSON``.
struct JSONParser {
    private let bytes: [UInt8]
    private let form: JSON.Form
    private let depth: Int
    private var position = 0

    /// `depth` is how many values stand round this one already.
    init(_ bytes: [UInt8], form: JSON.Form, depth: Int = 0) {
        self.bytes = bytes
        self.form = form
        self.depth = depth
    }

    mutating func document() throws(JSONError) -> JSON {
        try skipSpace()
        let value = try value(depth: depth)
        try skipSpace()
        guard position == bytes.count else { throw JSONError(.trailingBytes, at: position) }
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() throws(JSONError) {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            guard form == .any else { throw JSONError(.notCanonical, at: position) }
            position += 1
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < JSON.depthLimit else { throw JSONError(.tooDeep, at: position) }
        guard let byte = next else { throw JSONError(.unfinished, at: position) }
        switch byte {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .integer(try JSONScanner.integer(bytes, &position, form: form))
        default: return try literal()
        }
    }

    private mutating func literal() throws(JSONError) -> JSON {
        for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw JSONError(.syntax, at: position)
    }

    private mutating func string() throws(JSONError) -> String {
        try JSONScanner.string(bytes, &position, form: form)
    }

    private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
        position += 1
        var result: [JSON] = []
        try skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return result
        }
        while true {
            result.append(try value(depth: depth + 1))
            guard try separator(closing: UInt8(ascii: "]")) else { return result }
        }
    }

    private mutating func members(depth: Int) throws(JSONError) -> [String: JSON] {
        position += 1
        var result: [String: JSON] = [:]
        var last: String?
        try skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return result
        }
        while true {
            let start = position
            let key = try memberKey()
            guard result[key] == nil else { throw JSONError(.duplicateKey, at: start, key: key) }
            if form == .canonical, let last, !JSON.precedes(last, key) {
                throw JSONError(.notCanonical, at: start, key: key)
            }
            last = key
            result[key] = try value(depth: depth + 1)
            guard try separator(closing: UInt8(ascii: "}")) else { return result }
        }
    }

    private mutating func memberKey() throws(JSONError) -> String {
        guard let byte = next else { throw JSONError(.unfinished, at: position) }
        guard byte == UInt8(ascii: "\"") else { throw JSONError(.syntax, at: position) }
        let key = try string()
        try skipSpace()
        guard let colon = next else { throw JSONError(.unfinished, at: position) }
        guard colon == UInt8(ascii: ":") else { throw JSONError(.syntax, at: position) }
        position += 1
        try skipSpace()
        return key
    }

    /// True after a comma, false after the closing bracket.
    private mutating func separator(closing: UInt8) throws(JSONError) -> Bool {
        try skipSpace()
        guard let byte = next else { throw JSONError(.unfinished, at: position) }
        position += 1
        if byte == closing { return false }
        guard byte == UInt8(ascii: ",") else { throw JSONError(.syntax, at: position - 1) }
        try skipSpace()
        return true
    }
}
