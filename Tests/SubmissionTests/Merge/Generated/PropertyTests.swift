import Notation
import TestSupport
import Testing

@testable import Submission

/// What must hold whatever comes (P3–P6, P8, P9), asked of the fold itself.
///
/// P1 and P2: OrderTests;
/// P7: SettlingTests.
@Suite("What merge promises")
struct PropertyTests {
    static let seeds = (0..<1_500).map { UInt64(7_000_000 + $0) }

    @Test("P3: no accepted value vanishes but by its own office or a decision that names it")
    func nothingVanishes() {
        for seed in Self.seeds {
            let log = HistoryMaker.history(seed: seed)
            let state = State.of(log)
            let names = Names(log)
            for cell in state.registry.schemeIDs.flatMap(state.cells(of:)) {
                for entry in state.cell(cell).entries where entry.isInForce {
                    #expect(
                        state.cell(cell).heads.contains(entry.id)
                            || names.hides(entry.id, in: state.cell(cell)),
                        "seed \(seed): \(entry.id) of \(cell)")
                }
            }
        }
    }

    @Test("P4: an office that names what it knows never conflicts with its own earlier value")
    func noOfficeContradictsItself() {
        var corrected = 0
        for seed in Self.seeds {
            let maker = HistoryMaker.made(seed: seed, isHonest: true)
            let state = State.of(maker.log)
            for cell in state.registry.schemeIDs.flatMap(state.cells(of:)) {
                let found = state.cell(cell)
                let offices = found.entries.filter { found.heads.contains($0.id) }.map(\.office)
                corrected += found.entries.count > 2 ? 1 : 0
                #expect(Set(offices).count == offices.count, "seed \(seed): \(cell)")
            }
        }
        #expect(corrected > 500)
    }

    @Test("P5: no batch of an office takes away another office's head, or a decision")
    func noOfficeOverrides() {
        var met = 0
        for seed in Self.seeds.prefix(1_000) {
            var state = State(card: Cast.card, answers: TownScheme.lookup)
            var spokenFor: Set<RecordID> = []
            for record in HistoryMaker.history(seed: seed) {
                let before = state
                state.append(record)
                spokenFor.formUnion(record.named)
                guard case .batch(let batch) = record.content, !spokenFor.contains(record.id)
                else { continue }
                let office = batch.header.office
                for cell in batch.entries.map(batch.cell) where !before.cell(cell).isLate {
                    let own = before.cell(cell).entries.filter {
                        $0.office == office || office == .of("c01") && $0.office == .of("a01")
                    }.map(\.id)
                    let others = Set(before.cell(cell).heads).subtracting(own)
                    met += others.count
                    #expect(others.isSubset(of: state.cell(cell).heads), "seed \(seed): \(cell)")
                }
            }
        }
        #expect(met > 500)
    }

    @Test("P6: a closed, settled cell never changes by an office's act alone")
    func closedStaysClosed() {
        var met = 0
        for seed in Self.seeds.prefix(1_000) {
            var state = State(card: Cast.card, answers: TownScheme.lookup)
            var spokenFor: Set<RecordID> = []
            for record in HistoryMaker.history(seed: seed) {
                let before = state
                state.append(record)
                spokenFor.formUnion(record.named)
                guard before.isOfficeAct(record), !spokenFor.contains(record.id) else { continue }
                for cell in before.closedSettledCells {
                    met += 1
                    #expect(
                        before.cell(cell).status == state.cell(cell).status
                            && before.cell(cell).heads == state.cell(cell).heads,
                        "seed \(seed): \(record.signed.type) \(record.id) at \(cell)")
                }
            }
        }
        #expect(met > 500)
    }

    @Test("P8: every logged record is found again, with all its entries and items")
    func nothingDisappears() {
        for seed in Self.seeds {
            let log = HistoryMaker.history(seed: seed)
            let state = State.of(log)
            for record in log {
                #expect(state.holds(record), "seed \(seed): \(record.signed.type) \(record.id)")
            }
        }
    }

    @Test("P9: erased payloads change no state, neither all of them nor some")
    func erasureChangesNothing() {
        var erased = 0
        for seed in Self.seeds.prefix(800) {
            let maker = HistoryMaker.made(seed: seed, isErasing: true)
            let state = State.of(maker.log)
            guard !state.erasures(of: Cast.scheme).isEmpty else { continue }
            erased += 1
            var random = Seeded(seed: seed)
            for percent in [100, 50] {
                let items = maker.log.map { record -> LogItem in
                    guard Int.random(in: 0..<100, using: &random) < percent else {
                        return .record(record)
                    }
                    return state.mayErase(record).map(LogItem.erased) ?? .record(record)
                }
                let again = State.of(items)
                #expect(again.difference(from: state.dump.canonical) == nil, "seed \(seed)")
                let definition = Definition(items, card: Cast.card)
                #expect(again.difference(from: definition.dump.canonical) == nil, "seed \(seed)")
            }
        }
        #expect(erased > 100)
    }
}

extension EntryState {
    /// Accepted, in time and not filtered by an amendment.
    fileprivate var isInForce: Bool { verdict.status == .accepted && counts && !isLate }
}

/// Who names what, as the records say it.
private struct Names {
    var names: [EntryID: [EntryID]] = [:]
    var offices: [EntryID: OfficeID] = [:]

    init(_ log: [VerifiedRecord]) {
        for record in log {
            switch record.content {
            case .batch(let batch):
                for (place, entry) in batch.entries.enumerated() {
                    names[EntryID(record.id, place)] = entry.replaces
                    offices[EntryID(record.id, place)] = batch.header.office
                }
            case .decision(let decision):
                for case (let place, .settle(let settlement)) in decision.items.enumerated() {
                    names[EntryID(record.id, place)] = settlement.names
                }
            default: break
            }
        }
    }

    /// True where something in force leads to it, through entries of its own office or of the one
    /// that took over, or through decisions.
    func hides(_ entry: EntryID, in cell: CellState) -> Bool {
        let here = Set(cell.entries.map(\.id) + cell.items.map(\.id))
        let start =
            cell.entries.filter(\.isInForce).map(\.id)
            + cell.items.filter { $0.fault == nil && $0.counts }.map(\.id)
        var reached: Set<EntryID> = []
        var open = start
        while let next = open.popLast() {
            for name in names[next] ?? [] where here.contains(name) && !reached.contains(name) {
                guard
                    offices[next] == nil || offices[next] == offices[name]
                        || offices[next] == .of("c01") && offices[name] == .of("a01")
                else { continue }
                reached.insert(name)
                open.append(name)
            }
        }
        return reached.contains(entry)
    }
}

extension VerifiedRecord {
    /// What a decision takes, names, admits or returns: of this it speaks before it comes, and
    /// where that has effect it is not the office's act alone.
    fileprivate var named: [RecordID] {
        guard case .decision(let decision) = content else { return [] }
        return decision.items.flatMap { item -> [RecordID] in
            switch item {
            case .settle(let settlement): settlement.names.map(\.record)
            case .admit(let admission): admission.entries.map(\.record) + admission.records
            case .giveBack(let entries): entries.map(\.record)
            default: []
            }
        }
    }
}

extension State {
    /// A batch that is not called for, or a word of an office about a batch.
    fileprivate func isOfficeAct(_ record: VerifiedRecord) -> Bool {
        switch record.content {
        case .batch:
            let code = SpokenCode(record.id.digest).digits
            return !openItems(of: Cast.scheme, in: nil).contains { $0.at == code }
        case .statement(let statement):
            guard record.signer.role.office != nil else { return false }
            if case .enrolment? = registry.records[statement.about]?.content { return false }
            return true
        default: return false
        }
    }

    /// Cells with a value in time that are closed to every office and where nothing is open.
    fileprivate var closedSettledCells: [Cell] {
        cells(of: Cast.scheme).filter { cell in
            let found = self.cell(cell)
            guard !found.heads.isEmpty, !found.isLate, isSettled(cell) else { return false }
            return ["a01", "a02", "c01"].allSatisfy { isClosed(cell, to: .of($0)) }
        }
    }

    fileprivate func holds(_ record: VerifiedRecord) -> Bool {
        switch record.content {
        case .batch(let batch):
            guard erasures(of: batch.header.scheme.id).isEmpty else {
                return verdict(on: record.id) != nil
            }
            return verdict(on: record.id)?.entries.count == batch.entries.count
                && batch.entries.enumerated().allSatisfy { place, entry in
                    let id = EntryID(record.id, place)
                    return cell(batch.cell(of: entry)).entries.contains { $0.id == id }
                }
        case .decision(let decision):
            guard erasures(of: decision.scheme.id).isEmpty else { return true }
            return decision.items.enumerated().allSatisfy { place, item in
                guard case .settle(let settlement) = item else { return true }
                let id = EntryID(record.id, place)
                return cell(settlement.cell).items.contains { $0.id == id }
            }
        default: return registry.records[record.id] != nil
        }
    }

    /// The state of a log of which some is erased.
    static func of(_ items: [LogItem]) -> State {
        var state = State(card: Cast.card, answers: TownScheme.lookup)
        for item in items {
            switch item {
            case .record(let record): state.append(record)
            case .erased(let tombstone): state.append(erased: tombstone)
            }
        }
        return state
    }
}
