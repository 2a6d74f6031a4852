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
    /// Throws `decision-take-wrong` where the office named gave nothing that is in force,
    /// `decision-office-unclear` where it gave values that differ, `decision-stands` where a
    /// decision replaced what is to be taken, and `office-unknown`.
    package func settle(_ cells: [Cell], _ settling: Settling) throws -> [DecisionItem] {
        if case .office(let office) = settling, let scheme = cells.first?.scheme {
            try known(of: self.scheme(scheme)).demand(office)
        }
        return try book.merged { state in
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
        case .take(let entry):
            if !state.seen(in: cell).contains(entry) { try demandUndecided(cell, state) }
            return .take(entry)
        case .value(let content, let date): return .value(content, date)
        case .none: return .none
        case .office(let office): return .take(try given(by: office, in: cell, state))
        }
    }

    /// The entry that an office has in force in a cell.
    private static func given(
        by office: OfficeID, in cell: Cell, _ state: State
    ) throws -> EntryID {
        let found = state.cell(cell)
        let given = found.entries.filter { $0.office == office && found.heads.contains($0.id) }
        guard let entry = given.first else {
            try demandUndecided(cell, state)
            throw CentreRefusal(.decisionTakeWrong, at: cell.description)
        }
        guard Set(given.map { state.value(of: $0.id, in: cell.scheme) }).count == 1 else {
            throw CentreRefusal(
                .decisionOfficeUnclear, at: cell.description,
                [
                    "office": office.text,
                    "entries": given.map(\.id.description).joined(separator: ", "),
                ])
        }
        return entry.id
    }

    /// Throws `decision-stands` where a decision has the last word.
    private static func demandUndecided(_ cell: Cell, _ state: State) throws {
        guard let decision = state.decisions(in: cell).first else { return }
        throw CentreRefusal(
            .decisionStands, at: cell.description, ["decision": decision.description])
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
        let known = try known(of: scheme)
        try book.merged { try known.check(items, in: $0) }
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
            return Rehearsal(
                records: records, decision: decision, offices: known.offices, before: state,
                after: copy)
        }
    }

    /// The ids that a version has.
    ///
    /// Throws `decision-scheme-unclear`.
    func known(of scheme: SchemeReference) throws -> KnownPlaces {
        let version = try book.ledger().registry.scheme(scheme)
        guard let rules = version.flatMap({ SchemeRules(body: $0.scheme.body) }) else {
            throw CentreRefusal(.decisionSchemeUnclear, ["known": scheme.id.text])
        }
        return KnownPlaces(rules: rules)
    }
}

extension State {
    /// The items of decisions that are in force in a cell.
    func decisions(in cell: Cell) -> [EntryID] {
        let found = self.cell(cell)
        return found.heads.filter { head in !found.entries.contains { $0.id == head } }
    }
}
