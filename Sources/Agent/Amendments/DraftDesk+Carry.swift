package import Notation
internal import Recount
internal import Submission

/// What became of drafts that were carried to the version in force.
package struct CarriedDrafts: Sendable {
    /// Drafts that go on, with what the checks say of them.
    package var moved: [CheckedDraft] = []
    /// Those of them whose indicator changed its meaning: to be looked at.
    package var changed: [DraftPlace] = []
    /// Drafts of cells that are there no more; they stay in the history.
    package var dropped: [Draft] = []
    /// Cells that the office has to give now and had not before, in order.
    package var added: [String] = []
}

extension DraftDesk {
    /// Moves drafts of a period to the version of their scheme that is in force, on purpose.
    ///
    /// Each cell is mapped to itself. A draft whose cell is gone is taken away; whatever was typed
    /// stays in the history. A preview changes nothing.
    package func carry(period: PeriodID?, preview: Bool = false) throws -> CarriedDrafts {
        try checkKnown(period)
        var carried = CarriedDrafts()
        var begun: Set<SchemeReference> = []
        for var draft in try database.drafts(period: period) {
            guard let scheme = try scheme(of: draft), let fate = try fate(of: draft) else {
                continue
            }
            if let before = draft.scheme { begun.insert(before) }
            if fate == .gone {
                carried.dropped.append(draft)
                continue
            }
            if fate == .changed { carried.changed.append(draft.place) }
            draft.scheme = scheme.reference
            draft.changedAt = surroundings.now()
            carried.moved.append(check(draft))
        }
        carried.added = try begun.flatMap { try added(since: $0, in: period) }.sorted()
        guard !preview else { return carried }
        try database.keep(carried.moved.map(\.draft), act: .carry)
        try database.clear(carried.dropped, at: surroundings.now())
        return carried
    }

    /// The cells that the office is asked for by the version in force and was not by an earlier
    /// one.
    private func added(since begun: SchemeReference, in period: PeriodID?) throws -> [String] {
        guard let scheme = try shelf.scheme(for: nil, named: begun.id),
            let before = registry.scheme(begun).flatMap({ SchemeRules(body: $0.scheme.body) })
        else { return [] }
        let periods = period.map { [$0] } ?? scheme.periods
        return periods.flatMap { period in
            let had = Set(Completeness.asked(of: before, in: period, by: identity.office))
            return Completeness.asked(of: scheme.rules, in: period, by: identity.office)
                .filter { !had.contains($0) }
        }
    }
}
