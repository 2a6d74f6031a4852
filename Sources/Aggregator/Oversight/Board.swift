package import Notation
internal import Recount
package import Submission

/// Who has reported what of a period.
extension LogBook {
    /// The board of a period: `{"gaps","lines","offices","period","scheme","size"}`.
    ///
    /// A line is `{"again":[CELL],"due","given","indicator","late","missing":[CELL],"office",
    /// "open":[CELL],"state","waiting":[CELL]}`; an office `{"gaps":[SEQ],"lastHeard","office",
    /// "waiting":[ENTRY]}`: the numbers of batches that are known to be missing, when its last
    /// record came, and what came late and waits, events among it. Throws
    /// `decision-scheme-unclear` and `decision-period-unknown`.
    package func board(of period: PeriodID, in scheme: SchemeReference) throws -> JSON {
        let unclear = CentreRefusal(.decisionSchemeUnclear, ["known": scheme.id.text])
        guard let version = try ledger().registry.scheme(scheme),
            let rules = SchemeRules(body: version.scheme.body)
        else { throw unclear }
        guard rules.periods.contains(period) else {
            let known = rules.periods.map(\.text).joined(separator: ", ")
            throw CentreRefusal(
                .decisionPeriodUnknown, ["period": period.text, "known": known])
        }
        let (board, late, gaps, size) = try merged { state in
            guard let accepted = state.accepted(in: scheme.id, period: period) else {
                throw unclear
            }
            let late = state.lateEntries(of: scheme.id).filter { $0.cell.period == period }
            return (
                Completeness(accepted, late: late, of: rules, in: period), late,
                state.gapsByOffice, state.size
            )
        }
        let waiting = Dictionary(grouping: late, by: \.office)
        let known = Set(board.lines.map(\.office)).union(gaps.keys).union(waiting.keys)
        let offices: [JSON] = try store.read { view in
            try known.sorted().map { office in
                let last = try view.lastRecord(of: office)
                return [
                    "gaps": .array((gaps[office] ?? []).map { .integer($0) }),
                    "lastHeard": last.map { .string($0.description) } ?? .null,
                    "office": .string(office.text),
                    "waiting": .array(
                        (waiting[office] ?? []).map { .string($0.id.description) }),
                ]
            }
        }
        return [
            "lines": .array(board.lines.map(\.json)), "offices": .array(offices),
            "period": .string(period.text), "scheme": version.json, "size": .integer(size),
        ]
    }
}

extension Completeness.Line {
    fileprivate var json: JSON {
        [
            "again": .array(again.map { .string($0) }), "due": .integer(Int64(due)),
            "given": .integer(Int64(given)),
            "indicator": .string(indicator.text), "late": .integer(Int64(late)),
            "missing": .array(missing.map { .string($0) }), "office": .string(office.text),
            "open": .array(open.map { .string($0) }), "state": .string(state.rawValue),
            "waiting": .array(waiting.map { .string($0) }),
        ]
    }
}

extension State {
    /// Most missing numbers that are named for one device.
    private static var gapLimit: Int { 100 }

    /// The numbers of batches that are known to be missing, by office (M14).
    fileprivate var gapsByOffice: [OfficeID: [Int64]] {
        var gaps: [OfficeID: [Int64]] = [:]
        for key in deviceKeys {
            guard let device = device(key), let office = registry.holders[key]?.role.office
            else { continue }
            gaps[office, default: []] += device.gaps.lazy.flatMap { $0 }.prefix(Self.gapLimit)
        }
        return gaps.filter { !$0.value.isEmpty }
    }
}
