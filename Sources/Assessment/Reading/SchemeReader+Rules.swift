import Notation

/// The twelve rules.
extension SchemeReader {
    /// The rule of a leaf: a word alone, or a word with its parameters under it.
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
        let path = "\(path)/\(word)"
        switch word {
        case "direct": return direct(node, path)
        case "linear": return linear(node, path)
        case "steps": return steps(node, path)
        case "deduct": return deduct(node, path)
        case "grades": return gradeScores(node, path).map(Rule.grades)
        case "votes": return gradeScores(node, path).map(Rule.votes)
        case "efficacy": return efficacy(node, path)
        case "place": return placeRule(node, path)
        case "bonus": return events(node, path).map { .bonus(per: $0.per, cap: $0.cap) }
        case "penalty": return events(node, path).map { .penalty(per: $0.per, cap: $0.cap) }
        case "veto": return veto(node, path)
        case "ledger": return open(node, path, keys: []) == nil ? nil : .ledger
        default:
            let list = Rule.names.joined(separator: ", ")
            let hint = Suggestion.hint(for: word, among: Rule.names)
            reportValue(
                whole, "rule", word, zh: "\(list) 之一\(hint["hint"] ?? "")",
                en: "one of \(list)\(hint["hintEn"] ?? "")")
            return nil
        }
    }

    private mutating func direct(_ node: SourceNode, _ path: String) -> Rule? {
        guard let fields = open(node, path, keys: ["max"]) else { return nil }
        return .direct(max: optionalPoints(fields, "max", .positive) ?? .hundred)
    }

    private mutating func linear(_ node: SourceNode, _ path: String) -> Rule? {
        guard let fields = open(node, path, keys: ["target", "floor", "cap"]) else { return nil }
        guard let target = fields["target"] else {
            reportMissing(fields, "target")
            return nil
        }
        let table = table(target, "\(path)/target")
        let floor = fields["floor"].map { self.table($0, "\(path)/floor") } ?? Table(.zero)
        let cap = optionalPoints(fields, "cap", .percent) ?? .hundred
        guard let table, let floor else { return nil }
        return .linear(Rule.Linear(target: table, floor: floor, cap: cap))
    }

    private mutating func steps(_ node: SourceNode, _ path: String) -> Rule? {
        guard let nodes = list(node, key: path, limit: Scheme.Limits.steps) else { return nil }
        if nodes.isEmpty { reportShape(node, path, zh: "至少一档", en: "at least one step") }
        var steps: [Rule.Step] = []
        for (index, node) in nodes.enumerated() {
            guard let fields = open(node, "\(path)/\(index)", keys: ["from", "score"]) else {
                continue
            }
            let from = points(fields, "from", .any)
            let score = points(fields, "score", .score)
            if let from, let score { steps.append(Rule.Step(from: from, score: score)) }
        }
        reportRepeated(steps.map(\.from.description), node, "from")
        return .steps(steps.sorted { $0.from < $1.from })
    }

    private mutating func deduct(_ node: SourceNode, _ path: String) -> Rule? {
        guard let fields = open(node, path, keys: ["from", "per"]) else { return nil }
        let from = optionalPoints(fields, "from", .score) ?? .hundred
        return points(fields, "per", .positive).map { .deduct(from: from, per: $0) }
    }

    private mutating func gradeScores(
        _ node: SourceNode, _ path: String
    ) -> [GradeID: Rule.GradeScore]? {
        guard let members = members(node, path) else { return nil }
        guard members.count <= Scheme.Limits.grades else {
            report(
                .schemeLimit, at: node.place,
                ["key": "grades", "count": "\(members.count)", "limit": "\(Scheme.Limits.grades)"])
            return nil
        }
        var result: [GradeID: Rule.GradeScore] = [:]
        for member in members {
            guard let id: GradeID = id(member.key, member.node, key: path) else { continue }
            result[id] = gradeScore(member.node, "\(path)/\(member.key)")
        }
        return result
    }

    private mutating func gradeScore(_ node: SourceNode, _ path: String) -> Rule.GradeScore? {
        if case .text = node.content {
            return points(node, key: path, .score).map { Rule.GradeScore($0) }
        }
        guard let fields = open(node, path, keys: ["score", "name"]) else { return nil }
        let name = optionalText(fields, "name")
        return points(fields, "score", .score).map { Rule.GradeScore($0, name: name) }
    }

    private mutating func efficacy(_ node: SourceNode, _ path: String) -> Rule? {
        guard let fields = open(node, path, keys: ["base", "span", "better"]) else { return nil }
        let base = optionalPoints(fields, "base", .score) ?? Rule.Efficacy.defaultBase
        let span = optionalPoints(fields, "span", .score) ?? Rule.Efficacy.defaultSpan
        return .efficacy(
            Rule.Efficacy(base: base, span: span, better: word(fields, "better", default: .higher)))
    }

    private mutating func placeRule(_ node: SourceNode, _ path: String) -> Rule? {
        let keys = ["first", "step", "floor", "better"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let first = optionalPoints(fields, "first", .score) ?? .hundred
        let floor = optionalPoints(fields, "floor", .score) ?? .zero
        let better = word(fields, "better", default: Rule.Better.higher)
        return points(fields, "step", .positive).map {
            .place(Rule.Place(first: first, step: $0, floor: floor, better: better))
        }
    }

    private mutating func events(
        _ node: SourceNode, _ path: String
    ) -> (per: Points, cap: Points?)? {
        guard let fields = open(node, path, keys: ["per", "cap"]) else { return nil }
        let per = optionalPoints(fields, "per", .positive) ?? .one
        return (per, optionalPoints(fields, "cap", .positive))
    }

    private mutating func veto(_ node: SourceNode, _ path: String) -> Rule? {
        guard let fields = open(node, path, keys: ["basis"]) else { return nil }
        return .veto(basis: optionalText(fields, "basis", limit: Scheme.Limits.note))
    }
}
