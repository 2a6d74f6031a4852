public import Notation
public import Submission

/// An edition that stands, with the rows of it that somebody has.
public struct PublishedRows: Sendable {
    /// The record.
    public let record: RecordID
    /// What it says.
    public let standing: Submission.Standing
    /// What the rows say, by subject.
    public let subjects: [SubjectID: JSON]
    /// What the last row says of the group; nil where it is not there.
    public let group: JSON?

    /// An edition with the bytes of its rows; what is no canonical JSON is passed over.
    public init(record: RecordID, standing: Submission.Standing, rows: [[UInt8]]) {
        self.record = record
        self.standing = standing
        var subjects: [SubjectID: JSON] = [:]
        var group: JSON?
        for bytes in rows {
            guard let row = try? JSON(bytes, form: .canonical) else { continue }
            if let subject = row["id"]?.string.flatMap({ SubjectID($0) }) {
                subjects[subject] = row
            } else {
                group = row
            }
        }
        self.subjects = subjects
        self.group = group
    }

    /// What it is of.
    public var place: StandingPlace {
        StandingPlace(
            scheme: standing.scheme.id, period: standing.period, group: standing.group)
    }

    /// Its editions by what they are of, each list in order of the editions.
    static func chains(_ editions: [PublishedRows]) -> [(StandingPlace, [PublishedRows])] {
        let byPlace = Dictionary(grouping: editions, by: \.place)
        return byPlace.keys.sorted().map { place in
            (place, (byPlace[place] ?? []).sorted { $0.standing.edition < $1.standing.edition })
        }
    }
}
