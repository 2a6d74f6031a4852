public import Assessment
import Notation

extension Scheme {
    /// The scheme as YAML for people, keys in the order of `docs/scheme.md`, defaults left out.
    ///
    /// Reading it gives the same scheme.
    public var yaml: String {
        var writer = YAMLWriter()
        writer.members(json.object ?? [:], indent: 0)
        return writer.text
    }
}

/// Writes JSON as YAML in block style.
private struct YAMLWriter {
    private(set) var text = ""

    /// Keys in the order in which people read; all others follow by name.
    private static let order = [
        "id", "version", "title", "name", "note", "score", "from", "until", "timezone", "decimals",
        "missing", "cycle", "amendment", "kind", "group", "office", "offices", "groups", "subjects",
        "periods", "weight", "opens", "closes", "sum", "responsible", "appliesTo", "rule", "unit",
        "roles", "children", "indicators", "grades",
    ]

    mutating func members(_ members: [String: JSON], indent: Int) {
        let keys = members.keys.sorted { (rank($0), $0) < (rank($1), $1) }
        for (index, key) in keys.enumerated() {
            if index > 0 || indent == 0 { text += String(repeating: " ", count: indent) }
            text += scalar(key)
            text += ":"
            value(members[key] ?? .null, indent: indent)
        }
    }

    private mutating func value(_ json: JSON, indent: Int) {
        switch json {
        case .object(let members) where members.isEmpty: text += " {}\n"
        case .object(let members):
            text += "\n" + String(repeating: " ", count: indent + 2)
            self.members(members, indent: indent + 2)
        case .array(let elements):
            if elements.allSatisfy({ $0.string != nil }) {
                text +=
                    " [" + elements.map { scalar($0.string ?? "") }.joined(separator: ", ") + "]\n"
                return
            }
            text += "\n"
            for element in elements {
                text += String(repeating: " ", count: indent + 2) + "- "
                members(element.object ?? [:], indent: indent + 4)
            }
        case .string(let string): text += " \(scalar(string))\n"
        case .integer(let number): text += " \(number)\n"
        case .bool(let truth): text += " \(truth)\n"
        case .null: text += " null\n"
        }
    }

    private func rank(_ key: String) -> Int {
        Self.order.firstIndex(of: key) ?? Self.order.count
    }

    /// Plain where nobody can take it for anything else, else in JSON's quotes.
    private func scalar(_ string: String) -> String {
        let plain = string.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "_"
        }
        let words: Set = ["true", "false", "null", "Null", "NULL", "yes", "no", "on", "off"]
        if plain, !string.isEmpty, !words.contains(string.lowercased()) { return string }
        return String(decoding: JSON.string(string).canonical, as: UTF8.self)
    }
}
