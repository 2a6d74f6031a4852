internal import Assessment
internal import Notation
internal import Recount
internal import Submission

/// What an amended scheme does to a draft that was begun on an earlier version.
package enum DraftFate: String, Hashable, Sendable {
    /// The cell is there as it was.
    case same
    /// The meaning of its indicator changed: what was typed may have to be another value.
    case changed
    /// The office has no such cell any more.
    case gone
}

extension DraftDesk {
    /// What the version in force does to a draft; nil where the draft is on it already.
    package func fate(of draft: Draft) throws -> DraftFate? {
        guard let scheme = try scheme(of: draft), draft.scheme != scheme.reference else {
            return nil
        }
        // A withdrawal passes every check but those of the place.
        let place = Entry(
            indicator: draft.place.indicator, subject: draft.place.subject,
            slot: draft.place.slot, content: .withdrawn, event: draft.event)
        let header = header(draft.place.period, scheme.reference)
        guard scheme.rules.findings(for: place, in: header).isEmpty else { return .gone }
        guard let begun = draft.scheme else { return .same }
        return changes.has(draft.place, since: begun) ? .changed : .same
    }
}

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
