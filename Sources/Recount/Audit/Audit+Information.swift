internal import Notation
internal import Submission

/// What an inspector should know of a log in which nothing is wrong.
extension Audit {
    /// Gaps and forks, records in vain, erased cycles, late work, decisions that gave values, final
    /// standings that later records have overtaken.
    mutating func inform(_ state: State) {
        for finding in state.deviceFindings + state.recordFindings { report.inform(finding) }
        for scheme in state.registry.schemeIDs {
            for decision in state.erasures(of: scheme) {
                report.inform(
                    Finding(.schemeErased, at: decision.description, ["scheme": scheme.text]))
            }
            for cell in state.cells(of: scheme) { inform(cell, state.cell(cell), state) }
        }
        inform(outdatedBy: state)
    }

    /// Of each final standing the last edition, where it is right, against all that is logged.
    private mutating func inform(outdatedBy state: State) {
        var desk = RecountDesk(state: state)
        let right = Set(report.standings.filter(\.isRight).map(\.record))
        for place in state.registry.standingPlaces where state.erasures(of: place.scheme).isEmpty {
            guard let last = state.registry.editions(place).last,
                last.standing.openItems.isEmpty, right.contains(last.record),
                let current = state.registry.currentScheme(place.scheme)?.reference
            else { continue }
            var standing = last.standing
            standing.scheme = current
            if case .success(let now) = desk.recount(standing), now.hasRows(of: standing) {
                continue
            }
            report.inform(
                Finding(
                    .auditStandingOutdated, at: AuditLayout.record(last.record),
                    ["standing": AuditedStanding.name(last.standing)]))
        }
    }

    private mutating func inform(_ cell: Cell, _ found: CellState, _ state: State) {
        if found.isLate { report.inform(Finding(.auditLateWork, at: cell.description)) }
        for head in found.heads where state.isAdmittedLate(head, in: cell.scheme) {
            report.inform(
                Finding(
                    .auditLateAdmitted, at: cell.description, ["entry": head.description]))
        }
        let entries = Set(found.entries.map(\.id))
        for head in found.heads where !entries.contains(head) {
            report.inform(
                Finding(.auditDecided, at: cell.description, ["decision": head.description]))
        }
    }
}
