import Notation

/// The roles of a leaf.
extension SchemeReader {
    /// The word by which `by` names the subject's own office.
    static let own = "self"

    mutating func roles(_ node: SourceNode, _ path: String) -> [Role] {
        guard let nodes = list(node, key: "roles", limit: Scheme.Limits.roles) else { return [] }
        if nodes.isEmpty {
            reportShape(node, "roles", zh: "至少一项的列表", en: "a list that is not empty")
        }
        var result: [Role] = []
        for (index, node) in nodes.enumerated() {
            let path = "\(path)/roles/\(name(node, index))"
            if let role = role(node, path) { result.append(role) }
        }
        return result
    }

    private mutating func role(_ node: SourceNode, _ path: String) -> Role? {
        let keys = ["id", "name", "weight", "combine", "by", "raters", "checked"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: RoleID? = id(fields)
        let name = optionalText(fields, "name")
        let weight = points(fields, "weight", .positive)
        let combine = combine(fields)
        let by = writers(fields)
        let raters: [RaterID] = ids(fields, "raters", limit: Scheme.Limits.raters)
        let checked = checked(fields)
        guard let id, let weight, let combine else { return nil }
        return Role(
            id: id, name: name, weight: weight, combine: combine, by: by, raters: raters,
            checked: checked)
    }

    private mutating func combine(_ fields: Fields) -> Role.Combine? {
        guard let node = fields["combine"] else { return .single }
        switch node.content {
        case .text("single", _): return .single
        case .text("mean", _): return .mean
        case .text("median", _): return .median
        case .text("trimmed", _): return .trimmed(1)
        case .map:
            let trimmed = open(node, "\(fields.path)/combine", keys: ["trimmed"])
            return trimmed.flatMap { whole($0, "trimmed", 1...100) }.map(Role.Combine.trimmed)
        default:
            reportShape(
                node, "combine", zh: "single、mean、median、trimmed 之一",
                en: "one of single, mean, median, trimmed")
            return nil
        }
    }

    private mutating func writers(_ fields: Fields) -> Writers? {
        guard fields["by"] != nil else { return nil }
        let names: [OfficeID] = ids(fields, "by")
        return Writers(
            own: names.contains { $0.text == Self.own },
            offices: names.filter { $0.text != Self.own })
    }

    private mutating func checked(_ fields: Fields) -> Role.Checked? {
        guard let node = fields["checked"],
            let fields = open(node, "\(fields.path)/checked", keys: ["against", "tolerance"])
        else { return nil }
        let against: RoleID? = id(fields, "against")
        let tolerance = points(fields, "tolerance", .notNegative)
        guard let against, let tolerance else { return nil }
        return Role.Checked(against: against, tolerance: tolerance)
    }
}
