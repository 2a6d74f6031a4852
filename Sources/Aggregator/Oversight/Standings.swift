package import Assessment
package import Notation
internal import Recount
package import Submission

/// A standing made from the log, and the signed entries behind it.
package struct CentreStanding: Sendable {
    /// The scheme by which it was made.
    package let scheme: Scheme
    /// The computation, which explains itself.
    package let run: ScoreRun
    /// The number of leaves that were read.
    package let size: Int64
    /// What is in force in each cell, entries and decisions, with the office of an entry.
    package let heads: [ScoreCell: [Head]]
    /// Late work that waits and would count here; it keeps nothing from being final.
    package let late: [Finding]

    /// What a value comes from.
    package struct Head: Hashable, Sendable {
        /// The entry, or the item of a decision.
        package let id: EntryID
        /// The office that gave it; nil for a decision.
        package let office: OfficeID?
    }
}

extension LogBook {
    /// The standing of a period or of the cycle by all that is logged.
    ///
    /// Throws `decision-scheme-unclear` where no version of the scheme stands.
    package func standing(
        _ scope: ScoringScope, of scheme: SchemeReference, provisional: Bool
    ) throws -> CentreStanding {
        let unclear = CentreRefusal(.decisionSchemeUnclear, ["known": scheme.id.text])
        guard let version = try ledger().registry.scheme(scheme) else { throw unclear }
        let body = try Scheme(canonical: version.scheme.body)
        try body.demand(scope)
        var period: PeriodID?
        if case .period(let named) = scope { period = named }
        return try merged { state in
            guard let accepted = state.accepted(in: scheme.id, period: period) else {
                throw unclear
            }
            let values = ScoreValues(accepted, provisional: provisional)
            var heads: [ScoreCell: [CentreStanding.Head]] = [:]
            for cell in accepted.cells where !cell.heads.isEmpty {
                let offices = Dictionary(
                    state.cell(cell.cell).entries.map { ($0.id, $0.office) }
                ) { first, _ in first }
                heads[ScoreCell(cell.cell), default: []] += cell.heads.map {
                    CentreStanding.Head(id: $0, office: offices[$0])
                }
            }
            return CentreStanding(
                scheme: body, run: ScoreRun(body, values, scope, provisional: provisional),
                size: accepted.size, heads: heads,
                late: state.lateEntries(of: body, in: scope).map(\.finding))
        }
    }
}

extension Scheme {
    /// Throws `score-period-unknown` for a period that the scheme does not have.
    func demand(_ scope: ScoringScope) throws {
        guard case .period(let period) = scope, !periods.contains(where: { $0.id == period })
        else { return }
        let known = periods.map(\.id.text).joined(separator: ", ")
        throw CentreRefusal(.scorePeriodUnknown, ["period": period.text, "known": known])
    }
}
