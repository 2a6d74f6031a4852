public import Notation

/// Which periods a standing rests on, and which of them warn.
extension Scheme {
    /// The periods whose values count in a standing, in the order of time.
    ///
    /// Of a period itself and all that it is composed of, at first or later hand; of the cycle
    /// every weighted period and what it is composed of. Events count there too, and in a cycle
    /// those of all other periods besides. Empty for a period that the scheme does not have.
    public func periods(countedIn scope: ScoringScope) -> [PeriodID] {
        let tree = PeriodTree(self)
        return tree.closure(of: tree.roots(of: scope)).map { periods[$0].id }
    }

    /// True where a standing of the period warns.
    ///
    /// A pre-assessment does: a period without weight that no other is composed of. Any other does
    /// where it says so.
    public func warns(in period: PeriodID) -> Bool {
        guard let found = periods.first(where: { $0.id == period }) else { return false }
        if found.warns { return true }
        return found.weight == nil && !periods.contains { $0.parts[period] != nil }
    }
}

/// The periods of a scheme by their place, each with those it is composed of.
struct PeriodTree: Sendable {
    /// One of the periods that another is composed of.
    struct Part: Sendable {
        /// Its place in the scheme.
        let period: Int
        let weight: Points
    }

    /// The parts of each period in the order of time; only earlier ones, whatever the scheme says.
    let parts: [[Part]]
    private let weighted: [Int]
    private let places: [PeriodID: Int]

    init(_ scheme: Scheme) {
        let periods = scheme.periods
        let places = Dictionary(periods.enumerated().map { ($1.id, $0) }) { first, _ in first }
        parts = periods.enumerated().map { place, period in
            period.parts.compactMap { id, weight -> Part? in
                guard let part = places[id], part < place else { return nil }
                return Part(period: part, weight: weight)
            }.sorted { $0.period < $1.period }
        }
        weighted = periods.indices.filter { periods[$0].weight != nil }
        self.places = places
    }

    /// The periods that a scope is made from directly: itself, or all with a weight.
    func roots(of scope: ScoringScope) -> [Int] {
        switch scope {
        case .cycle: weighted
        case .period(let id): places[id].map { [$0] } ?? []
        }
    }

    /// Periods with all that they are composed of, at first or later hand, in the order of time.
    func closure(of roots: [Int]) -> [Int] {
        var found = Set(roots)
        for place in parts.indices.reversed() where found.contains(place) {
            found.formUnion(parts[place].map(\.period))
        }
        return found.sorted()
    }
}
