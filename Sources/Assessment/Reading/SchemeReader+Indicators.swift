import Notation

/// The indicator tree.
extension SchemeReader {
    private static let nodeKeys = [
        "id", "title", "note", "weight", "appliesTo", "responsible", "warn", "children", "sum",
    ]
    private static let leafKeys = [
        "id", "title", "note", "weight", "appliesTo", "responsible", "warn", "rule", "roles",
        "digits", "least", "greatest", "unit", "leap", "detailedRules", "doubleEntry",
    ]

    /// A list of indicators; paths are flat, because an id is unique in the whole tree.
    mutating func indicators(_ node: SourceNode, key: String, depth: Int) -> [Indicator] {
        guard let nodes = list(node, key: key, limit: Scheme.Limits.leaves) else { return [] }
        guard depth <= Scheme.Limits.depth else {
            report(
                .schemeLimit, at: node.place,
                ["key": key, "count": "\(depth)", "limit": "\(Scheme.Limits.depth)"])
            return []
        }
        if nodes.isEmpty { reportShape(node, key, zh: "至少一项的列表", en: "a list that is not empty") }
        var result: [Indicator] = []
        for (index, node) in nodes.enumerated() {
            let path = "/indicators/\(name(node, index))"
            if let indicator = indicator(node, path, depth: depth) { result.append(indicator) }
        }
        return result
    }

    private mutating func indicator(_ node: SourceNode, _ path: String, depth: Int) -> Indicator? {
        guard let members = map(node, key: path) else { return nil }
        let isNode = members.contains { $0.key == "children" }
        let keys = isNode ? Self.nodeKeys : Self.leafKeys
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: IndicatorID? = id(fields)
        let title = text(fields, "title")
        let note = optionalText(fields, "note", limit: Scheme.Limits.note)
        let weight = optionalPoints(fields, "weight", .positive)
        let applies = applies(fields)
        let responsible: [OfficeID] = ids(fields, "responsible")
        let warn = warn(fields)
        let content = content(fields, depth: depth)
        guard let id, let title, let content else { return nil }
        return Indicator(
            id: id, title: title, note: note, weight: weight, appliesTo: applies,
            responsible: responsible, warn: warn, content: content)
    }

    private mutating func content(_ fields: Fields, depth: Int) -> Indicator.Content? {
        if let children = fields["children"] {
            let sum = optionalPoints(fields, "sum", .positive)
            return .node(indicators(children, key: "children", depth: depth + 1), sum: sum)
        }
        let rule = rule(fields)
        let roles = fields["roles"].map { self.roles($0, fields.path) } ?? []
        let digits = whole(fields, "digits", 0...6)
        let digest = detailedRules(fields)
        let leaf = rule.map { rule in
            Leaf(
                rule: rule, roles: roles, digits: digits ?? 6,
                least: optionalPoints(fields, "least", .any),
                greatest: optionalPoints(fields, "greatest", .any),
                unit: optionalText(fields, "unit"),
                leap: optionalPoints(fields, "leap", .notNegative), detailedRules: digest,
                doubleEntry: truth(fields, "doubleEntry"))
        }
        return leaf.map(Indicator.Content.leaf)
    }

    private mutating func detailedRules(_ fields: Fields) -> Digest? {
        guard let node = fields["detailedRules"],
            let (text, _) = characters(node, key: "detailedRules")
        else { return nil }
        if let digest = Digest(hex: text) { return digest }
        reportValue(
            node, "detailedRules", text, zh: "64 位小写十六进制的 SHA-256",
            en: "a SHA-256 of 64 lower-case hexadecimal digits")
        return nil
    }

    private mutating func applies(_ fields: Fields) -> Applies {
        guard let node = fields["appliesTo"],
            let limits = open(
                node, "\(fields.path)/appliesTo",
                keys: ["groups", "offices", "subjects", "periods"])
        else { return Applies() }
        return Applies(
            groups: ids(limits, "groups"), offices: ids(limits, "offices"),
            subjects: ids(limits, "subjects"), periods: ids(limits, "periods"))
    }

    /// One threshold for all periods, or thresholds by period.
    private mutating func warn(_ fields: Fields) -> [PeriodID?: Points] {
        guard let node = fields["warn"] else { return [:] }
        return row(node, "\(fields.path)/warn", .score)
    }
}
