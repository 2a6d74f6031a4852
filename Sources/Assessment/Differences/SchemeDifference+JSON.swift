public import Notation

extension SchemeDifference {
    /// The shape of `docs/cli.md`: `{"changes","is","reason","same","scheme","was"}`.
    public var json: JSON {
        var members: [String: JSON] = [
            "changes": .array(changes.map(\.json)), "is": new.json, "same": .bool(isEmpty),
            "scheme": .string(new.id.text), "was": old.json,
        ]
        if let reason { members["reason"] = .string(reason) }
        return .object(members)
    }
}

extension SchemeDifference.Version {
    fileprivate var json: JSON {
        ["hash": .string(hash.hex), "version": .integer(Int64(number))]
    }
}

extension SchemeDifference.Change {
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "act": .string(act.rawValue), "fields": .array(fields.map(\.json)), "id": .string(id),
            "kind": .string(kind.rawValue), "name": .string(name),
        ]
        if shareBefore != nil || shareNow != nil {
            var share: [String: JSON] = [:]
            if let shareBefore { share["was"] = .string(shareBefore.description) }
            if let shareNow { share["is"] = .string(shareNow.description) }
            members["share"] = .object(share)
        }
        if let carry {
            members["carry"] = .string(carry.carry.rawValue)
            if let from = carry.from { members["from"] = .string(from.text) }
        }
        members["for"] = concerns.json
        return .object(members)
    }
}

extension FieldDifference {
    fileprivate var json: JSON {
        var members: [String: JSON] = ["key": .string(key)]
        if let was { members["was"] = was }
        if let now { members["is"] = now }
        return .object(members)
    }
}

extension SchemeDifference.Concerns {
    fileprivate var json: JSON {
        var members: [String: JSON] = [:]
        func put(_ key: String, _ ids: [String]) {
            if !ids.isEmpty { members[key] = .array(ids.map { .string($0) }) }
        }
        put("groups", groups.map(\.text))
        put("offices", offices.map(\.text))
        put("periods", periods.map(\.text))
        put("subjects", subjects.map(\.text))
        return .object(members)
    }
}
