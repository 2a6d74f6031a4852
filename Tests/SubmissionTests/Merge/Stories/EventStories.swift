import TestSupport
import Testing

@testable import Submission

/// The same event told twice (M8).
@Suite("What offices really do: events")
struct EventStories {
    @Test("Copies of one draft on two PCs are one event")
    func oneDraft() {
        var town = Town()
        town.sends("m1", Town.pc1, town.commends(1))
        town.sends("m2", Town.pc2, town.commends(1))
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by m1, m2, settled
                  m1 accepted
                  m2 accepted
                """)
    }

    @Test(
        "The same commendation typed on two PCs, a third copy later: alike until decisions tell them apart"
    )
    func commendationTwice() {
        var town = Town()
        town.sends("m1", Town.pc1, town.commends(1))
        town.sends("m2", Town.pc2, town.commends(2))
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by m1, alike 1
                  m1 accepted
                q1/B1/t1/e2 value 1 on 2026-03-08 by m2, alike 1
                  m2 accepted
                """)
        // A decision keeps the first and names the second as seen: both count.
        let first = "q1/B1/t1/01010101010101010101010101010101"
        town.decides("D1", Town.p1, town.settle(first, ["m1", "m2"], take: "m1"))
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by D1, settled
                  m1 accepted
                  D1 effective
                q1/B1/t1/e2 value 1 on 2026-03-08 by m2, settled
                  m2 accepted
                """)
        town.sends("m3", Town.pc3, town.commends(3))
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by D1, alike 1
                  m1 accepted
                  D1 effective
                q1/B1/t1/e2 value 1 on 2026-03-08 by m2, alike 1
                  m2 accepted
                q1/B1/t1/e3 value 1 on 2026-03-08 by m3, alike 2
                  m3 accepted
                """)
        let third = "q1/B1/t1/03030303030303030303030303030303"
        town.decides("D2", Town.p1, town.settle(third, ["m3"], value: nil), approvedBy: Town.p2)
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by D1, settled
                  m1 accepted
                  D1 effective
                q1/B1/t1/e2 value 1 on 2026-03-08 by m2, settled
                  m2 accepted
                q1/B1/t1/e3 withdrawn by D2, settled
                  m3 accepted
                  D2 effective
                """)
    }

    @Test("A held event alike keeps the other one pending, and neither is settled")
    func heldEvent() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.commends(1))
        town.approves("m1", Town.zhou)
        town.sends("m2", Town.pc2, town.commends(2))
        #expect(
            town.text == """
                q1/B1/t1/e1 value 1 on 2026-03-08 by m1, pending
                  m1 accepted
                q1/B1/t1/e2 blocked
                  m2 held, approval-missing
                """)
    }

    @Test("A late event waits even where the scheme admits late work")
    func lateEvent() {
        var town = Town(.late)
        town.decides("D1", Town.p1, .close())
        town.sends("m1", Town.pc1, town.commends(1))
        #expect(
            town.text == """
                q1/B1/t1/e1 missing, settled
                  m1 held, entry-late, late
                q1 closed
                """)
    }
}
