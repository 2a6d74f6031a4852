import Notation

/// The rule of a leaf.
extension SchemeReader {
    /// A word alone, or a word with its parameters under it.
    mutating func rule(_ fields: Fields) -> Rule? {
        guard let node = fields["rule"] else {
            reportMissing(fields, "rule")
            return nil
        }
        let path = "\(fields.path)/rule"
        if case .text(let word, _) = node.content {
            return rule(word, SourceNode(place: node.place, .map([])), node, path)
        }
        guard let members = map(node, key: path) else { return nil }
        guard members.count == 1, let member = members.first else {
            reportShape(node, path, zh: "一个计分方法", en: "one rule")
            return nil
        }
        remember("\(path)/\(member.key)", at: member.place)
        return rule(member.key, member.node, node, path)
    }

    private mutating func rule(
        _ word: String, _ node: SourceNode, _ whole: SourceNode, _ path: String
    ) -> Rule? {
        guard let rule = Rule.all.first(where: { $0.name == word }) else {
            let list = Rule.names.joined(separator: ", ")
            let hint = Suggestion.hint(for: word, among: Rule.names)
            reportValue(
                whole, "rule", word, zh: "\(list) 之一\(hint["hint"] ?? "")",
                en: "one of \(list)\(hint["hintEn"] ?? "")")
            return nil
        }
        return rule.read(node, "\(path)/\(word)", &self).map { Rule($0) }
    }
}
