public import Notation
internal import Submission

extension WarningCase {
    /// The shape of `docs/cli.md`; what is not there is left out.
    ///
    /// - Parameter today: the day on which it is asked whether the answer is overdue.
    public func json(on today: CivilDate) -> JSON {
        var members: [String: JSON] = [
            "at": .string(name), "edition": .integer(edition), "group": .string(place.group.text),
            "id": .string(standing.description), "indicator": .string(indicator.text),
            "last": .bool(isLast), "overdue": .bool(isOverdue(on: today)),
            "period": .string(place.period?.text ?? "cycle"),
            "referredTo": .array(referredTo.map { .string($0.text) }),
            "responsible": .array(responsible.map { .string($0.text) }),
            "scheme": .string(place.scheme.text), "score": .string(score),
            "state": .string(state.rawValue), "subject": .string(subject.text),
            "later": .array(
                later.map {
                    [
                        "period": .string($0.period?.text ?? "cycle"), "score": .string($0.score),
                    ]
                }),
            "words": .array(words.map(\.json)),
        ]
        members["answerBy"] = answerBy.map { .string($0.description) }
        members["office"] = office.map { .string($0.text) }
        members["toPassOn"] = untold.map { .string($0.id.description) }
        members["threshold"] = threshold.map { .string($0) }
        return .object(members)
    }
}
