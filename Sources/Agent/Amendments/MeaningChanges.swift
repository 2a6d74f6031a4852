internal import Assessment
internal import Notation
internal import Recount
internal import Submission

/// Which cells mean something else since drafts of theirs were begun (M16).
struct MeaningChanges: Sendable {
    private let changed: [SchemeReference: [IndicatorID: Set<PeriodID>]]

    /// Lays open each version once, however many drafts there are.
    init(since begun: Set<SchemeReference>, in registry: Registry) {
        changed = begun.reduce(into: [:]) { changed, version in
            changed[version] = Self.changes(since: version, in: registry)
        }
    }

    /// True where a version after `begun` asks again for values of the cell.
    func has(_ place: DraftPlace, since begun: SchemeReference) -> Bool {
        changed[begun]?[place.indicator]?.contains(place.period) ?? false
    }

    private static func changes(
        since begun: SchemeReference, in registry: Registry
    ) -> [IndicatorID: Set<PeriodID>] {
        let rules = registry.schemeVersions(begun.id)
            .filter { $0.reference.version >= begun.version }
            .compactMap { SchemeRules(body: $0.scheme.body) }
        return zip(rules, rules.dropFirst()).reduce(into: [:]) { changes, step in
            changes.merge(step.1.asksAgain(since: step.0)) { $0.union($1) }
        }
    }
}
