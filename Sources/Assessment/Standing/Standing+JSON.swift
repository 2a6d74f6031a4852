public import Notation

extension Standing {
    /// The shape of `shangji score`: `docs/scoring.md`, Output.
    public var json: JSON {
        [
            "period": .string(scope.text), "status": .string(status.rawValue),
            "groups": .array(groups.map { $0.json(indicators) }),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension StandingGroup {
    fileprivate func json(_ indicators: [IndicatorID]) -> JSON {
        var members: [String: JSON] = [
            "group": .string(id.text), "status": .string(status.rawValue),
            "subjects": .array(subjects.map { $0.json(indicators) }), "feedback": figures,
        ]
        if !warnings.isEmpty { members["warnings"] = .array(warnings.map(\.json)) }
        if !places.isEmpty { members["places"] = .array(places.map(\.json)) }
        if !ties.isEmpty { members["ties"] = .array(ties.map(\.json)) }
        return .object(members)
    }

    /// The figures by indicator.
    var figures: JSON {
        let pairs = feedback.map { ($0.indicator.text, $0.json) }
        return .object(Dictionary(pairs) { first, _ in first })
    }
}

extension StandingSubject {
    /// A subject of the group.
    func json(_ indicators: [IndicatorID]) -> JSON {
        let pairs = zip(indicators.map(\.text), scores.map(\.json))
        var members: [String: JSON] = [
            "id": .string(id.text), "total": .decimal(total),
            "rank": rank.map { .integer(Int64($0)) } ?? .null,
            "grade": grade.map { .string($0.text) } ?? .null, "vetoed": .bool(isVetoed),
            "share": .decimal(share), "missing": .integer(Int64(missing)),
            "scores": .object(Dictionary(pairs) { first, _ in first }),
        ]
        if let award { members["award"] = .decimal(award) }
        return .object(members)
    }
}

extension StandingSubject.Score {
    /// The points, `n/a`, or null for none.
    var json: JSON {
        switch self {
        case .points(let points): .decimal(points)
        case .notApplicable: "n/a"
        case .none: .null
        }
    }
}

extension IndicatorFigures {
    fileprivate var json: JSON {
        [
            "number": .integer(Int64(number)), "max": .decimal(max), "min": .decimal(min),
            "mean": .decimal(mean), "median": .decimal(median),
            "firstThree": .array(firstThree.map { .string($0.text) }),
            "lastThree": .array(lastThree.map { .string($0.text) }),
        ]
    }
}

extension PreWarning {
    /// A warning of the group.
    var json: JSON {
        [
            "subject": .string(subject.text), "indicator": .string(indicator.text),
            "score": .decimal(score), "last": .bool(isLast), "threshold": .decimal(threshold),
        ]
    }
}

extension JSON {
    /// A decimal as its canonical text, null for none.
    static func decimal(_ points: Points?) -> JSON {
        points.map { .string($0.description) } ?? .null
    }
}
