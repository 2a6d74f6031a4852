public import Notation
public import Submission

/// An appeal against a published standing, with what became of it.
///
/// Upholding or denying it changes no score: an amendment is an act of its own, and the next
/// edition names the appeals that it follows.
public struct AppealCase: Hashable, Sendable {
    /// The office's words.
    public let appeal: Word
    /// What the standing is of.
    public let place: StandingPlace
    /// The edition that is contested.
    public let edition: Int64
    /// The day until which appeals were asked for, by that edition.
    public let appealBy: CivilDate?
    /// The day on which it came; nil where no day is known.
    public let cameOn: CivilDate?
    /// What the centre said of it, in the order in which it was said.
    public let rulings: [Word]
    /// The edition that names it; nil where none does.
    public let followedBy: Edition?

    /// An edition that was published after appeals.
    public struct Edition: Hashable, Sendable {
        /// The record.
        public let record: RecordID
        /// Its number.
        public let number: Int64
    }

    /// What became of an appeal.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has answered it.
        case open
        /// It is right.
        case upheld
        /// It is not.
        case denied
    }

    /// What became of it: the last word counts.
    public var state: State {
        guard let ruling = rulings.last?.ruling else { return .open }
        return ruling ? .upheld : .denied
    }

    /// True where it came after the day that the edition names; it is answered all the same.
    public var isLate: Bool {
        guard let appealBy, let cameOn else { return false }
        return appealBy < cameOn
    }

    /// True where it is upheld and no edition names it yet.
    public var awaitsEdition: Bool { state == .upheld && followedBy == nil }

    /// All appeals against editions, in the order in which they came.
    ///
    /// - Parameter day: the day of a moment, in the zone of the scheme.
    public static func all(
        _ editions: [PublishedRows], _ words: [Word], day: (Instant) -> CivilDate?
    ) -> [AppealCase] {
        let byRecord = Dictionary(editions.map { ($0.record, $0) }) { first, _ in first }
        let rulings = Dictionary(
            grouping: words.filter { $0.ruling != nil }, by: \.statement.about)
        var followers: [RecordID: Edition] = [:]
        for edition in editions.sorted(by: { $0.standing.edition < $1.standing.edition }) {
            let made = Edition(record: edition.record, number: edition.standing.edition)
            for appeal in edition.standing.appeals where followers[appeal] == nil {
                followers[appeal] = made
            }
        }
        return words.compactMap { word in
            guard word.statement.kind == .appeal, word.office != nil,
                let edition = byRecord[word.statement.about]
            else { return nil }
            return AppealCase(
                appeal: word, place: edition.place, edition: edition.standing.edition,
                appealBy: edition.standing.appealBy, cameOn: day(word.at),
                rulings: rulings[word.id] ?? [], followedBy: followers[word.id])
        }
    }

    /// The shape of `docs/cli.md`; what is not there is left out.
    public var json: JSON {
        var members = appeal.json.object ?? [:]
        members["appealBy"] = appealBy.map { .string($0.description) }
        members["edition"] = .integer(edition)
        members["followedBy"] = followedBy.map {
            ["edition": .integer($0.number), "id": .string($0.record.description)]
        }
        members["group"] = .string(place.group.text)
        members["late"] = .bool(isLate)
        members["period"] = .string(place.period?.text ?? "cycle")
        members["rulings"] = .array(rulings.map(\.json))
        members["scheme"] = .string(place.scheme.text)
        members["state"] = .string(state.rawValue)
        return .object(members)
    }
}
