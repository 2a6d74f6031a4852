package import Notation
internal import Recount
package import Submission

/// What persons of the centre settle, each act a signed decision.
///
/// Each is tried on a copy of the state first, by the rules of merge themselves: what would have no
/// effect is refused with the reason, and nothing is logged.
extension CentreActs {
    /// The scheme that is meant: the one named, or the only one that stands.
    ///
    /// Throws `decision-scheme-unclear`.
    package func scheme(_ named: SchemeID?) throws -> SchemeReference {
        let registry = try book.ledger().registry
        let known = registry.schemeIDs
        let only = known.count == 1 ? known.first : nil
        guard let id = named ?? only, let current = registry.currentScheme(id) else {
            throw CentreRefusal(
                .decisionSchemeUnclear, ["known": known.map(\.text).joined(separator: ", ")])
        }
        return current.reference
    }

    /// The items that settle cells: each names what was seen there.
    ///
    /// Throws `decision-take-wrong` where the office named gave nothing that is in force.
    package func settle(_ cells: [Cell], _ settling: Settling) throws -> [DecisionItem] {
        try book.merged { state in
            try cells.map { cell in
                let seen = Set(state.seen(in: cell) + state.headsAlike(to: cell)).sorted()
                let outcome = try Self.outcome(settling, of: cell, state)
                return .settle(Settlement(cell: cell, names: seen, outcome: outcome))
            }
        }
    }

    private static func outcome(
        _ settling: Settling, of cell: Cell, _ state: State
    ) throws -> Settlement.Outcome {
        switch settling {
        case .take(let entry): return .take(entry)
        case .value(let content, let date): return .value(content, date)
        case .none: return .none
        case .office(let office):
            let found = state.cell(cell)
            let given = found.entries.filter {
                $0.office == office && found.heads.contains($0.id)
            }
            guard let entry = given.first else {
                throw CentreRefusal(.decisionTakeWrong, at: cell.description)
            }
            return .take(entry.id)
        }
    }

    /// Logs a decision and, where a second person is there, the approval; returns its id.
    ///
    /// Throws the findings of ``Rehearsal``.
    package func decide(
        _ items: [DecisionItem], in scheme: SchemeReference, reason: String, by persons: Deciders,
        now: Instant
    ) throws -> RecordID {
        let rehearsal = try rehearse(items, in: scheme, reason: reason, by: persons)
        guard let first = rehearsal.findings.first else {
            return try log(rehearsal.records, at: now)[0]
        }
        throw CentreRefusal(first, findings: Array(rehearsal.findings.dropFirst()))
    }

    /// Tries a decision without logging it.
    package func rehearse(
        _ items: [DecisionItem], in scheme: SchemeReference, reason: String, by persons: Deciders
    ) throws -> Rehearsal {
        try checkPeriods(of: items, in: scheme)
        let decision = Decision(
            centre: card.centre, key: persons.first.key.id, scheme: scheme, reason: reason,
            items: items)
        var records = [try persons.first.key.sign(.decision, decision.payload)]
        if let second = persons.second {
            let approval = Statement(
                centre: card.centre, key: second.key.id, kind: .approval, about: records[0].id)
            records.append(try second.key.sign(.statement, approval.payload))
        }
        let check = try book.ledger().registry.check
        let verified = try records.map { try check.verify($0).get() }
        return try book.merged { state in
            var copy = state
            copy.append(verified)
            return Rehearsal(records: records, decision: decision, before: state, after: copy)
        }
    }

    private func checkPeriods(of items: [DecisionItem], in scheme: SchemeReference) throws {
        let version = try book.ledger().registry.scheme(scheme)
        let known = version.flatMap { SchemeRules(body: $0.scheme.body) }?.periods ?? []
        for item in items {
            let period: PeriodID? =
                switch item {
                case .extend(let period, _): period
                case .close(let closing): closing.period
                case .settle(let settlement): settlement.cell.period
                case .order(_, let cells): cells.first { !known.contains($0.period) }?.period
                case .giveBack, .admit, .hear, .erase: nil
                }
            if let period, !known.contains(period) {
                throw CentreRefusal(
                    .decisionPeriodUnknown,
                    [
                        "period": period.text,
                        "known": known.map(\.text).joined(separator: ", "),
                    ])
            }
        }
    }
}
