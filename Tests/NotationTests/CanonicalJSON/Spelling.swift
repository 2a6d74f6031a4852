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

extension Seeded {
    /// A JSON tree of at most `depth` values inside one another.
    mutating func json(depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 1 ? 10 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(integer())
        case 3...5: return .string(text())
        case 6, 7:
            let count = Int.random(in: 0...4, using: &self)
            return .array((0..<count).map { _ in json(depth: depth - 1) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<Int.random(in: 0...5, using: &self) {
                members[text()] = json(depth: depth - 1)
            }
            return .object(members)
        }
    }

    /// An integer within the limits, small, large or at an edge.
    mutating func integer() -> Int64 {
        let edges = [0, 1, -1, 10, JSON.integerLimit, -JSON.integerLimit]
        if Bool.random(using: &self) { return edges[Int.random(in: 0..<6, using: &self)] }
        let bound = JSON.integerLimit >> Int64.random(in: 0...52, using: &self)
        return Int64.random(in: -bound...bound, using: &self)
    }

    /// A text of few characters, awkward ones often.
    mutating func text() -> String {
        let awkward: [Unicode.Scalar] = [
            "\"", "\\", "/", "\u{7F}", "\u{80}", "\u{E9}", "e", "\u{301}", "\u{7FF}", "\u{800}",
            "\u{20AC}", "镇", "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FFFD}", "\u{FFFF}",
            "\u{10000}", "\u{1F602}", "\u{10FFFF}", "\u{2028}", "\u{FEFF}", "<", "'", "&",
        ]
        var string = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &self) {
            switch Int.random(in: 0..<4, using: &self) {
            case 0: string.append(Unicode.Scalar(UInt8.random(in: 0..<0x20, using: &self)))
            case 1: string.append(Unicode.Scalar(UInt8.random(in: 0x61...0x66, using: &self)))
            default: string.append(awkward[Int.random(in: 0..<awkward.count, using: &self)])
            }
        }
        return String(string)
    }
}
