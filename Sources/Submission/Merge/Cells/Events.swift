internal import Notation

/// Where events are alike: one indicator, one subject.
struct EventPlace: Hashable, Sendable {
    let indicator: IndicatorID
    let subject: SubjectID

    init(_ cell: Cell) {
        indicator = cell.indicator
        subject = cell.subject
    }
}

/// The event cells of one indicator and subject, by the dates that they tell of (M8).
struct EventGroup: Sendable {
    /// Cells with a head of a date.
    private(set) var counted: [CivilDate: Set<Cell>] = [:]
    /// Cells with a held event of a date that may still count.
    private(set) var held: [CivilDate: Set<Cell>] = [:]
    private(set) var cells: Set<Cell> = []

    /// How many cells have a head of one of the dates.
    func cells(of dates: Set<CivilDate>) -> Int {
        guard dates.count > 1 else { return dates.first.flatMap { counted[$0]?.count } ?? 0 }
        return dates.reduce(into: Set<Cell>()) { $0.formUnion(counted[$1] ?? []) }.count
    }

    mutating func move(_ cell: Cell, from before: CellState, to after: CellState) {
        cells.insert(cell)
        for date in before.headDates { counted[date]?.remove(cell) }
        for date in after.headDates { counted[date, default: []].insert(cell) }
        for date in before.heldDates { held[date]?.remove(cell) }
        for date in after.heldDates { held[date, default: []].insert(cell) }
    }
}

/// Events that look like one event told twice (M8).
extension State {
    /// Cells of events of the same indicator, subject and date that no decision told apart.
    public func alike(_ cell: Cell) -> Int {
        guard let cycle = cycles[cell.scheme], case .event = cell.slot,
            let group = cycle.events[EventPlace(cell)], let own = cycle.record(of: cell)?.state
        else { return 0 }
        let others = group.cells(of: own.headDates) - 1
        guard others > 0 else { return 0 }
        return others
            - toldApart(cell, own, cycle).count { apart in
                apart != cell
                    && own.headDates.contains { group.counted[$0]?.contains(apart) == true }
            }
    }

    /// The heads of events that tell of a date of this one; a decision on it names them (M8).
    public func headsAlike(to cell: Cell) -> [EntryID] {
        guard let cycle = cycles[cell.scheme], case .event = cell.slot,
            let group = cycle.events[EventPlace(cell)]
        else { return [] }
        let cells = self.cell(cell).headDates.reduce(into: Set<Cell>()) {
            $0.formUnion(group.counted[$1] ?? [])
        }
        return cells.subtracting([cell]).flatMap { self.cell($0).heads }.sorted()
    }

    /// The cells that a decision at the head of either side tells from this one.
    private func toldApart(_ cell: Cell, _ own: CellState, _ cycle: Cycle) -> Set<Cell> {
        var apart: Set<Cell> = []
        for head in own.heads {
            for named in cycle.settlement(head)?.settlement.names ?? [] {
                let place =
                    cycle.entry(named)?.entry.cell
                    ?? cycle.settlement(named)?.settlement.cell
                if let place, cycle.state(of: place).heads.contains(named) {
                    apart.insert(place)
                }
            }
            for namer in cycle.namers[head] ?? [] {
                if let place = cycle.settlement(namer)?.settlement.cell,
                    cycle.state(of: place).heads.contains(namer)
                {
                    apart.insert(place)
                }
            }
        }
        return apart
    }

    /// True where something in time may still change the cell: an entry, or a held event alike.
    public func isPending(_ cell: Cell) -> Bool {
        guard let cycle = cycles[cell.scheme], let own = cycle.record(of: cell)?.state else {
            return false
        }
        if own.isPendingByItself { return true }
        guard case .event = cell.slot, let group = cycle.events[EventPlace(cell)] else {
            return false
        }
        return own.headDates.contains { date in
            group.held[date]?.contains { $0 != cell } ?? false
        }
    }

    /// True in conflict, blocked, pending, or alike to another event: nothing final rests on it.
    public func isOpen(_ cell: Cell) -> Bool {
        let own = self.cell(cell)
        return own.isOpenByItself || isPending(cell) || alike(cell) > 0
    }

    /// True where nothing is open; for an event: in no event of its indicator and subject.
    public func isSettled(_ cell: Cell) -> Bool {
        guard !isOpen(cell) else { return false }
        guard case .event = cell.slot else { return true }
        let group = cycles[cell.scheme]?.events[EventPlace(cell)]
        return !(group?.cells.contains(where: isOpen) ?? false)
    }

    /// What is known of a cell.
    public func cell(_ cell: Cell) -> CellState {
        cycles[cell.scheme]?.state(of: cell) ?? CellState()
    }
}
