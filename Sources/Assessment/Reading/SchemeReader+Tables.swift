import Notation

/// Numbers by name, where `*` stands for all others.
extension SchemeReader {
    /// A number for all subjects and periods, or rows by subject.
    mutating func table(_ node: SourceNode, _ path: String) -> Table? {
        if case .text = node.content { return points(node, key: path, .any).map { Table($0) } }
        guard let members = members(node, path) else { return nil }
        var rows: [SubjectID?: [PeriodID?: Points]] = [:]
        for member in members {
            let place = "\(path)/\(member.key)"
            let subject: SubjectID?
            if member.key == "*" {
                subject = nil
            } else {
                guard let id: SubjectID = id(member.key, member.node, key: path) else { continue }
                subject = id
            }
            rows[subject] = row(member.node, place, .any)
        }
        return Table(rows: rows)
    }

    /// A number for all periods, or numbers by period.
    mutating func row(
        _ node: SourceNode, _ path: String, _ range: NumberRange
    ) -> [PeriodID?: Points] {
        if case .text = node.content {
            return points(node, key: path, range).map { [nil: $0] } ?? [:]
        }
        return numbers(node, path, range)
    }

    /// Numbers by name; nil stands for `*`.
    mutating func numbers<Kind>(
        _ node: SourceNode, _ path: String, _ range: NumberRange
    ) -> [Identifier<Kind>?: Points] {
        guard let members = members(node, path) else { return [:] }
        var result: [Identifier<Kind>?: Points] = [:]
        for member in members {
            guard let number = points(member.node, key: "\(path)/\(member.key)", range) else {
                continue
            }
            if member.key == "*" {
                result[Optional<Identifier<Kind>>.none] = number
            } else if let id: Identifier<Kind> = id(member.key, member.node, key: path) {
                result[id] = number
            }
        }
        return result
    }

    /// Numbers by name, without `*`.
    mutating func named<Kind>(
        _ node: SourceNode, _ path: String, _ range: NumberRange
    ) -> [Identifier<Kind>: Points] {
        let numbers: [Identifier<Kind>?: Points] = numbers(node, path, range)
        if numbers.keys.contains(nil) {
            reportValue(node, path, "*", zh: "写明的编号（此处不能用 *）", en: "an id (no * here)")
        }
        return Dictionary(
            uniqueKeysWithValues: numbers.compactMap { key, value in key.map { ($0, value) } })
    }

    /// The members of a map that is not empty, each key once, each place remembered.
    mutating func members(_ node: SourceNode, _ path: String) -> [SourceNode.Member]? {
        guard let members = map(node, key: path) else { return nil }
        if members.isEmpty { reportShape(node, path, zh: "至少一项", en: "at least one row") }
        var seen: Set<String> = []
        for member in members {
            remember("\(path)/\(member.key)", at: member.place)
            if !seen.insert(member.key).inserted {
                report(.schemeKeyTwice, at: member.place, ["key": member.key])
            }
        }
        return members
    }
}
