import Notation

@testable import Submission

/// When a cell is closed to an office, and what is late (M9, M10).
extension Definition {
    /// The closings of a period that cover an office, by acts that stand, before a leaf.
    func m9Closings(
        _ scheme: SchemeID, _ period: PeriodID, _ office: OfficeID, before leaf: Int64
    ) -> [(leaf: Int64, closing: Closing)] {
        acts.compactMap { act in
            guard case .close(let closing) = act.item, act.scheme.id == scheme,
                closing.period == period, stands(act.scheme), act.leaf < leaf,
                closing.offices?.contains(office) ?? true
            else { return nil }
            return (act.leaf, closing)
        }
    }

    /// The leaves of what opens the cell to the office: extension, order, return after a closing.
    func m9Openers(_ cell: Cell, to office: OfficeID, before leaf: Int64) -> [Int64] {
        let closings = m9Closings(cell.scheme, cell.period, office, before: leaf)
        return acts.filter { act in
            guard act.scheme.id == cell.scheme, stands(act.scheme), act.leaf < leaf else {
                return false
            }
            switch act.item {
            case .extend(cell.period, office): return true
            case .order(office, let cells): return cells.contains(cell)
            case .giveBack(let list):
                return closings.contains { $0.leaf < act.leaf }
                    && list.contains { id in
                        guard let entry = entries[id], entry.cell == cell,
                            entry.header.office == office
                        else { return false }
                        return m12Concerns(act, entry)
                    }
            default: return false
            }
        }.map(\.leaf)
    }

    /// M9: what is kept open stays so until a closing that names the office.
    func m9IsOpen(_ cell: Cell, to office: OfficeID, before leaf: Int64) -> Bool {
        let closings = m9Closings(cell.scheme, cell.period, office, before: leaf)
        return closings.isEmpty
            || m9Openers(cell, to: office, before: leaf).contains { opener in
                !closings.contains { $0.closing.offices != nil && $0.leaf > opener }
            }
    }

    /// M9: its code was heard while the cell was open, and no closing that names it came before.
    func m9IsHeard(_ entry: Given) -> Bool {
        let office = entry.header.office
        let code = SpokenCode(entry.id.record.digest)
        let heard = acts.contains { act in
            act.item == .hear(code, office) && act.scheme.id == entry.cell.scheme
                && stands(act.scheme) && act.leaf < entry.leaf
                && m9IsOpen(entry.cell, to: office, before: act.leaf)
        }
        return heard
            && !m9Closings(entry.cell.scheme, entry.cell.period, office, before: entry.leaf)
                .contains { $0.closing.refusedCodes.contains(code) }
    }

    /// Late by the batch's own leaf (M2), and not admitted (M10).
    func m9IsLate(_ entry: Given) -> Bool {
        !m9IsOpen(entry.cell, to: entry.header.office, before: entry.leaf) && !m9IsHeard(entry)
            && !m12IsAdmitted(entry)
    }

    /// M10: the scheme admits late work; never events; a closing may have ended it.
    func m10TakesLate(_ entry: Given) -> Bool {
        if case .event = entry.cell.slot { return false }
        return versions[entry.header.scheme]?.admitsLate == true
            && !m9Closings(
                entry.cell.scheme, entry.cell.period, entry.header.office, before: entry.leaf
            ).contains { $0.closing.endsLateWork }
    }

    /// M9: codes that were heard and whose batch has not come, in periods their office writes for.
    func m9OpenCodes(_ scheme: SchemeID, in period: PeriodID?) -> [(SpokenCode, OfficeID)] {
        let came = Set(
            leaves.filter { $0.isBatch }.map { SpokenCode($0.id.digest) })
        let last = currentVersion(scheme)
        let periods = period.map { [$0] } ?? last?.periods ?? []
        var open: [(SpokenCode, OfficeID)] = []
        for act in acts where act.scheme.id == scheme && stands(act.scheme) {
            guard case .hear(let code, let office) = act.item, !came.contains(code),
                !open.contains(where: { $0 == (code, office) })
            else { continue }
            let waits = periods.contains { period in
                last?.mayWrite(office, in: period) == true
                    && !m9Closings(scheme, period, office, before: size).contains {
                        $0.closing.refusedCodes.contains(code)
                    }
            }
            if waits { open.append((code, office)) }
        }
        return open.sorted { ($0.0.digits, $0.1.text) < ($1.0.digits, $1.1.text) }
    }

    /// The version of a scheme that stands at the end.
    func currentVersion(_ scheme: SchemeID) -> TownScheme? {
        versions.filter { $0.key.id == scheme }.max { $0.key.version < $1.key.version }?.value
    }
}

extension Definition.Leaf {
    var isBatch: Bool {
        if case .batch? = content { true } else { tombstone?.link != nil }
    }
}
