public import Notation

extension Scheme {
    /// The scheme as JSON, defaults left out.
    public var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("version", version)
        members.put("title", title)
        members.put("note", note)
        members.put("timezone", timezone == "Asia/Shanghai" ? nil : timezone)
        members.put("decimals", decimals, unless: 2)
        members.put("missing", missing, unless: .block)
        var cycleMembers = Members()
        cycleMembers.put("title", cycle.title)
        cycleMembers.put("compose", cycle.compose, unless: .totals)
        members.put("cycle", ifNotEmpty: cycleMembers)
        members.put("sum", sum)
        members.put("offices", offices.sorted { $0.id < $1.id }.map(\.json))
        members.put("groups", groups.sorted { $0.id < $1.id }.map(\.json))
        members.put("subjects", subjects.sorted { $0.id < $1.id }.map(\.json))
        members.put("periods", periods.map(\.json))
        members.put("indicators", indicators.map(\.json))
        grading.write(into: &members)
        adjustments.write(into: &members)
        procedure.write(into: &members)
        feedback.write(into: &members)
        if let amendment { members.put("amendment", amendment.json) }
        return members.json
    }
}

extension Lifetime {
    func write(into members: inout Members) {
        members.put("from", from)
        members.put("until", until)
    }
}

extension Office {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("name", name)
        lifetime.write(into: &members)
        members.put("succeeds", set: succeeds)
        return members.json
    }
}

extension Group {
    var json: JSON { ["id": .string(id.text), "name": .string(name)] }
}

extension Subject {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("name", name)
        members.put("group", group)
        members.put("kind", kind, unless: .unit)
        members.put("office", office)
        lifetime.write(into: &members)
        members.put("succeeds", set: succeeds)
        return members.json
    }
}

extension Period {
    var json: JSON {
        var members = Members()
        members.put("id", id)
        members.put("name", name)
        members.put("kind", kind)
        members.put("weight", weight)
        members.put("of", numbers: parts)
        members.put("warns", warns)
        members.put("opens", opens?.description)
        members.put("closes", closes?.description)
        return members.json
    }
}
