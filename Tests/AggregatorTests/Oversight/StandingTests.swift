import Assessment
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// From what is logged to who is first.
struct StandingTests {
    private let desk: DecidingCentre

    init() throws {
        desk = try DecidingCentre()
    }

    private func standing(provisional: Bool = false) throws -> CentreStanding {
        try desk.acts.book.standing(
            .period(.of("april")), of: desk.scheme, provisional: provisional)
    }

    private func subject(_ standing: CentreStanding) throws -> StandingSubject {
        try present(standing.run.standing.groups.first?.subjects.first)
    }

    @Test("What is no subject or cell of the scheme is not explained")
    func explained() throws {
        try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let made = try standing(provisional: true)
        #expect(try made.explanation(of: "t1").lines.isEmpty == false)
        let cell = try made.explanation(of: "april/A1/t1")
        #expect(cell.subject == .of("t1") && !cell.lines.isEmpty)
        for (place, code) in [
            ("t2", "subject-unknown"), ("april/A1/t2", "subject-unknown"),
            ("april/A9/t1", "indicator-unknown"), ("may/A1/t1", "period-unknown"),
            ("year/A1/t1", "wrong-use"), ("april/A1", "wrong-use"), ("a b", "wrong-use"),
        ] {
            do {
                _ = try made.explanation(of: place)
                Issue.record("\(place) is explained")
            } catch let refusal as CentreRefusal {
                #expect(refusal.finding.code.text == code)
            }
        }
    }

    @Test("A standing follows the log: incomplete, final, incomplete by a conflict, decided")
    func follows() throws {
        let first = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        #expect(try standing().run.standing.status == .incomplete)
        // Only A1 is there: 90, resting on 60 of 100.
        let half = try subject(standing(provisional: true))
        #expect(half.total == .of("90"))
        #expect(half.share == .of("0.6"))
        let second = try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 2, after: first))
        // 0.6 · 90 + 0.4 · 80 = 86.
        let final = try standing()
        #expect(final.run.standing.status == .final)
        #expect(try subject(final).total == .of("86"))
        #expect(try subject(final).grade == .of("good"))
        let cell = ScoreCell(
            period: .of("april"), indicator: .of("A2"), subject: .of("t1"))
        #expect(
            final.heads[cell]
                == [CentreStanding.Head(id: EntryID(second, 0), office: .of("a01"))])
        let theirs = try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "50")))
        let open = try standing()
        #expect(open.run.standing.status == .incomplete)
        #expect(open.run.standing.findings.map(\.code.text) == ["cell-conflict"])
        #expect(
            try desk.decide(desk.acts.settle([desk.cell], .take(EntryID(theirs, 0)))) == [])
        // 0.6 · 50 + 0.4 · 80 = 62.
        let decided = try standing()
        #expect(decided.run.standing.status == .final)
        #expect(try subject(decided).total == .of("62"))
        #expect(try subject(decided).grade == .of("rest"))
        let head = try present(
            decided.heads[
                ScoreCell(period: .of("april"), indicator: .of("A1"), subject: .of("t1"))]?.first)
        #expect(head.office == nil)
    }
}
