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
        members.put("rule", ["\(rule.name)": rule.parameters])
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

extension Rule {
    /// The parameters under the rule's name.
    var parameters: JSON {
        var members = Members()
        switch self {
        case .direct(let max): members.put("max", max, unless: .hundred)
        case .linear(let linear):
            members.put("target", Members.table(linear.target))
            if linear.floor != Table(.zero) { members.put("floor", Members.table(linear.floor)) }
            members.put("cap", linear.cap, unless: .hundred)
        case .steps(let steps): return .array(steps.sorted { $0.from < $1.from }.map(\.json))
        case .deduct(let from, let per):
            members.put("from", from, unless: .hundred)
            members.put("per", per)
        case .grades(let scores), .votes(let scores):
            for (grade, score) in scores { members.put(grade.text, score.json) }
        case .efficacy(let efficacy): efficacy.write(into: &members)
        case .place(let place): place.write(into: &members)
        case .bonus(let per, let cap), .penalty(let per, let cap):
            members.put("per", per, unless: .one)
            members.put("cap", cap)
        case .veto(let basis): members.put("basis", basis)
        case .ledger: break
        }
        return members.json
    }
}

extension Rule.Step {
    var json: JSON { ["from": .string(from.description), "score": .string(score.description)] }
}

extension Rule.GradeScore {
    var json: JSON {
        guard let name else { return .string(score.description) }
        return ["name": .string(name), "score": .string(score.description)]
    }
}

extension Rule.Efficacy {
    func write(into members: inout Members) {
        members.put("base", base, unless: Self.defaultBase)
        members.put("span", span, unless: Self.defaultSpan)
        members.put("better", better, unless: .higher)
    }
}

extension Rule.Place {
    func write(into members: inout Members) {
        members.put("first", first, unless: .hundred)
        members.put("step", step)
        members.put("floor", floor, unless: .zero)
        members.put("better", better, unless: .higher)
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
