public import Notation

/// What scoring may rest on; only a ``State`` makes it.
public struct AcceptedEntries: Hashable, Sendable {
    /// The version that stands.
    public let scheme: SchemeReference
    /// The period, with all that it is composed of; nil for the whole cycle.
    public let period: PeriodID?
    /// The number of leaves that were read.
    public let size: Int64
    /// Every cell for which something was given, in order.
    public let cells: [AcceptedCell]
    /// What keeps a standing provisional.
    public let openItems: [Finding]

    fileprivate init(
        scheme: SchemeReference, period: PeriodID?, size: Int64, cells: [AcceptedCell],
        openItems: [Finding]
    ) {
        self.scheme = scheme
        self.period = period
        self.size = size
        self.cells = cells
        self.openItems = openItems
    }
}

/// A cell as scoring sees it.
public struct AcceptedCell: Hashable, Sendable {
    /// The cell.
    public let cell: Cell
    /// Its value, or why there is none.
    public let status: CellState.Status
    /// The signed entries and decisions that it comes from.
    public let heads: [EntryID]
    /// True where something may still change it; its value is provisional, or unusable.
    public let isOpen: Bool
    /// True where the value came late.
    public let isLate: Bool
    /// True where a decision gave the value.
    public let isDecided: Bool
    /// Why the cell is open; empty where it is not.
    public let findings: [Finding]

    fileprivate init(_ cell: Cell, in state: State) {
        let found = state.cell(cell)
        self.cell = cell
        status = found.status
        heads = found.heads
        isOpen = state.isOpen(cell)
        isLate = found.isLate
        isDecided = found.heads.contains { head in !found.entries.contains { $0.id == head } }
        findings = state.openFindings(cell)
    }
}

extension State {
    /// What scoring may rest on; nil where no version of the scheme stands or its cycle is erased.
    public func accepted(in scheme: SchemeID, period: PeriodID? = nil) -> AcceptedEntries? {
        guard erasures[scheme] == nil, let current = registry.currentScheme(scheme) else {
            return nil
        }
        let counted = periods(countedIn: period, of: scheme)
        let cells = self.cells(of: scheme).filter { counted?.contains($0.period) ?? true }
        return AcceptedEntries(
            scheme: current.reference, period: period, size: size,
            cells: cells.map { AcceptedCell($0, in: self) },
            openItems: openItems(of: scheme, in: period))
    }
}
