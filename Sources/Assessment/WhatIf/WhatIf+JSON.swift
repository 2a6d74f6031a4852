public import Notation

extension Effect {
    /// The changes of what-if, without the standings: `docs/scoring.md`, What if.
    public var json: JSON {
        ["number": .integer(Int64(number)), "changes": .array(subjects.map(\.json))]
    }
}

extension Effect.Change {
    fileprivate var json: JSON {
        [
            "subject": .string(subject.text), "group": .string(group.text),
            "before": Effect.place(before), "after": Effect.place(after),
            "scores": .array(
                scores.map { one in
                    [
                        "indicator": .string(one.indicator.text), "before": one.before.json,
                        "after": one.after.json,
                    ]
                }),
            "passedBy": .ids(passedBy), "passes": .ids(passes), "why": .array(why.map(\.json)),
        ]
    }
}

extension Effect {
    fileprivate static func place(_ subject: StandingSubject?) -> JSON {
        guard let subject else { return .null }
        return [
            "total": .decimal(subject.total),
            "rank": subject.rank.map { .integer(Int64($0)) } ?? .null,
            "grade": subject.grade.map { .string($0.text) } ?? .null,
        ]
    }
}

extension WeightStability {
    /// Indicator, weight, and how far it is down and up: `docs/scoring.md`, Stability.
    public var json: JSON {
        [
            "indicator": .string(indicator.text), "weight": .decimal(weight), "down": down.json,
            "up": up.json,
        ]
    }
}

extension WeightStability.Reach {
    fileprivate var json: JSON {
        switch self {
        case .free(let to): ["free": .decimal(to)]
        case .open(let beyond): ["beyond": .decimal(beyond)]
        case .change(let at, let changes):
            [
                "at": .decimal(at),
                "changes": .array(
                    changes.map { one in
                        [
                            "subject": .string(one.subject.text),
                            "before": one.before.map { .string($0.text) } ?? .null,
                            "after": one.after.map { .string($0.text) } ?? .null,
                        ]
                    }),
            ]
        }
    }
}
