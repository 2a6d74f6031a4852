import Notation

/// Offices, groups, subjects and periods.
extension SchemeReader {
    mutating func office(_ node: SourceNode, _ path: String) -> Office? {
        let keys = ["id", "name", "from", "until", "succeeds"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: OfficeID? = id(fields)
        let name = text(fields, "name")
        let lifetime = lifetime(fields)
        let succeeds: [OfficeID] = ids(fields, "succeeds")
        guard let id, let name else { return nil }
        return Office(id: id, name: name, lifetime: lifetime, succeeds: succeeds)
    }

    mutating func group(_ node: SourceNode, _ path: String) -> Group? {
        guard let fields = open(node, path, keys: ["id", "name"]) else { return nil }
        let id: GroupID? = id(fields)
        guard let id, let name = text(fields, "name") else { return nil }
        return Group(id: id, name: name)
    }

    mutating func subject(_ node: SourceNode, _ path: String) -> Subject? {
        let keys = ["id", "name", "group", "kind", "office", "from", "until", "succeeds"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: SubjectID? = id(fields)
        let name = text(fields, "name")
        let group: GroupID? = self.id(fields, "group")
        let kind = word(fields, "kind", default: Subject.Kind.unit)
        let office: OfficeID? = optionalID(fields, "office")
        let lifetime = lifetime(fields)
        let succeeds: [SubjectID] = ids(fields, "succeeds")
        guard let id, let name, let group else { return nil }
        return Subject(
            id: id, name: name, group: group, kind: kind, office: office, lifetime: lifetime,
            succeeds: succeeds)
    }

    mutating func period(_ node: SourceNode, _ path: String) -> Period? {
        let keys = ["id", "name", "kind", "weight", "of", "warns", "opens", "closes"]
        guard let fields = open(node, path, keys: keys) else { return nil }
        let id: PeriodID? = id(fields)
        let name = text(fields, "name")
        if fields["kind"] == nil { reportMissing(fields, "kind") }
        let kind: Period.Kind? = optionalWord(fields, "kind")
        let weight = optionalPoints(fields, "weight", .positive)
        let parts = parts(fields)
        let warns = truth(fields, "warns")
        let opens = date(fields, "opens")
        let closes = date(fields, "closes")
        guard let id, let name, let kind else { return nil }
        return Period(
            id: id, name: name, kind: kind, weight: weight, parts: parts, warns: warns,
            opens: opens, closes: closes)
    }

    /// Periods with weights, or a list of them that weigh the same.
    private mutating func parts(_ fields: Fields) -> [PeriodID: Points] {
        guard let node = fields["of"] else { return [:] }
        if case .map = node.content { return named(node, "\(fields.path)/of", .positive) }
        let list: [PeriodID] = ids(fields, "of", limit: Scheme.Limits.periods)
        return Dictionary(list.map { ($0, .one) }) { first, _ in first }
    }

    private mutating func lifetime(_ fields: Fields) -> Lifetime {
        Lifetime(from: optionalID(fields, "from"), until: optionalID(fields, "until"))
    }
}
