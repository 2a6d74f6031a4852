import Notation

/// The members of a JSON object, where what is at its default is left out.
struct Members {
    private(set) var all: [String: JSON] = [:]

    var json: JSON { .object(all) }

    mutating func put(_ key: String, _ text: String?) {
        if let text { all[key] = .string(text) }
    }

    mutating func put(_ key: String, _ number: Points?) {
        if let number { all[key] = .string(number.description) }
    }

    mutating func put(_ key: String, _ number: Points, unless standard: Points) {
        if number != standard { put(key, number) }
    }

    mutating func put(_ key: String, _ number: Int, unless standard: Int? = nil) {
        if number != standard { all[key] = .integer(Int64(number)) }
    }

    mutating func put(_ key: String, _ truth: Bool) {
        if truth { all[key] = .bool(true) }
    }

    mutating func put<Kind>(_ key: String, _ id: Identifier<Kind>?) {
        put(key, id?.text)
    }

    /// A set of names, sorted; left out when empty.
    mutating func put<Kind>(_ key: String, set ids: [Identifier<Kind>]) {
        if !ids.isEmpty { all[key] = .array(ids.sorted().map { .string($0.text) }) }
    }

    mutating func put<Word: RawRepresentable<String> & Equatable>(
        _ key: String, _ word: Word, unless standard: Word? = nil
    ) {
        if word != standard { put(key, word.rawValue) }
    }

    mutating func put(_ key: String, _ list: [JSON]) {
        all[key] = .array(list)
    }

    mutating func put(_ key: String, ifNotEmpty members: Members) {
        if !members.all.isEmpty { all[key] = members.json }
    }

    mutating func put(_ key: String, _ json: JSON) {
        all[key] = json
    }

    /// Numbers by name, nil written `*`; one number for all is written alone; left out when empty.
    mutating func put<Kind>(_ key: String, row: [Identifier<Kind>?: Points]) {
        if !row.isEmpty { all[key] = Members.row(row) }
    }

    /// Numbers by name; left out when empty.
    mutating func put<Kind>(_ key: String, numbers: [Identifier<Kind>: Points]) {
        guard !numbers.isEmpty else { return }
        all[key] = .object(
            Dictionary(
                uniqueKeysWithValues: numbers.map { ($0.text, .string($1.description)) }))
    }

    static func row<Kind>(_ row: [Identifier<Kind>?: Points]) -> JSON {
        if row.count == 1, let only = row[nil] { return .string(only.description) }
        return .object(
            Dictionary(
                uniqueKeysWithValues: row.map { ($0?.text ?? "*", .string($1.description)) }))
    }

    static func table(_ table: Table) -> JSON {
        if table.rows.count == 1, let only = table.rows[nil], only.count == 1, only[nil] != nil {
            return row(only)
        }
        return .object(
            Dictionary(uniqueKeysWithValues: table.rows.map { ($0?.text ?? "*", row($1)) }))
    }
}
