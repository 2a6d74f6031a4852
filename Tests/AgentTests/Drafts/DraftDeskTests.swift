import Agent
import Foundation
import Notation
import Sheets
import Submission
import TestSupport
import Testing

@Suite("Drafts")
struct DraftDeskTests {
    private func codes(_ checked: CheckedDraft) -> [String] { checked.findings.map(\.code.text) }

    @Test("A draft without any scheme is saved and says that its checks wait")
    func withoutScheme() throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let checked = try office.type("2026-Q1/A1/t1", "900")
        #expect(codes(checked) == ["draft-waits-for-scheme"])
        #expect(checked.draft.scheme == nil)
        #expect(try office.desk().checked().map(\.draft.content) == [.typed("900")])
    }

    @Test("Once the scheme has come the waiting draft is checked")
    func schemeComes() async throws {
        var world = World()
        let office = TestOffice(world)
        try office.join(world)
        try office.type("2026-Q1/A1/t1", "900")
        world.publish(body: TestScheme.body())
        try await office.sync(FakeCentre(world))
        let checked = try office.desk().checked()
        #expect(checked.map(codes) == [["value-out-of-range"]])
        try office.type("2026-Q1/A1/t1", "90")
        #expect(try office.desk().checked().map(codes) == [[]])
        #expect(try office.desk().checked().count == 1)
    }

    @Test(
        "Drafts are saved as typed, whatever the checks say",
        arguments: [
            ("2026-Q1/A1/t1", "100.01", ["value-out-of-range"]),
            ("2026-Q1/A1/t1", "9.123", ["value-not-whole"]),
            ("2026-Q1/A1/t1", "九十", ["draft-unreadable"]),
            ("2026-Q1/A1/t1", "good", ["value-kind-wrong"]),
            ("2026-Q1/A2/t1", "9", ["indicator-unknown"]),
            ("2026-Q1/A1/t9", "9", ["subject-unknown"]),
            ("2026-Q9/A1/t1", "9", ["period-unknown"]),
            ("2026-Q1/W1/t1", "9", ["office-not-in-charge"]),
            ("2026-Q1/R1/t1/peer", "9", ["rater-missing"]),
            ("2026-Q1/R1/t1/peer/wang", "9", []),
            ("2026-Q1/A1/t1", "92．50", []),
        ])
    func savedAsTyped(cell: String, value: String, findings: [String]) async throws {
        let (office, _) = try await TestOffice.joined()
        let checked = try office.type(cell, value)
        #expect(codes(checked) == findings)
        #expect(try office.desk().checked().map(\.draft.content) == [.typed(value)])
    }

    @Test("No finding about a draft tells its value")
    func findingsTellNoValue() async throws {
        let (office, _) = try await TestOffice.joined()
        for value in ["17.29384", "七十二点九", "917.2"] {
            let findings = try office.type("2026-Q1/A1/t1", value).findings
            #expect(!findings.isEmpty)
            for finding in findings {
                #expect(!finding.zh.contains(value) && !finding.en.contains(value))
            }
        }
    }

    @Test("Everything ever typed stays in the history")
    func history() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        office.wait(seconds: 60)
        try office.type("2026-Q1/A1/t1", "91")
        office.wait(seconds: 60)
        _ = try office.desk().clear(period: .of("2026-Q1"), only: [])
        let lines = try office.dump().split(separator: "\n").drop { $0 != "draftChange" }
        #expect(
            lines.prefix(4).map(String.init) == [
                "draftChange",
                "  1 | set | s2026 | 2026-Q1/A1/t1 | 1 | typed | 90 | - | - | 2026-04-02T08:00:00Z",
                "  2 | set | s2026 | 2026-Q1/A1/t1 | 1 | typed | 91 | - | - | 2026-04-02T08:01:00Z",
                "  3 | clear | s2026 | 2026-Q1/A1/t1 | 1 | typed | 91 | - | - | 2026-04-02T08:02:00Z",
            ])
        #expect(try office.desk().checked().isEmpty)
    }

    @Test("A draft begun on an older version says so until it is carried on purpose")
    func olderVersion() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        centre.change { world in
            world.publish(
                version: 2, previous: Digest(of: TestScheme.body()),
                body: TestScheme.body(version: 2, max: .of("80")))
        }
        try await office.sync(centre)
        let old = try office.desk().checked()
        #expect(
            old.map(codes) == [["draft-scheme-older", "draft-cell-changed", "value-out-of-range"]])
        #expect(old.first?.draft.scheme?.version == 1)
        let typed = try office.type("2026-Q1/A1/t1", "70")
        #expect(codes(typed) == ["draft-scheme-older", "draft-cell-changed"])
        let carried = try office.desk().carry(period: .of("2026-Q1"))
        #expect(carried.moved.map(codes) == [[]])
        #expect(try office.desk().checked().first?.draft.scheme?.version == 2)
        #expect(try office.desk().carry(period: nil).moved.isEmpty)
    }

    @Test("Clearing names what is missing and then clears nothing")
    func clearing() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.type("2026-Q1/A1/t2", "80")
        let missing = AgentTests.codes {
            _ = try office.desk().clear(period: nil, only: [place("2026-Q1/A1/t3")])
        }
        #expect(missing == ["draft-missing"])
        #expect(try office.desk().checked().count == 2)
        _ = try office.desk().clear(period: nil, only: [place("2026-Q1/A1/t2")])
        #expect(try office.desk().checked().map(\.draft.place) == [place("2026-Q1/A1/t1")])
    }

    @Test("An event has an id of its own, and not-applicable its reason")
    func events() async throws {
        let (office, _) = try await TestOffice.joined()
        let desk = try office.desk()
        let id = try #require(desk.newEvent())
        let place = DraftPlace(
            period: .of("2026-Q1"), indicator: .of("B1"), subject: .of("t1"), slot: .event(id))
        let event = EventDetails(date: .of("2026-03-08"), reason: "通报表扬")
        let checked = try desk.set(place, .typed("1"), event: event, comment: "附件另送")
        #expect(codes(checked) == [])
        let kept = try #require(try office.desk().checked().first?.draft)
        #expect(kept.event == event)
        #expect(kept.comment == "附件另送")
        #expect(kept.entry?.slot == .event(id))
        let none = try desk.set(AgentTests.place("2026-Q1/A1/t1"), .notApplicable("停产"))
        #expect(none.draft.entry?.content == .notApplicable("停产"))
    }

    @Test("Two schemes of one period have to be told apart")
    func severalSchemes() async throws {
        let (office, centre) = try await TestOffice.joined()
        centre.change { world in
            let text = String(decoding: TestScheme.body(), as: UTF8.self)
            let body = text.replacingOccurrences(of: "s2026", with: "x2026")
            world.publish(.of("x2026"), body: Array(body.utf8))
        }
        try await office.sync(centre)
        #expect(
            AgentTests.codes { _ = try office.type("2026-Q1/A1/t1", "90") }
                == ["draft-scheme-unclear"])
        let desk = try office.desk()
        _ = try desk.set(place("2026-Q1/A1/t1"), .typed("90"), scheme: .of("x2026"))
        _ = try desk.set(place("2026-Q1/A1/t1"), .typed("80"), scheme: .of("s2026"))
        #expect(try office.desk().checked().map(\.draft.scheme?.id.text) == ["s2026", "x2026"])
        #expect(
            AgentTests.codes {
                _ = try desk.set(place("2026-Q1/A1/t1"), .typed("1"), scheme: .of("y"))
            } == ["scheme-unknown"])
        #expect(AgentTests.codes { _ = try office.seal() } == ["draft-scheme-unclear"])
        let sealed = try office.seal { $0.scheme = .of("x2026") }
        #expect(sealed.batch.header.scheme.id.text == "x2026")
        #expect(try office.desk().checked().count == 1)
    }
}

@Suite("Importing drafts")
struct DraftImportTests {
    private static let file = Array(
        """
        period,indicator,subject,role,rater,value,date,reason,comment
        2026-Q1,A1,t1,,,92．5,,,甲
        2026-Q1,A1,t2,,,n/a:停产,,,
        2026-Q1,R1,t1,peer,wang,88,,,
        2026-Q1,B1,t1,,,1,2026-03-08,通报表扬,
        2026-Q1,B1,t1,,,1,2026-03-08,通报表扬,
        2026-Q1,A9,t1,,,5,,,

        """.utf8)

    @Test("Rows become drafts, and a row that is not understood is told and left out")
    func rows() async throws {
        let (office, _) = try await TestOffice.joined()
        let result = try office.desk().importSheet(Self.file, period: nil, scheme: nil)
        #expect(result.reading.unread.map(\.line) == [7])
        #expect(result.drafts.count == 5)
        let drafts = try office.desk().checked()
        #expect(drafts.count == 5)
        #expect(drafts.first { $0.draft.place == place("2026-Q1/A1/t1") }?.draft.comment == "甲")
        let none = drafts.first { $0.draft.place == place("2026-Q1/A1/t2") }
        #expect(none?.draft.content == .notApplicable("停产"))
        #expect(drafts.filter { $0.draft.event != nil }.count == 2)
        #expect(drafts.allSatisfy { $0.findings.isEmpty })
    }

    @Test("Importing a file twice changes nothing")
    func twice() async throws {
        let (office, _) = try await TestOffice.joined()
        _ = try office.desk().importSheet(Self.file, period: nil, scheme: nil)
        let first = try office.desk().checked()
        _ = try office.desk().importSheet(Self.file, period: nil, scheme: nil)
        #expect(try office.desk().checked() == first)
    }

    @Test("Without a scheme, and without a header, nothing is imported")
    func refused() async throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let desk = try office.desk()
        #expect(
            codes { _ = try desk.importSheet(Self.file, period: nil, scheme: nil) }
                == ["scheme-not-received"])
        let (other, _) = try await TestOffice.joined()
        let refusal = codes {
            _ = try other.desk().importSheet(Array("a,b\n1,2\n".utf8), period: nil, scheme: nil)
        }
        #expect(refusal == ["sheet-header-missing"])
        #expect(try other.desk().checked().isEmpty)
    }
}
