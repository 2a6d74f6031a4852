internal import Assessment
public import Notation
public import Submission

/// What merge asks beyond the checks: late work, who may write, what an amendment asks again.
extension SchemeRules {
    /// True where late work is accepted, marked late.
    public var admitsLate: Bool { scheme.procedure.late == .admit }

    /// The periods in the order of time.
    public var periods: [PeriodID] { scheme.periods.map(\.id) }

    /// The period, and all that it is composed of.
    public func periods(countedIn period: PeriodID) -> Set<PeriodID> {
        Set(scheme.periods(countedIn: .period(period))).union([period])
    }

    /// What the checks say of a value that a decision gives, whoever writes the cell.
    public func findings(for content: EntryContent, in cell: Cell) -> [Finding] {
        check.findings(
            ScoreEntry(
                period: cell.period, indicator: cell.indicator, subject: cell.subject,
                slot: cell.slot, value: ScoreValue(content)))
    }

    /// True where the office may write the cell.
    public func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool {
        var role: RoleID?
        switch cell.slot {
        case .role(let name), .rater(let name, _): role = name
        case .sole, .event: break
        }
        return check.offices(cell.indicator, role, for: cell.subject, in: cell.period)
            .contains(office)
    }

    /// True where the office may write for any cell of the period.
    public func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool {
        let outline = check.outline
        return outline.leaves.contains { index in
            let node = outline.nodes[index]
            guard let leaf = node.indicator.leaf else { return false }
            let roles = leaf.rule.isEvent ? [nil] : leaf.roles.map { Optional($0) }
            return scheme.subjects.contains { subject in
                outline.applies(index, to: subject, in: period)
                    && (roles.isEmpty ? [nil] : roles).contains { role in
                        check.mayWrite.allows(
                            office, role: role, of: node, for: subject, in: period)
                    }
            }
        }
    }

    /// True where the office takes over the work of the other, at first or second hand.
    public func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool {
        check.mayWrite.successors(of: earlier).contains(office)
    }

    /// The leaves that changed or are gone and are not carried, each with the periods concerned.
    public func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>] {
        guard let earlier = earlier as? SchemeRules else { return [:] }
        let periods = Set(earlier.scheme.periods.map(\.id)).union(scheme.periods.map(\.id))
        var again: [IndicatorID: Set<PeriodID>] = [:]
        for leaf in scheme.changedLeaves(since: earlier.scheme) {
            let asked = periods.filter { !scheme.carries(leaf, in: $0) }
            if !asked.isEmpty { again[leaf] = asked }
        }
        let before = earlier.check.outline
        for leaf in before.leaves.map({ before.nodes[$0].indicator.id })
        where check.outline[leaf]?.indicator.leaf == nil {
            again[leaf] = periods
        }
        return again
    }
}
