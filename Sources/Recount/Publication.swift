public import Assessment
public import Notation
public import Submission

/// What is to be published of a scope: the standing and the table of each of its groups.
///
/// A pure function of the merged state at one size of the log, so that whoever has the same leaves
/// computes the same roots.
public struct Publication: Sendable {
    /// The computation by which the group's part was made, final or provisional.
    public let standing: Assessment.Standing
    /// The group.
    public let group: GroupID
    /// What the standing is good for: final, or provisional with open items.
    public let status: Assessment.Standing.Status
    /// Why it is not final; empty where it is.
    public let open: [Finding]
    /// The rows.
    public let table: ResultTable

    /// Most open items that a record names.
    public static let openLimit = 200

    /// Every group of the scope.
    ///
    /// A group whose part is final is published as final. Of any other, a provisional standing is
    /// made, and `open` says why.
    ///
    /// - Parameter asked: true where a provisional one is wanted even though nothing is open;
    ///   `open` says so by ``FindingCode/standingProvisional``.
    public static func all(
        _ accepted: AcceptedEntries, of scheme: Scheme, _ scope: ScoringScope,
        provisional asked: Bool = false
    ) -> [Publication] {
        let final = run(accepted, of: scheme, scope, provisional: false)
        let provisional = run(accepted, of: scheme, scope, provisional: true)
        return final.groups.compactMap { group in
            var open = openItems(group, final, accepted, of: scheme)
            if open.isEmpty, asked {
                open = [Finding(.standingProvisional, at: group.id.text)]
            }
            if open.isEmpty {
                return Publication(
                    standing: final, group: group.id, status: .final, open: [],
                    table: ResultTable(group, of: final))
            }
            guard let part = provisional[group.id] else { return nil }
            return Publication(
                standing: provisional, group: group.id, status: .provisional, open: open,
                table: ResultTable(part, of: provisional))
        }
    }

    /// Makes the standing of a scope again as a record names it: with open items provisional.
    public static func table(
        _ accepted: AcceptedEntries, of scheme: Scheme, as published: Submission.Standing
    ) -> ResultTable? {
        let scope = published.period.map { ScoringScope.period($0) } ?? .cycle
        let standing = run(
            accepted, of: scheme, scope, provisional: !published.openItems.isEmpty)
        return standing[published.group].map { ResultTable($0, of: standing) }
    }

    /// The open items as a record names them, in order, each once, as many as it may name.
    public var openItems: [Submission.Standing.OpenItem] {
        let all = Set(
            open.map { Submission.Standing.OpenItem(at: $0.at, code: $0.code.text) }
        ).sorted()
        return Array(all.prefix(Self.openLimit))
    }

    private static func run(
        _ accepted: AcceptedEntries, of scheme: Scheme, _ scope: ScoringScope, provisional: Bool
    ) -> Assessment.Standing {
        let values = ScoreValues(accepted, provisional: provisional)
        return ScoreRun(scheme, values, scope, provisional: provisional).standing
    }

    /// What keeps a group from being final: open cells of its subjects, seal codes that may still
    /// bring any, and each subject without a total.
    private static func openItems(
        _ group: StandingGroup, _ final: Assessment.Standing, _ accepted: AcceptedEntries,
        of scheme: Scheme
    ) -> [Finding] {
        let subjects = Set(scheme.subjects.filter { $0.group == group.id }.map(\.id))
        let counted = Set(scheme.periods(countedIn: final.scope))
        let cells = accepted.cells.filter { cell in
            guard cell.isOpen, subjects.contains(cell.cell.subject) else { return false }
            // In a cycle the other periods count with their events alone.
            if case .event = cell.cell.slot { return true }
            return counted.contains(cell.cell.period)
        }
        let incomplete = group.subjects.filter(\.isIncomplete).map { subject in
            Finding(
                .standingIncomplete, at: "\(final.scope.text)/\(subject.id.text)",
                ["subject": subject.id.text])
        }
        let codes = accepted.openItems.filter { $0.code == .sealCodeOpen }
        let found = cells.flatMap(\.findings) + incomplete + codes
        guard found.isEmpty, group.status != .final else { return found }
        return [Finding(.standingIncomplete, at: group.id.text, ["subject": group.id.text])]
    }
}
