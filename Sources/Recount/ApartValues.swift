public import Assessment
public import Notation
public import Submission

/// Two roles of one leaf that lie further apart than the scheme's `checked` allows: the standing is
/// incomplete until a decision settles one of the two cells.
public struct ApartValues: Hashable, Sendable {
    /// The cell of the role that has `checked`.
    public let cell: Cell
    /// The cell it is compared with.
    public let against: Cell
    /// What is said of it: `score-apart`.
    public let finding: Finding

    /// All such pairs, in the order of the periods, then as the standing finds them.
    public static func all(_ accepted: AcceptedEntries, of scheme: Scheme) -> [ApartValues] {
        guard scheme.comparesRoles else { return [] }
        let values = ScoreValues(accepted, provisional: true)
        var seen: Set<String> = []
        return scheme.periods.flatMap { period -> [ApartValues] in
            let run = ScoreRun(scheme, values, .period(period.id), provisional: true)
            return run.standing.findings.compactMap { finding in
                guard finding.code == .scoreApart, seen.insert(finding.at).inserted else {
                    return nil
                }
                return ApartValues(finding, in: scheme.id)
            }
        }
    }

    private init?(_ finding: Finding, in scheme: SchemeID) {
        let leaf = finding.at.split(separator: "/").dropLast().joined(separator: "/")
        guard let cell = Cell(finding.at, scheme: scheme),
            let against = Cell("\(leaf)/\(finding.parameters["role"] ?? "")", scheme: scheme)
        else { return nil }
        self.cell = cell
        self.against = against
        self.finding = finding
    }
}

extension Scheme {
    /// True where any role is compared with another.
    public var comparesRoles: Bool {
        let outline = Outline(self)
        return outline.leaves.contains { index in
            outline.nodes[index].indicator.leaf?.roles.contains { $0.checked != nil } ?? false
        }
    }
}
