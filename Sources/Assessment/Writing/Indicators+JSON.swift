import Notation

extension Indicator {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("title", title)
        members.put("note", note)
        members.put("weight", weight)
        var limits = Members()
        limits.put("groups", set: appliesTo.groups)
        limits.put("offices", set: appliesTo.offices)
        limits.put("subjects", set: appliesTo.subjects)
        limits.put("periods", set: appliesTo.periods)
        members.put("appliesTo", ifNotEmpty: limits)
        members.put("responsible", set: responsible)
        members.put("warn", row: warn)
        switch content {
        case .node(let children, let sum):
            members.put("children", children.map(\.json))
            members.put("sum", sum)
        case .leaf(let leaf):
            leaf.write(into: &members)
        }
        return members.json
    }
}

extension Leaf {
    func write(into members: inout Members) {
        members.put("rule", ["\(rule.name)": rule.body.parameters])
        if !roles.isEmpty { members.put("roles", roles.map(\.json)) }
        members.put("digits", digits, unless: 6)
        members.put("least", least)
        members.put("greatest", greatest)
        members.put("unit", unit)
        members.put("leap", leap)
        members.put("detailedRules", detailedRules?.hex)
        members.put("doubleEntry", doubleEntry)
    }
}

extension Role {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("name", name)
        members.put("weight", weight)
        switch combine {
        case .single: break
        case .mean: members.put("combine", "mean")
        case .median: members.put("combine", "median")
        case .trimmed(let count): members.put("combine", ["trimmed": .integer(Int64(count))])
        }
        if let by {
            let names = by.offices.map(\.text) + (by.own ? [SchemeReader.own] : [])
            let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            members.put("by", sorted.map { .string($0) })
        }
        members.put("raters", set: raters)
        if let checked {
            members.put(
                "checked",
                [
                    "against": .string(checked.against.text),
                    "tolerance": .string(checked.tolerance.description),
                ])
        }
        return members.json
    }
}
