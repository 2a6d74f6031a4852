package import Assessment
internal import Notation
package import Recount
package import Submission

/// What a report of one group in one period rests on.
package struct GroupReport: Sendable {
    /// The version that the edition was made by.
    package let scheme: Scheme
    /// The edition that stands.
    package let edition: PublishedRows
    /// Its subjects, by rank.
    package let subjects: [SubjectReport]
    /// Its warnings, with all that was said of them.
    package let warnings: [WarningCase]
}

extension LogBook {
    /// The reports of a period, or of the cycle, group by group.
    ///
    /// Throws `standing-unpublished` where no edition stands.
    package func reports(
        _ scope: ScoringScope, of scheme: SchemeReference
    ) throws -> [GroupReport] {
        var period: PeriodID?
        if case .period(let named) = scope { period = named }
        let (editions, registry) = try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            let all = try view.editions(of: scheme.id, registry)
            return (all.filter { $0.standing.period == period }, registry)
        }
        let warnings = try self.warnings(of: scheme.id)
        let last = Dictionary(grouping: editions, by: \.standing.group).values.compactMap {
            $0.max { $0.standing.edition < $1.standing.edition }
        }.sorted { $0.standing.group < $1.standing.group }
        guard !last.isEmpty else {
            throw CentreRefusal(.standingUnpublished, at: scope.text)
        }
        return try last.compactMap { edition in
            guard let version = registry.scheme(edition.standing.scheme) else { return nil }
            let body = try Scheme(canonical: version.scheme.body)
            return GroupReport(
                scheme: body, edition: edition, subjects: SubjectReport.all(edition, of: body),
                warnings: warnings.filter { $0.place == edition.place })
        }
    }
}
