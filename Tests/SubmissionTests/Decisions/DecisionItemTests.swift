import Notation
import TestSupport
import Testing

@testable import Submission

/// Every act, as text and as value; the text is written by hand from `docs/batch-format.md`.
@Suite("The items of a decision")
struct DecisionItemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let item: DecisionItem
        var testDescription: String { text }
        init(_ text: String, _ item: DecisionItem) {
            self.text = text
            self.item = item
        }
    }

    private typealias D = Deciding

    static let settlements = [
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1","take":"\#(D.one)#7"}"#,
            settle("2026-Q1/A1/t1", .take(D.entry(D.one, 7)))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1","#
                + #""names":["\#(D.one)#2","\#(D.one)#10","\#(D.two)#0"],"take":"\#(D.one)#10"}"#,
            settle(
                "2026-Q1/A1/t1", .take(D.entry(D.one, 10)),
                [D.entry(D.one, 2), D.entry(D.one, 10), D.entry(D.two, 0)])),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1","names":["\#(D.one)#0"],"none":true}"#,
            settle("2026-Q1/A1/t1", .none, [D.entry(D.one, 0)])),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1","value":"-0.000001"}"#,
            settle("2026-Q1/A1/t1", .value(.number(.of("-0.000001")), nil))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1/peers/r7","grade":"good"}"#,
            settle("2026-Q1/A1/t1/peers/r7", .value(.grade(.of("good")), nil))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1/heads","counts":{"a":0,"b":1000000000}}"#,
            settle(
                "2026-Q1/A1/t1/heads",
                .value(.counts([.of("b"): 1_000_000_000, .of("a"): 0]), nil))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/A1/t1","notApplicable":"无\n此项"}"#,
            settle("2026-Q1/A1/t1", .value(.notApplicable("无\n此项"), nil))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/B1/t1/\#(D.event)","date":"2026-03-08","value":"2"}"#,
            settle(
                "2026-Q1/B1/t1/\(D.event)", .value(.number(.of("2")), .of("2026-03-08")))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/B1/t1/\#(D.event)","take":"\#(D.one)#0"}"#,
            settle("2026-Q1/B1/t1/\(D.event)", .take(D.entry(D.one, 0)))),
        Case(
            #"{"act":"settle","cell":"2026-Q1/B1/t1/\#(D.event)","none":true}"#,
            settle("2026-Q1/B1/t1/\(D.event)", .none)),
    ]

    static let others = [
        Case(
            #"{"act":"return","entries":["\#(D.one)#0","\#(D.two)#19999"]}"#,
            .giveBack([D.entry(D.one, 0), D.entry(D.two, 19_999)])),
        Case(
            #"{"act":"order","cells":["2026-Q1/A1/t1","2026-Q1/A1/t1/peers"],"office":"a01"}"#,
            .order(.of("a01"), [D.cell("2026-Q1/A1/t1"), D.cell("2026-Q1/A1/t1/peers")])),
        Case(
            #"{"act":"admit","entries":["\#(D.one)#0"]}"#,
            .admit(Admission(entries: [D.entry(D.one, 0)]))),
        Case(
            #"{"act":"admit","records":["\#(D.one)","\#(D.two)"]}"#,
            .admit(
                Admission(records: [RecordID(D.digest(D.one)), RecordID(D.digest(D.two))]))),
        Case(
            #"{"act":"admit","entries":["\#(D.one)#0"],"records":["\#(D.two)"]}"#,
            .admit(
                Admission(
                    entries: [D.entry(D.one, 0)], records: [RecordID(D.digest(D.two))]))),
        Case(
            #"{"act":"extend","office":"a01","period":"2026-Q1"}"#,
            .extend(.of("2026-Q1"), .of("a01"))),
        Case(
            #"{"act":"close","period":"2026-Q1"}"#, .close(Closing(period: .of("2026-Q1")))),
        Case(
            #"{"act":"close","codes":["\#(D.lowCode)","\#(D.highCode)"],"endLate":true,"#
                + #""offices":["A","a","a-1","a1"],"period":"2026-Q1"}"#,
            .close(
                Closing(
                    period: .of("2026-Q1"), offices: [.of("A"), .of("a"), .of("a-1"), .of("a1")],
                    endsLateWork: true,
                    refusedCodes: [D.code(D.lowCode), D.code(D.highCode)]))),
        Case(
            #"{"act":"hear","code":"\#(D.highCode)","office":"a01"}"#,
            .hear(D.code(D.highCode), .of("a01"))),
        Case(#"{"act":"erase"}"#, .erase),
    ]

    private static func settle(
        _ cell: String, _ outcome: Settlement.Outcome, _ names: [EntryID] = []
    ) -> DecisionItem {
        .settle(Settlement(cell: D.cell(cell), names: names, outcome: outcome))
    }

    @Test("an item is read from its text and written as it", arguments: settlements + others)
    func reading(_ test: Case) throws {
        let decision = Deciding.decision(test.item)
        #expect(decision.payload == Deciding.payload(test.text))
        #expect(try Decision(payload: Deciding.payload(test.text)) == decision)
    }

    @Test("items stand in one decision in the order given, the same one twice as well")
    func together() throws {
        let all = Self.settlements + Self.others + [Self.others[0]]
        var decision = Deciding.decision()
        decision.items = all.map(\.item)
        let text = all.map(\.text).joined(separator: ",")
        #expect(decision.payload == Deciding.payload(text))
        #expect(try Decision(payload: Deciding.payload(text)) == decision)
    }

    @Test("the decision that Python wrote says what make.py says")
    func golden() throws {
        let decision = try Decision(payload: Payloads.record("decision").payload)
        #expect(decision.centre == .of("haizhou") && decision.reason == "经复核，以统计局数据为准")
        #expect(decision.scheme.id == .of("s2026") && decision.scheme.version == 2)
        #expect(
            decision.items.map(\.act) == [
                "settle", "settle", "settle", "settle", "settle", "settle", "settle", "return",
                "order", "admit", "extend", "close", "close", "hear", "erase",
            ])
        guard case .settle(let event) = decision.items[6],
            case .close(let some) = decision.items[11],
            case .close(let all) = decision.items[12], case .hear(let code, _) = decision.items[13]
        else { throw Wrong() }
        #expect(event.outcome == .value(.number(.of("2")), .of("2026-03-08")))
        #expect(event.cell.description == "2026-Q1/B1/t1/\(Deciding.event)")
        #expect(some.refusedCodes == [Deciding.code(Deciding.lowCode)] && some.endsLateWork)
        #expect(some.covers(.of("a02")) && !some.covers(.of("a03")))
        #expect(all.offices == nil && !all.endsLateWork && all.covers(.of("a03")))
        #expect(code.digits == Deciding.highCode)
    }

    private struct Wrong: Error {}
}
