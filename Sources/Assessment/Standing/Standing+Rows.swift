public import Notation

/// One row of the table in which a group is published.
public struct StandingRow: Hashable, Sendable {
    /// Whose row it is; nil for the last one, which tells of the group as a whole.
    public let subject: SubjectID?
    /// What it says, in the words of `shangji score` without its nulls.
    public let json: JSON

    /// A row.
    public init(subject: SubjectID?, json: JSON) {
        self.subject = subject
        self.json = json
    }
}

extension Standing {
    /// The rows in which a group is published: its subjects by id, then the figures of the group.
    ///
    /// A subject's row has the members of `shangji score` and `warnings`, those of the group about
    /// the subject, each without it; the last row `feedback`, `group` and `status`. What is null
    /// there is left out here. `docs/batch-format.md`, standing.
    public func rows(of group: StandingGroup) -> [StandingRow] {
        let warnings = Dictionary(grouping: group.warnings, by: \.subject)
        let subjects = group.subjects.sorted { $0.id < $1.id }.map { subject in
            var members = subject.json(indicators).object ?? [:]
            if let own = warnings[subject.id] {
                members["warnings"] = .array(own.map(\.json).map { $0.without("subject") })
            }
            return StandingRow(subject: subject.id, json: JSON.object(members).withoutNulls)
        }
        let last: JSON = [
            "feedback": group.figures, "group": .string(group.id.text),
            "status": .string(group.status.rawValue),
        ]
        return subjects + [StandingRow(subject: nil, json: last.withoutNulls)]
    }
}

extension JSON {
    fileprivate func without(_ key: String) -> JSON {
        guard case .object(var members) = self else { return self }
        members[key] = nil
        return .object(members)
    }

    fileprivate var withoutNulls: JSON {
        switch self {
        case .object(let members):
            .object(members.filter { $0.value != .null }.mapValues(\.withoutNulls))
        case .array(let elements): .array(elements.map(\.withoutNulls))
        case .null, .bool, .integer, .string: self
        }
    }
}
