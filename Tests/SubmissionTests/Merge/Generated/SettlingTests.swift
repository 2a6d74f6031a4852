import Notation
import TestSupport
import Testing

@testable import Submission

/// P7: after closing, two persons of the centre bring everything to rest.
@Suite("What merge promises the centre")
struct SettlingTests {
    @Test("P7: after closing, two persons settle everything, whatever offices send meanwhile")
    func everythingSettles() {
        var most = 0
        var restless = 0
        for seed in UInt64(8_000_000)..<8_001_000 where restless < 3 {
            var ending = Ending(HistoryMaker.made(seed: seed))
            guard ending.begin() else { continue }
            let acts = ending.settle()
            most = max(most, acts)
            #expect(ending.open == [], "seed \(seed): open after \(acts) acts")
            restless += ending.open.isEmpty ? 0 : 1
            ending.interfere()
            #expect(ending.open == [], "seed \(seed): an office opened it again")
        }
        #expect(most > 5)
    }
}

/// A history after its last day: two fresh persons against all that comes.
private struct Ending {
    var maker: HistoryMaker
    var state: State
    var scheme: SchemeReference?

    init(_ maker: HistoryMaker) {
        self.maker = maker
        state = State.of(maker.log)
        self.maker.pocket.removeAll { $0.signer.role.office == nil }
    }

    var open: [String] { state.openItems(of: Cast.scheme, in: nil).map(\.at) }

    /// Enrols the two and closes everything by name; false where no version stands.
    mutating func begin() -> Bool {
        guard let current = state.registry.currentScheme(Cast.scheme),
            state.erasures(of: Cast.scheme).isEmpty
        else { return false }
        scheme = current.reference
        for person in Cast.fresh {
            let enrolment = Enrolment(
                centre: Cast.centre, key: Cast.root.id, basis: .root, act: .add(person.holder))
            state.append(maker.hand.record(.enrolment, .enrolment(enrolment), by: Cast.rootHolder))
        }
        close()
        return true
    }

    /// Ends both periods for all offices and refuses the codes that were heard.
    private mutating func close() {
        let codes = state.openItems(of: Cast.scheme, in: nil).compactMap { SpokenCode($0.at) }
        decide(
            [TownScheme.first, TownScheme.second].map {
                .close(
                    Closing(
                        period: $0, offices: [.of("a01"), .of("a02"), .of("c01")],
                        endsLateWork: true,
                        refusedCodes: codes.sorted { $0.digits < $1.digits }))
            })
    }

    private mutating func decide(_ items: [DecisionItem]) {
        guard let scheme else { return }
        let decision = Decision(
            centre: Cast.centre, key: Cast.fresh[0].key.id, scheme: scheme, reason: "终审",
            items: items)
        let record = maker.hand.record(.decision, .decision(decision), by: Cast.fresh[0])
        state.append(record)
        let approval = Statement(
            centre: Cast.centre, key: Cast.fresh[1].key.id, kind: .approval, about: record.id)
        state.append(maker.hand.record(.statement, .statement(approval), by: Cast.fresh[1]))
    }

    /// One cell a decision, while offices go on sending; the number of decisions.
    mutating func settle() -> Int {
        var acts = 0
        while acts < 200 {
            if !maker.pocket.isEmpty {
                state.append(maker.pocket.removeLast())
            } else if acts < 20 {
                interfere()
            }
            let cells = state.cells(of: Cast.scheme).filter(state.isOpen)
            guard let cell = cells.first else {
                if maker.pocket.isEmpty { return acts }
                continue
            }
            decide([.settle(settlement(of: cell))])
            acts += 1
        }
        return acts
    }

    private mutating func settlement(of cell: Cell) -> Settlement {
        var names = Set(state.seen(in: cell))
        guard case .event = cell.slot else {
            let outcome: Settlement.Outcome =
                maker.chance(50) ? .value(.number(.of("77")), nil) : .none
            return Settlement(cell: cell, names: names.sorted(), outcome: outcome)
        }
        for other in state.cells(of: Cast.scheme)
        where other.indicator == cell.indicator && other.subject == cell.subject {
            names.formUnion(state.cell(other).heads)
        }
        let date: CivilDate = .of("2026-03-08")
        let outcome: Settlement.Outcome =
            maker.chance(70) ? .value(.number(.of("1")), date) : .none
        return Settlement(cell: cell, names: names.sorted(), outcome: outcome)
    }

    /// A new batch of some office, with its reviewer's word.
    mutating func interfere() {
        let logged = maker.log.count
        let waiting = maker.pocket.count
        maker.seal()
        for record in maker.log[logged...] + maker.pocket[waiting...] { state.append(record) }
        maker.pocket.removeLast(maker.pocket.count - waiting)
    }
}
