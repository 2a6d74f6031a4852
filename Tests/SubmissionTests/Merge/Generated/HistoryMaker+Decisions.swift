import Notation
import TestSupport

@testable import Submission

/// What the centre settles, and what it should not.
extension HistoryMaker {
    mutating func decide() {
        let signer = chance(3) ? Cast.centrePersons[3] : Cast.centrePersons[pick([0, 0, 1, 2])]
        let scheme = chance(88) ? schemes[schemes.count - 1] : pick(schemes)
        var items: [DecisionItem] = []
        for _ in 0..<pick([1, 1, 2, 3]) {
            if let item = item(in: scheme.id) { items.append(item) }
        }
        guard !items.isEmpty else { return }
        if isErasing, chance(25) { items.append(.erase) }
        let decision = Decision(
            centre: Cast.centre, key: signer.key.id, scheme: scheme, reason: "核定\(hand.made)",
            items: items)
        let record = hand.record(.decision, .decision(decision), by: signer)
        for (place, item) in items.enumerated() {
            if case .settle(let settlement) = item {
                settlements[EntryID(record.id, place)] = settlement.cell
            }
        }
        decisions.append(record)
        put(record, delayed: 10)
        if chance(65) { approve(record, by: pick(Cast.centrePersons), delayed: 10) }
    }

    private mutating func item(in scheme: SchemeID) -> DecisionItem? {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<46: settle(in: scheme)
        case 46..<57: someEntries().map(DecisionItem.giveBack)
        case 57..<68: admit()
        case 68..<74: order(in: scheme)
        case 74..<79: .extend(period(), .of(pick(["a01", "a02"])))
        case 79..<92: close()
        default: hear()
        }
    }

    private mutating func period() -> PeriodID {
        chance(75) ? TownScheme.first : TownScheme.second
    }

    /// Of a scheme; of any, where none is named.
    private mutating func someEntries(of scheme: SchemeID? = nil) -> [EntryID]? {
        let known = entries.filter { scheme == nil || $0.value.cell.scheme == scheme }.keys.sorted()
        guard !known.isEmpty else { return nil }
        return Set((0..<pick([1, 1, 2])).map { _ in pick(known) }).sorted()
    }

    private mutating func settle(in scheme: SchemeID) -> DecisionItem? {
        guard let any = someEntries(of: scheme)?.first, let cell = entries[any]?.cell else {
            return nil
        }
        let here = entries.filter { $0.value.cell == cell }.keys.sorted()
        let decided = settlements.filter { $0.value == cell }.keys.sorted()
        var names = Set(chance(75) ? here + decided : [pick(here)])
        if case .event = cell.slot, chance(50) {
            let alike = entries.filter { $0.value.cell.indicator == cell.indicator }
            names.formUnion(alike.keys)
            names.formUnion(settlements.filter { $0.value.indicator == cell.indicator }.keys)
        }
        let taken = chance(5) ? pick(entries.keys.sorted()) : pick(here)
        let list = names.sorted()
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<70: return .settle(Settlement(cell: cell, names: list, outcome: .take(taken)))
        case 70..<85:
            var date: CivilDate?
            if case .event = cell.slot { date = .of("2026-03-08") }
            let given = content()
            let other = given == .withdrawn ? EntryContent.number(.of("92")) : given
            return .settle(
                Settlement(cell: cell, names: list, outcome: .value(other, date)))
        default: return .settle(Settlement(cell: cell, names: list, outcome: .none))
        }
    }

    private mutating func admit() -> DecisionItem? {
        if chance(40), let list = someEntries() { return .admit(Admission(entries: list)) }
        let records = batches.suffix(4) + statements.suffix(3) + decisions.suffix(2)
        guard !records.isEmpty else { return nil }
        let ids = Set((0..<2).map { _ in pick(Array(records)).id }).sorted()
        return .admit(Admission(records: ids))
    }

    private mutating func order(in scheme: SchemeID) -> DecisionItem? {
        guard let any = someEntries(of: scheme)?.first, let found = entries[any] else { return nil }
        return .order(found.office, [found.cell])
    }

    private mutating func close() -> DecisionItem {
        let offices: [OfficeID]? =
            chance(55) ? nil : chance(50) ? [.of("a01")] : [.of("a01"), .of("a02"), .of("c01")]
        return .close(
            Closing(
                period: period(), offices: offices, endsLateWork: chance(15),
                refusedCodes: chance(20) ? someCode().map { [$0.code] } ?? [] : []))
    }

    /// Mostly of a batch that is on its way.
    private mutating func someCode() -> (code: SpokenCode, office: OfficeID)? {
        let waiting = pocket.filter { $0.signed.type == .batch }
        let from = waiting.isEmpty || chance(15) ? batches : waiting
        guard !from.isEmpty, case let record = pick(from), let office = record.signer.role.office
        else { return nil }
        return (SpokenCode(record.id.digest), chance(94) ? office : .of("a02"))
    }

    private mutating func hear() -> DecisionItem? {
        someCode().map { .hear($0.code, $0.office) }
    }
}
