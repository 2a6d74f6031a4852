import Notation

@testable import Submission

/// Events told twice (M8), and what is open.
extension Definition {
    /// The other event cells of the indicator and subject.
    private func fellows(_ cell: Cell) -> [Cell] {
        guard case .event = cell.slot else { return [] }
        return cells.keys.filter { other in
            guard case .event = other.slot else { return false }
            return other != cell && other.scheme == cell.scheme
                && other.indicator == cell.indicator && other.subject == cell.subject
        }
    }

    private func dates(_ cell: Cell) -> Set<CivilDate> {
        Set(cells[cell]?.values.compactMap(\.date) ?? [])
    }

    /// M8: alike in date, and no decision on one of them names a head of the other as seen.
    func m8Alike(_ cell: Cell) -> [Cell] {
        fellows(cell).filter { other in
            !dates(cell).isDisjoint(with: dates(other))
                && !m8Tells(cell, from: other) && !m8Tells(other, from: cell)
        }
    }

    private func m8Tells(_ cell: Cell, from other: Cell) -> Bool {
        cells[cell]?.heads.contains { head in
            !Set(items[head]?.settlement.names ?? []).isDisjoint(with: cells[other]?.heads ?? [])
        } ?? false
    }

    /// M7: something in time may still change it; M8: so may a held event alike.
    func m7IsPending(_ cell: Cell) -> Bool {
        cells[cell]?.isPending == true
            || fellows(cell).contains {
                !(cells[$0]?.heldDates ?? []).isDisjoint(with: dates(cell))
            }
    }

    func m7IsOpen(_ cell: Cell) -> Bool {
        ["conflict", "blocked"].contains(cells[cell]?.status) || m7IsPending(cell)
            || !m8Alike(cell).isEmpty
    }

    /// M8: an event is settled only when no event of its indicator and subject is open.
    func m8IsSettled(_ cell: Cell) -> Bool {
        !m7IsOpen(cell) && !fellows(cell).contains(where: m7IsOpen)
    }

    /// What keeps a standing provisional, as `place code`.
    func openItems(of scheme: SchemeID, in period: PeriodID?) -> [String] {
        guard m17Erasures(of: scheme).isEmpty else { return [] }
        let places = cells.keys.filter {
            $0.scheme == scheme && (period == nil || $0.period == period)
        }.sorted()
        let open = places.flatMap { cell -> [String] in
            var codes: [FindingCode] = []
            if cells[cell]?.status == "conflict" { codes.append(.cellConflict) }
            if cells[cell]?.status == "blocked" { codes.append(.cellBlocked) }
            if m7IsPending(cell) { codes.append(.cellPending) }
            if !m8Alike(cell).isEmpty { codes.append(.eventAlike) }
            return codes.map { "\(cell) \($0.text)" }
        }
        return open
            + m9OpenCodes(scheme, in: period).map {
                "\($0.0.digits) \(FindingCode.sealCodeOpen.text)"
            }
    }
}
