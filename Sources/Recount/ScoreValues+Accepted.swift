public import Assessment
internal import Notation
public import Submission

/// The join of merge and scoring: what the records say together, as plain values.
extension ScoreValues {
    /// The values that the state accepted.
    ///
    /// A conflict and a blocked cell cannot be used. What may still change, pending cells and
    /// events alike, cannot be used for a final standing, and is used as it is for a provisional
    /// one. A seal code whose batch has not come keeps any final standing incomplete.
    public init(_ accepted: AcceptedEntries, provisional: Bool) {
        self.init([])
        for cell in accepted.cells {
            if cell.isDecided { decided.insert(ScoreCell(cell.cell)) }
            switch cell.status {
            case .missing, .toBeGivenAgain, .withdrawn: continue
            case .conflict, .blocked: block(cell)
            case .value(let value):
                if cell.isOpen, !provisional {
                    block(cell)
                } else {
                    entries.append(
                        ScoreEntry(cell.cell, value: ScoreValue(value.content)))
                }
            }
        }
        if !provisional { unread = accepted.openItems.filter { $0.code == .sealCodeOpen } }
    }

    private mutating func block(_ cell: AcceptedCell) {
        blocked += cell.findings.map { Blocked(ScoreCell(cell.cell), $0) }
    }
}

extension ScoreCell {
    /// The place of a cell as scoring names it; of events all of one leaf, subject and period.
    public init(_ cell: Cell) {
        self = ScoreEntry(cell, value: .withdrawn).cell
    }
}

extension ScoreEntry {
    /// What scoring sees of a value in a cell.
    init(_ cell: Cell, value: ScoreValue) {
        self.init(
            period: cell.period, indicator: cell.indicator, subject: cell.subject,
            slot: cell.slot, value: value)
    }
}
