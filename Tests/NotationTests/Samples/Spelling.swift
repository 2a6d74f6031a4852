import Notation
import TestSupport

/// Writes a JSON tree from the words of RFC 8785 section 3.2, or in any other way RFC 8259 allows.
///
/// Independent of the program's own writer: without freedoms it is the reference for it.
struct Spelling {
    struct Freedoms: OptionSet {
        let rawValue: Int
        static let spaces = Freedoms(rawValue: 1)
        static let escapes = Freedoms(rawValue: 2)
        static let order = Freedoms(rawValue: 4)
        static let all: Freedoms = [.spaces, .escapes, .order]
    }

    let freedoms: Freedoms
    private var random: Seeded
    private var text: [UInt8] = []

    private init(_ freedoms: Freedoms, _ random: Seeded) {
        self.freedoms = freedoms
        self.random = random
    }

    /// The canonical bytes.
    static func canonical(_ json: JSON) -> [UInt8] {
        spell(json, [], Seeded(seed: 0))
    }

    /// Bytes that mean the same, spelled with the given freedoms.
    static func spell(_ json: JSON, _ freedoms: Freedoms, _ random: Seeded) -> [UInt8] {
        var spelling = Spelling(freedoms, random)
        spelling.space()
        spelling.write(json)
        spelling.space()
        return spelling.text
    }

    private mutating func write(_ json: JSON) {
        switch json {
        case .null: put("null")
        case .bool(true): put("true")
        case .bool(false): put("false")
        case .integer(let number): put("\(number)")
        case .string(let string): quote(string)
        case .array(let elements):
            list("[", "]", elements) { $0.write($1) }
        case .object(let members):
            list("{", "}", order(Array(members.keys))) { spelling, key in
                spelling.quote(key)
                spelling.space()
                spelling.put(":")
                spelling.space()
                spelling.write(members[key] ?? .null)
            }
        }
    }

    private mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element],
        _ write: (inout Spelling, Element) -> Void
    ) {
        put(open)
        space()
        for (index, element) in elements.enumerated() {
            if index > 0 {
                put(",")
                space()
            }
            write(&self, element)
            space()
        }
        put(close)
    }

    private mutating func order(_ keys: [String]) -> [String] {
        if freedoms.contains(.order) { return keys.shuffled(using: &random) }
        return keys.sorted { Self.units($0).lexicographicallyPrecedes(Self.units($1)) }
    }

    /// UTF-16 as RFC 2781 section 2.1 makes it.
    static func units(_ string: String) -> [UInt16] {
        string.unicodeScalars.flatMap { scalar -> [UInt16] in
            guard scalar.value >= 0x10000 else { return [UInt16(scalar.value)] }
            let rest = scalar.value - 0x10000
            return [UInt16(0xD800 + rest / 0x400), UInt16(0xDC00 + rest % 0x400)]
        }
    }

    private mutating func quote(_ string: String) {
        put("\"")
        for scalar in string.unicodeScalars {
            if freedoms.contains(.escapes), Int.random(in: 0..<3, using: &random) == 0 {
                put(freely(scalar))
            } else {
                put(Self.escaped(scalar))
            }
        }
        put("\"")
    }

    /// RFC 8785 section 3.2.2.2.
    static func escaped(_ scalar: Unicode.Scalar) -> String {
        let short: [UInt32: String] = [
            0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: "\\\"",
            0x5C: "\\\\",
        ]
        if let letter = short[scalar.value] { return letter }
        guard scalar.value < 0x20 else { return String(scalar) }
        return "\\u00" + (scalar.value < 0x10 ? "0" : "1") + String(scalar.value % 16, radix: 16)
    }

    private mutating func freely(_ scalar: Unicode.Scalar) -> String {
        if scalar == "/" { return "\\/" }
        return Self.units(String(scalar)).map { unit in
            let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    private mutating func space() {
        guard freedoms.contains(.spaces), Int.random(in: 0..<4, using: &random) == 0 else { return }
        for _ in 0...Int.random(in: 0...2, using: &random) {
            put([" ", "\t", "\n", "\r"][Int.random(in: 0..<4, using: &random)])
        }
    }

    private mutating func put(_ string: String) {
        text.append(contentsOf: string.utf8)
    }
}
