public import Notation

/// The members `places` and `ties` of a group: `docs/scoring.md`, Places and ties.
extension GradePlaces {
    /// Grade, pool, places, who got them, where it closed, who was passed over.
    var json: JSON {
        var members: [String: JSON] = [
            "grade": .string(grade.text), "ranked": .integer(Int64(ranked)),
            "quota": .decimal(quota), "places": places.map { .integer(Int64($0)) } ?? .null,
            "given": .ids(given), "next": next?.json ?? .null,
            "passedOver": .array(passedOver.map(\.json)),
        ]
        switch pool {
        case .group: members["pool"] = "group"
        case .units: members["pool"] = "units"
        case .people(let office):
            members["pool"] = "people"
            members["office"] = office.map { .string($0.text) } ?? .null
        }
        return .object(members)
    }
}

extension GradePlaces.Block {
    fileprivate var json: JSON {
        [
            "rank": .integer(Int64(rank)), "subjects": .ids(subjects), "total": .decimal(total),
            "room": .integer(Int64(room)), "behind": .decimal(behind),
        ]
    }
}

extension GradePlaces.PassedOver {
    fileprivate var json: JSON {
        [
            "subject": .string(subject.text), "rank": .integer(Int64(rank)),
            "why": .array(why.map(\.json)),
        ]
    }
}

extension GradeHindrance {
    /// The kind and its figures.
    var json: JSON {
        switch self {
        case .below(let least, let by):
            ["kind": "below", "least": .decimal(least), "by": .decimal(by)]
        case .indicator(let id, let score, let least):
            [
                "kind": "indicator", "indicator": .string(id.text), "score": .decimal(score),
                "least": .decimal(least),
            ]
        case .vetoed: ["kind": "vetoed"]
        case .noPlace(let places, let room, let behind):
            [
                "kind": "no-place", "places": .integer(Int64(places)),
                "room": .integer(Int64(room)), "behind": .decimal(behind),
            ]
        }
    }
}

extension TieDecision {
    /// The total, who has it, and what decides between neighbours.
    var json: JSON {
        [
            "total": .decimal(total),
            "subjects": .array(
                subjects.map { one in
                    ["id": .string(one.subject.text), "rank": .integer(Int64(one.rank))]
                }),
            "decided": .array(
                steps.map { step in
                    [
                        "ahead": .string(step.ahead.text), "behind": .string(step.behind.text),
                        "by": step.by.map { .string($0.text) } ?? .null,
                        "scores": .array(step.scores.map { .decimal($0) }),
                    ]
                }),
        ]
    }
}

extension GradeExplanation {
    /// The grade, what keeps the subject from those above it, and its tie.
    public var json: JSON {
        [
            "grade": grade.map { .string($0.text) } ?? .null,
            "above": .array(
                above.map { one in
                    ["grade": .string(one.grade.text), "why": .array(one.why.map(\.json))]
                }),
            "tie": tie?.json ?? .null,
        ]
    }
}

extension JSON {
    /// Ids in their order.
    static func ids(_ subjects: [SubjectID]) -> JSON { .array(subjects.map { .string($0.text) }) }
}
