import Notation

/// Single values, each read from the characters that were written and never through a float.
extension SchemeReader {
    /// A name that must be there.
    mutating func id<Kind>(_ fields: Fields, _ key: String = "id") -> Identifier<Kind>? {
        guard let node = fields[key] else {
            reportMissing(fields, key)
            return nil
        }
        return id(node, key: key)
    }

    /// A name that may be there.
    mutating func optionalID<Kind>(_ fields: Fields, _ key: String) -> Identifier<Kind>? {
        fields[key].flatMap { id($0, key: key) }
    }

    /// A name.
    mutating func id<Kind>(_ node: SourceNode, key: String) -> Identifier<Kind>? {
        guard let (text, _) = characters(node, key: key) else { return nil }
        return id(text, node, key: key)
    }

    /// A name written as `text`.
    mutating func id<Kind>(_ text: String, _ node: SourceNode, key: String) -> Identifier<Kind>? {
        if let id = Identifier<Kind>(text) { return id }
        reportValue(
            node, key, text, zh: "编号：1 至 64 个英文字母、数字或 . _ -，以字母或数字开头",
            en: "an id: 1 to 64 letters, digits or . _ -, a letter or digit first")
        return nil
    }

    /// Names in a list; a single name may stand without one.
    mutating func ids<Kind>(_ fields: Fields, _ key: String, limit: Int = 50_000) -> [Identifier<
        Kind
    >] {
        guard let node = fields[key] else { return [] }
        if case .text = node.content { return id(node, key: key).map { [$0] } ?? [] }
        guard let elements = list(node, key: key, limit: limit) else { return [] }
        if elements.isEmpty {
            reportShape(node, key, zh: "至少一项的列表", en: "a list that is not empty")
        }
        var result: [Identifier<Kind>] = []
        for element in elements {
            guard let id: Identifier<Kind> = id(element, key: key) else { continue }
            result.append(id)
        }
        reportRepeated(result.map(\.text), node, key)
        return result
    }

    mutating func reportRepeated(_ texts: [String], _ node: SourceNode, _ key: String) {
        var seen: Set<String> = []
        for text in texts where !seen.insert(text).inserted {
            report(.schemeRepeated, at: node.place, ["key": key, "value": text])
        }
    }

    /// A text for people that must be there.
    mutating func text(_ fields: Fields, _ key: String, limit: Int = 200) -> String? {
        guard fields[key] != nil else {
            reportMissing(fields, key)
            return nil
        }
        return optionalText(fields, key, limit: limit)
    }

    /// A text for people that may be there.
    mutating func optionalText(_ fields: Fields, _ key: String, limit: Int = 200) -> String? {
        guard let node = fields[key], let (text, _) = characters(node, key: key) else { return nil }
        let allowed = text.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0x7F || limit > 200 && ($0 == "\n" || $0 == "\t")
        }
        guard !text.isEmpty, text.unicodeScalars.count <= limit, allowed else {
            reportValue(
                node, key, text, zh: "1 至 \(limit) 个字符且不含控制字符的文字",
                en: "1 to \(limit) characters without control characters")
            return nil
        }
        return text
    }

    /// A decimal that must be there.
    mutating func points(_ fields: Fields, _ key: String, _ range: NumberRange) -> Points? {
        guard fields[key] != nil else {
            reportMissing(fields, key)
            return nil
        }
        return optionalPoints(fields, key, range)
    }

    /// A decimal that may be there.
    mutating func optionalPoints(_ fields: Fields, _ key: String, _ range: NumberRange) -> Points? {
        fields[key].flatMap { points($0, key: key, range) }
    }

    /// A decimal within a range.
    mutating func points(_ node: SourceNode, key: String, _ range: NumberRange) -> Points? {
        guard let (text, _) = characters(node, key: key) else { return nil }
        guard let number = Points(written: text) else {
            reportValue(
                node, key, text, zh: "十进制数，如 92.5（不用 %、千位分隔符或 1e2）",
                en: "a decimal like 92.5 (no %, no thousands, no 1e2)")
            return nil
        }
        guard range.holds(number) else {
            reportValue(node, key, text, zh: range.zh, en: range.en)
            return nil
        }
        return number
    }

    /// A whole number that may be there.
    mutating func whole(_ fields: Fields, _ key: String, _ bounds: ClosedRange<Int>) -> Int? {
        guard let node = fields[key], let (text, _) = characters(node, key: key) else { return nil }
        guard let number = Int(text), String(number) == text, bounds.contains(number) else {
            reportValue(
                node, key, text, zh: "\(bounds.lowerBound) 至 \(bounds.upperBound) 的整数",
                en: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
            return nil
        }
        return number
    }

    /// `true` or `false`; false where the key is absent.
    mutating func truth(_ fields: Fields, _ key: String) -> Bool {
        guard let node = fields[key], let (text, quoted) = characters(node, key: key) else {
            return false
        }
        if !quoted, text == "true" { return true }
        if !quoted, text == "false" { return false }
        reportValue(node, key, text, zh: "true 或 false", en: "true or false")
        return false
    }

    /// One word of a fixed set, or the default where the key is absent.
    mutating func word<Word>(_ fields: Fields, _ key: String, default word: Word) -> Word
    where Word: RawRepresentable<String> & CaseIterable {
        optionalWord(fields, key) ?? word
    }

    /// One word of a fixed set that may be there.
    mutating func optionalWord<Word>(_ fields: Fields, _ key: String) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        guard let node = fields[key], let (text, _) = characters(node, key: key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        let list = words.joined(separator: ", ")
        let hint = Suggestion.hint(for: text, among: words)
        reportValue(
            node, key, text, zh: "\(list) 之一\(hint["hint"] ?? "")",
            en: "one of \(list)\(hint["hintEn"] ?? "")")
        return nil
    }

    /// A day that may be there.
    mutating func date(_ fields: Fields, _ key: String) -> CivilDate? {
        guard let node = fields[key], let (text, _) = characters(node, key: key) else { return nil }
        if let date = CivilDate(text) { return date }
        reportValue(node, key, text, zh: "日期，如 2026-04-30", en: "a date like 2026-04-30")
        return nil
    }
}
