public import Notation

/// What a standing is of: one group in one period or, without a period, in the cycle.
public struct StandingPlace: Hashable, Comparable, Sendable {
    /// The scheme.
    public let scheme: SchemeID
    /// The period; nil for the cycle.
    public let period: PeriodID?
    /// The group.
    public let group: GroupID

    /// Names a standing.
    public init(scheme: SchemeID, period: PeriodID?, group: GroupID) {
        self.scheme = scheme
        self.period = period
        self.group = group
    }

    /// Orders by scheme, period and group; the cycle first.
    public static func < (a: StandingPlace, b: StandingPlace) -> Bool {
        (a.scheme.text, a.period?.text ?? "", a.group.text)
            < (b.scheme.text, b.period?.text ?? "", b.group.text)
    }
}

/// An edition of a standing that two persons of the centre have signed.
public struct PublishedStanding: Hashable, Sendable {
    /// The record's content.
    public let standing: Standing
    /// The record.
    public let record: RecordID
    /// The leaf that completed it.
    public let index: Int64
}

extension PublishedStanding: Successor {
    var number: Int64 { standing.edition }
    var before: RecordID? { standing.replaces }
    var link: RecordID { record }
}

/// For every standing the one chain of editions that stands (M1).
struct StandingChains: Sendable {
    private(set) var chains: [StandingPlace: SuccessorChain<PublishedStanding>] = [:]
    private var touched: Set<StandingPlace> = []

    mutating func add(_ standing: Standing, record: RecordID, at index: Int64) {
        let place = StandingPlace(
            scheme: standing.scheme.id, period: standing.period, group: standing.group)
        chains[place, default: SuccessorChain()].add(
            PublishedStanding(standing: standing, record: record, index: index))
        touched.insert(place)
    }

    /// Decides at the end of a leaf.
    mutating func settle() {
        for place in touched { _ = chains[place]?.settle() }
        touched = []
    }
}

extension Registry {
    /// The editions of a standing that stand, in order.
    public func editions(_ place: StandingPlace) -> [PublishedStanding] {
        standings.chains[place]?.standing ?? []
    }

    /// All standings of which an edition stands.
    public var standingPlaces: [StandingPlace] {
        standings.chains.filter { !$0.value.standing.isEmpty }.keys.sorted()
    }

    /// Standing records that are complete and have no effect.
    public var standingsWithoutEffect: [RecordID] {
        standings.chains.values.flatMap(\.waiting).map(\.record).sorted()
    }
}
