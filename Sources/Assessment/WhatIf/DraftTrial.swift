import Notation

/// A draft of the next version of a scheme, tried on the values at hand.
///
/// Nothing is signed or recorded, so nothing of a trial can ever count. The values become what
/// rule M16 would make of them once the draft was published.
public struct DraftTrial: Sendable {
    /// The draft with the number it would get.
    public let draft: Scheme
    /// The computation by the draft.
    public let run: ScoreRun
    /// The cells whose values the draft asks for again, by place.
    public let askedAgain: [ScoreCell]
    /// The cells with a value that the draft does not have, by place.
    public let gone: [ScoreCell]

    /// Tries a draft of the version after the one of a run.
    ///
    /// Throws everything that is wrong with it as the next version, `scheme-successor-wrong` for a
    /// draft of another scheme.
    public init(_ draft: Scheme, after run: ScoreRun) throws(SchemeRefusal) {
        let earlier = run.layout.scheme
        let draft = draft.numbered(earlier.version + 1)
        let findings = SchemeCheck(draft, after: earlier).findings
        guard findings.isEmpty else { throw SchemeRefusal(findings: findings) }
        let fates = Fates(draft, after: earlier)
        var values = run.values
        let cells = Set(values.entries.map(\.cell) + values.blocked.map(\.cell))
        let found = Dictionary(grouping: cells, by: fates.fate)
        values.entries.removeAll { fates.fate(of: $0.cell) != .stays }
        values.blocked.removeAll { fates.fate(of: $0.cell) != .stays }
        self.draft = draft
        self.run = ScoreRun(draft, values, run.scope, provisional: run.policy.isProvisional)
        askedAgain = (found[.again] ?? []).sorted { $0.place < $1.place }
        gone = (found[.goes] ?? []).sorted { $0.place < $1.place }
    }

    /// What the draft makes of cells.
    private struct Fates {
        enum Fate { case stays, again, goes }

        private let draft: Scheme
        private let leaves: Set<IndicatorID>
        private let subjects: Set<SubjectID>
        private let periods: Set<PeriodID>
        private let changed: Set<IndicatorID>

        init(_ draft: Scheme, after earlier: Scheme) {
            self.draft = draft
            let outline = Outline(draft)
            leaves = Set(outline.leaves.map { outline.nodes[$0].indicator.id })
            subjects = Set(draft.subjects.map(\.id))
            periods = Set(draft.periods.map(\.id))
            changed = Set(draft.changedLeaves(since: earlier))
        }

        func fate(of cell: ScoreCell) -> Fate {
            guard leaves.contains(cell.indicator), subjects.contains(cell.subject),
                periods.contains(cell.period)
            else { return .goes }
            let isAsked =
                changed.contains(cell.indicator) && !draft.carries(cell.indicator, in: cell.period)
            return isAsked ? .again : .stays
        }
    }
}

extension Scheme {
    /// The same scheme with another number.
    public func numbered(_ version: Int) -> Scheme {
        var scheme = self
        scheme.version = version
        return scheme
    }
}
