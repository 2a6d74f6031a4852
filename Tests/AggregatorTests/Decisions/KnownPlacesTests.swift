import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// No decision is logged on an id that the scheme does not have.
struct KnownPlacesTests {
    private let desk: DecidingCentre

    init() throws {
        desk = try DecidingCentre()
    }

    private func cell(_ text: String) throws -> Cell {
        try present(Cell(text, scheme: desk.scheme.id))
    }

    @Test("Offices: of an extension, a closing, an order, a seal code, a settlement")
    func offices() throws {
        let (april, nobody) = (PeriodID.of("april"), OfficeID.of("a011"))
        let code = SpokenCode(Digest(of: [1]))
        for item: DecisionItem in [
            .extend(april, nobody),
            .close(Closing(period: april, offices: [.of("a01"), nobody])),
            .order(nobody, [desk.cell]), .hear(code, nobody),
        ] {
            #expect(try desk.decide([item]) == ["office-unknown"])
        }
        #expect(throws: CentreRefusal.self) {
            _ = try desk.acts.settle([desk.cell], .office(nobody))
        }
        do {
            _ = try desk.acts.decide(
                [.extend(april, nobody)], in: desk.scheme, reason: "x",
                by: DecidingCentre.persons(), now: desk.now)
        } catch let refusal as CentreRefusal {
            #expect(refusal.finding.remedy.en.contains("did you mean \"a01\"?"))
        }
    }

    @Test("Cells: subject, leaf, role, period, an event that nobody gave")
    func cells() throws {
        for (text, code) in [
            ("april/A1/t2", "subject-unknown"), ("april/A9/t1", "indicator-unknown"),
            ("april/A1/t1/peers", "role-unknown"), ("may/A1/t1", "decision-period-unknown"),
            ("april/praise/t1", "event-missing"),
            ("april/praise/t1/\(String(repeating: "0", count: 32))", "decision-entry-unknown"),
        ] {
            let place = try cell(text)
            #expect(try desk.decide([.order(.of("a01"), [place])]) == [code])
            let settlement = Settlement(cell: place, names: [], outcome: .none)
            #expect(try desk.decide([.settle(settlement)], two: true) == [code])
        }
    }

    @Test("An order to an office that may not write the cell is none")
    func order() throws {
        let other = try DecidingCentre(responsible: "[b02]")
        #expect(try other.decide([.order(.of("a01"), [other.cell])]) == ["office-not-in-charge"])
        #expect(try other.decide([.order(.of("b02"), [other.cell])]) == [])
    }

    @Test("Once a scheme stands its offices alone are invited")
    func invitation() throws {
        func invite(_ office: String) throws -> String? {
            do {
                let made = try desk.acts.invite(
                    .of(office), name: "x", server: "http://127.0.0.1:1",
                    random: TestRandom(seed: 3).bytes, now: desk.now)
                return made.office.text
            } catch let refusal as CentreRefusal {
                return refusal.finding.code.text
            }
        }
        #expect(try invite("b02") == "b02")
        #expect(try invite("b03x") == "office-unknown")
    }

    @Test("The same act again, which something ended since, is said to have no effect")
    func overtaken() throws {
        let april = PeriodID.of("april")
        let close = DecisionItem.close(Closing(period: april, offices: [.of("a01")]))
        let extend = DecisionItem.extend(april, .of("a01"))
        #expect(try desk.decide([close]) == [])
        #expect(try desk.decide([extend]) == [])
        #expect(try desk.decide([close]) == ["decision-repeated"])
        // Nothing ended the extension: said again it is the same record, and no fault.
        #expect(try desk.decide([extend]) == [])
    }

    @Test("A preview tells what would be closed or opened, and logs nothing")
    func preview() throws {
        func changes(_ items: [DecisionItem]) throws -> [JSON] {
            try desk.acts.rehearse(
                items, in: desk.scheme, reason: "x", by: DecidingCentre.persons()
            ).changes
        }
        let april = PeriodID.of("april")
        let size = try desk.size
        #expect(
            try changes([.close(Closing(period: april))])
                == ["a01", "b02", "c03"].map {
                    [
                        "after": ["closed": true], "before": ["closed": false],
                        "office": .string($0), "period": "april",
                    ]
                })
        #expect(try desk.size == size)
        #expect(try desk.decide([.close(Closing(period: april))]) == [])
        #expect(
            try changes([.order(.of("a01"), [desk.cell])]) == [
                [
                    "after": ["closed": false], "before": ["closed": true], "office": "a01",
                    "cell": "april/A1/t1",
                ]
            ])
        let late = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let admitted = try present(changes([.admit(Admission(records: [late]))]).first)
        #expect(admitted["cell"] == "april/A1/t1")
        #expect(admitted["before"]?["status"] == "missing")
        #expect(admitted["after"]?["value"] == ["value": "90"])
    }
}
