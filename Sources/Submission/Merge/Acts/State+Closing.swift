public import Notation

/// When a cell is closed to an office (M9). Only acts of a version that stands have effect.
extension State {
    /// True where the office may not give the cell in time any more.
    public func isClosed(_ cell: Cell, to office: OfficeID) -> Bool {
        !isOpen(cell, to: office, before: size)
    }

    /// True where a closing ends the period for the office, though cells of it may be kept open.
    public func isClosed(_ period: PeriodID, of scheme: SchemeID, to office: OfficeID) -> Bool {
        guard let acts = cycles[scheme]?.acts, !closings(period, office, acts, size).isEmpty
        else { return false }
        return lastOpening(acts.extensions[period]?[office], before: size)
            < lastNaming(period, office, acts, before: size)
            || lastOpening(acts.extensions[period]?[office], before: size) < 0
    }

    /// Open until a closing covers the office.
    ///
    /// What is kept open stays so until a closing names it.
    ///
    /// Acts completed by the leaf itself do not count: one decision may close and hear a code.
    func isOpen(_ cell: Cell, to office: OfficeID, before leaf: Int64) -> Bool {
        guard let cycle = cycles[cell.scheme] else { return true }
        let acts = cycle.acts
        guard let first = closings(cell.period, office, acts, leaf).map(\.act.index).min() else {
            return true
        }
        let named = lastNaming(cell.period, office, acts, before: leaf)
        let opened = max(
            lastOpening(acts.extensions[cell.period]?[office], before: leaf),
            lastOpening(acts.orders[office]?[cell], before: leaf),
            lastReturn(in: cell, to: office, cycle, after: first, before: leaf))
        return opened >= 0 && opened >= named
    }

    /// The closings that cover an office, completed before a leaf.
    func closings(
        _ period: PeriodID, _ office: OfficeID, _ acts: Acts, _ leaf: Int64
    ) -> [Acts.Ended] {
        (acts.closings[period]?.covering(office) ?? []).filter {
            $0.act.index < leaf && stands($0.act)
        }
    }

    func stands(_ act: Act) -> Bool { rules(act.scheme) != nil }

    private func lastNaming(
        _ period: PeriodID, _ office: OfficeID, _ acts: Acts, before leaf: Int64
    ) -> Int64 {
        lastOpening(acts.closings[period]?.named[office]?.map(\.act), before: leaf)
    }

    private func lastOpening(_ acts: [Act]?, before leaf: Int64) -> Int64 {
        (acts ?? []).filter { $0.index < leaf && stands($0) }.map(\.index).max() ?? -1
    }

    /// The last return of an entry of the office there, after a closing.
    private func lastReturn(
        in cell: Cell, to office: OfficeID, _ cycle: Cycle, after first: Int64, before leaf: Int64
    ) -> Int64 {
        var last: Int64 = -1
        for id in cycle.record(of: cell)?.entries ?? [] {
            guard let acts = cycle.acts.returned[id], let batch = cycle.batches[id.record],
                batch.header.office == office
            else { continue }
            for act in acts
            where act.index > first && act.index < leaf && isEffective(act, on: batch) {
                last = max(last, act.index)
            }
        }
        return last
    }

    /// M12: nobody returns or admits what they prepared or reviewed.
    func isEffective(_ act: Act, on batch: LoggedBatch) -> Bool {
        stands(act) && !touched(batch, by: act.person)
    }

    /// M12: named in the header, and enrolled for the office.
    func touched(_ batch: LoggedBatch, by person: PersonID) -> Bool {
        (batch.header.preparer == person || batch.header.reviewer == person)
            && registry.isEnrolled(person, for: batch.header.office)
    }
}
