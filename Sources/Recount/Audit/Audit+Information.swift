internal import Notation
internal import Submission

/// What an inspector should know of a log in which nothing is wrong.
extension Audit {
    /// Gaps and forks, records in vain, erased cycles, late work, decisions that gave values.
    mutating func inform(_ state: State) {
        for finding in state.deviceFindings + state.recordFindings { report.inform(finding) }
        for scheme in state.registry.schemeIDs {
            for decision in state.erasures(of: scheme) {
                report.inform(
                    Finding(.schemeErased, at: decision.description, ["scheme": scheme.text]))
            }
            for cell in state.cells(of: scheme) { inform(cell, state.cell(cell)) }
        }
    }

    private mutating func inform(_ cell: Cell, _ found: CellState) {
        if found.isLate { report.inform(Finding(.auditLateWork, at: cell.description)) }
        let entries = Set(found.entries.map(\.id))
        for head in found.heads where !entries.contains(head) {
            report.inform(
                Finding(.auditDecided, at: cell.description, ["decision": head.description]))
        }
    }
}
