public import Notation
public import Submission

/// What one published edition says of a subject: a line of its history.
public struct HistoryLine: Hashable, Sendable {
    /// What the standing is of.
    public let place: StandingPlace
    /// What people call the cycle.
    public let year: String
    /// What people call the period; the cycle's title for the cycle.
    public let period: String
    /// The record.
    public let standing: RecordID
    /// The number of the edition.
    public let edition: Int64
    /// True for the edition that stands.
    public let stands: Bool
    /// True where nothing was open.
    public let isFinal: Bool
    /// The subject as it was called then: itself, or one whose history it continues.
    public let subject: SubjectID
    /// Its name then.
    public let name: String
    /// Its office then: where a person worked.
    public let office: OfficeID?
    /// The total.
    public let total: Points?
    /// The rank, of so many.
    public let rank: Int64?
    /// How many of the group had a rank.
    public let number: Int
    /// The name of the grade.
    public let grade: String?
    /// True where a veto counted.
    public let isVetoed: Bool
    /// The scores, in the order of the indicators.
    public let scores: [Score]

    /// One indicator in the line.
    public struct Score: Hashable, Sendable {
        /// The indicator.
        public let indicator: IndicatorID
        /// What people call it.
        public let title: String
        /// True for a node at the top of the tree.
        public let isTop: Bool
        /// The score.
        public let score: Points
        /// The mean of the group; nil for events.
        public let mean: Points?
    }
}

extension HistoryLine {
    /// The shape of `docs/cli.md`; what is not there is left out.
    public var json: JSON {
        var members: [String: JSON] = [
            "edition": .integer(edition), "group": .string(place.group.text),
            "id": .string(standing.description), "name": .string(name),
            "number": .integer(Int64(number)),
            "period": .string(place.period?.text ?? "cycle"),
            "scheme": .string(place.scheme.text),
            "scores": .object(
                Dictionary(scores.map { ($0.indicator.text, .string($0.score.description)) }) {
                    first, _ in first
                }),
            "stands": .bool(stands), "status": .string(isFinal ? "final" : "provisional"),
            "subject": .string(subject.text), "vetoed": .bool(isVetoed),
        ]
        members["grade"] = grade.map { .string($0) }
        members["office"] = office.map { .string($0.text) }
        members["rank"] = rank.map { .integer($0) }
        members["total"] = total.map { .string($0.description) }
        return .object(members)
    }
}
