internal import Assessment
internal import Notation
internal import Submission

/// Late work that nobody has admitted or returned: it keeps nothing from being final, so it is told
/// wherever somebody might overlook it.
extension State {
    /// How many entries wait so, of all schemes.
    var lateCount: Int { registry.schemeIDs.reduce(0) { $0 + lateEntries(of: $1).count } }

    /// What waits so and would count in a scope; in a cycle every event would.
    func lateEntries(of scheme: Scheme, in scope: ScoringScope) -> [LateEntry] {
        let counted = Set(scheme.periods(countedIn: scope))
        return lateEntries(of: scheme.id).filter { entry in
            if case .event = entry.cell.slot, scope == .cycle { return true }
            return counted.contains(entry.cell.period)
        }
    }
}

extension LateEntry {
    /// Told with its cell, its office and its own name.
    var finding: Finding {
        Finding(
            .lateWorkWaits, at: cell.description,
            ["office": office.text, "entry": id.description])
    }
}
