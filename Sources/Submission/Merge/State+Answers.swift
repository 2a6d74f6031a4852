public import Notation

/// What the state tells of records and of what is open.
extension State {
    /// What became of a batch; nil where it is not in the log.
    public func verdict(on batch: RecordID) -> BatchVerdict? {
        guard let scheme = known[batch] ?? nil else { return nil }
        guard erasures[scheme] == nil else {
            return BatchVerdict(
                findings: [Finding(.schemeErased, ["scheme": scheme.text])], entries: [])
        }
        guard let logged = cycles[scheme]?.batches[batch] else { return nil }
        if logged.tally.accepted == logged.entries.count {
            return BatchVerdict(accepting: logged.entries.count)
        }
        var entries: [EntryVerdict] = []
        guard let places = cycles[scheme]?.places else { return nil }
        for index in 0..<logged.entries.count {
            let id = EntryID(batch, index)
            let entry = logged.entries.entry(index, in: places)
            let late = isLate(entry.cell, logged) && !isAdmitted(id, logged)
            entries.append(verdict(id, logged, entry, isLate: late))
        }
        return BatchVerdict(together: entries)
    }

    /// True where the record is in the log.
    public func isKnown(_ record: RecordID) -> Bool { known[record] != nil }

    /// What a decision on a cell has to name: its heads, and what waits or was returned there
    /// (M11).
    public func seen(in cell: Cell) -> [EntryID] {
        let found = self.cell(cell)
        let waiting = found.entries.filter {
            !$0.isLate && $0.verdict.status != .accepted
        }.map(\.id)
        return Set(found.heads + waiting).sorted()
    }

    /// What an entry or a decision item of a scheme gives its cell; nil where there is none.
    public func value(of id: EntryID, in scheme: SchemeID) -> CellValue? {
        cycles[scheme]?.value(id)
    }

    /// All cells for which something was given or decided, in order.
    public func cells(of scheme: SchemeID) -> [Cell] {
        cycles[scheme]?.allCells.sorted() ?? []
    }

    /// What keeps a standing of the period provisional; of the cycle, where `period` is nil.
    ///
    /// Each finding's place is a cell, or forty digits of a seal code.
    public func openItems(of scheme: SchemeID, in period: PeriodID?) -> [Finding] {
        openCells(of: scheme, in: period).flatMap(openFindings)
            + openCodes(of: scheme, in: period).map {
                Finding(.sealCodeOpen, at: $0.code.digits, ["office": $0.office.text])
            }
    }

    /// The cells on which nothing final can rest, in order; of the cycle, where `period` is nil.
    public func openCells(of scheme: SchemeID, in period: PeriodID? = nil) -> [Cell] {
        guard let cycle = cycles[scheme] else { return [] }
        let counted = periods(countedIn: period, of: scheme)
        var cells: Set<Cell> = []
        for (place, open) in cycle.open where counted?.contains(place) ?? true {
            cells.formUnion(open)
        }
        for group in cycle.events.values {
            cells.formUnion(group.crowded.filter { counted?.contains($0.period) ?? true })
        }
        // A decision may have told events of one date apart.
        return cells.filter(isOpen).sorted()
    }

    /// Why a cell is open; empty where it is not.
    public func openFindings(_ cell: Cell) -> [Finding] {
        let found = self.cell(cell)
        var codes: [FindingCode] = []
        if found.status == .conflict { codes.append(.cellConflict) }
        if found.status == .blocked { codes.append(.cellBlocked) }
        if isPending(cell) { codes.append(.cellPending) }
        if alike(cell) > 0 { codes.append(.eventAlike) }
        return codes.map { Finding($0, at: cell.description) }
    }

    /// Seal codes that were heard and whose batches have not come (M9).
    func openCodes(of scheme: SchemeID, in period: PeriodID?) -> [Acts.Heard] {
        guard let cycle = cycles[scheme],
            let current = registry.currentScheme(scheme).flatMap({ rules($0.reference) })
        else { return [] }
        let counted = periods(countedIn: period, of: scheme)
        let periods = counted.map(Array.init) ?? current.answers.periods
        return cycle.acts.heard.filter { heard, acts in
            !arrivedCodes.contains(heard.code) && acts.contains(where: stands)
                && periods.contains {
                    current.answers.mayWrite(heard.office, in: $0)
                        && !isRefused(heard, in: $0, cycle)
                }
        }.keys.sorted { ($0.code.digits, $0.office) < ($1.code.digits, $1.office) }
    }

    /// The periods whose cells count in a standing; nil for all.
    func periods(countedIn period: PeriodID?, of scheme: SchemeID) -> Set<PeriodID>? {
        guard let period else { return nil }
        let current = registry.currentScheme(scheme).flatMap { rules($0.reference) }
        return current?.answers.periods(countedIn: period) ?? [period]
    }

    func isRefused(_ heard: Acts.Heard, in period: PeriodID, _ cycle: Cycle) -> Bool {
        closings(period, heard.office, cycle.acts, size).contains {
            $0.closing.refusedCodes.contains(heard.code)
        }
    }
}

extension EventGroup {
    /// The cells of all dates that more than one cell tells of.
    var crowded: Set<Cell> {
        var cells: Set<Cell> = []
        for (date, counted) in counted where !counted.isEmpty {
            let waiting = held[date] ?? []
            if counted.count + waiting.count > 1 { cells.formUnion(counted) }
        }
        return cells
    }
}
