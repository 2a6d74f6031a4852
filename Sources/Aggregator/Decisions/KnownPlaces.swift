internal import Assessment
internal import Notation
internal import Recount
internal import Submission

/// The ids that a version of a scheme has: a decision on any other is refused before it is tried.
struct KnownPlaces {
    /// The version.
    let rules: SchemeRules

    /// Its offices.
    var offices: [OfficeID] { rules.scheme.offices.map(\.id) }

    /// Throws `decision-period-unknown`, `office-unknown` and what the checks say of a cell; of an
    /// event that nobody gave `decision-entry-unknown`.
    func check(_ items: [DecisionItem], in state: State) throws {
        for item in items {
            switch item {
            case .settle(let settlement): try demand(settlement.cell, state)
            case .extend(let period, let office):
                try demand(period)
                try demand(office)
            case .close(let closing):
                try demand(closing.period)
                for office in closing.offices ?? [] { try demand(office) }
            case .order(let office, let cells):
                try demand(office)
                for cell in cells { try demand(cell, of: office, state) }
            case .hear(_, let office): try demand(office)
            // Their entries and records are looked up when they are tried.
            case .giveBack, .admit, .erase: break
            }
        }
    }

    /// Throws `decision-period-unknown`.
    func demand(_ period: PeriodID) throws {
        guard !rules.periods.contains(period) else { return }
        let known = rules.periods.map(\.text)
        let names = ["period": period.text, "known": known.joined(separator: ", ")]
        throw CentreRefusal(
            .decisionPeriodUnknown,
            names.merging(Suggestion.hint(for: period.text, among: known)) { $1 })
    }

    /// Throws `office-unknown`.
    func demand(_ office: OfficeID) throws {
        try Self.demand(office, among: [rules.scheme])
    }

    /// Throws `office-unknown` for an office that none of the schemes has.
    static func demand(_ office: OfficeID, among schemes: [Scheme]) throws {
        let known = schemes.flatMap(\.offices).map(\.id)
        guard !known.contains(office) else { return }
        let names = [
            "office": office.text, "scheme": schemes.map(\.id.text).joined(separator: ", "),
        ]
        let hint = Suggestion.hint(for: office.text, among: known.map(\.text))
        throw CentreRefusal(.decisionOfficeUnknown, names.merging(hint) { $1 })
    }

    private func demand(_ cell: Cell, _ state: State) throws {
        try demand(cell.period)
        // What is wrong with taking a value back there is wrong with the place.
        if let finding = rules.findings(for: .withdrawn, in: cell).first {
            throw CentreRefusal(finding)
        }
        guard case .event = cell.slot, state.cell(cell).entries.isEmpty else { return }
        throw CentreRefusal(.decisionEntryUnknown, at: cell.description)
    }

    private func demand(_ cell: Cell, of office: OfficeID, _ state: State) throws {
        try demand(cell, state)
        guard !rules.mayWrite(office, cell) else { return }
        throw CentreRefusal(
            .entryOfficeNotInCharge, at: cell.description,
            [
                "office": office.text, "indicator": cell.indicator.text,
                "subject": cell.subject.text,
            ])
    }
}
