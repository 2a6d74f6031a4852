import Notation
import TestSupport
import Testing

@testable import Submission

/// What the centre's persons do, and may not do (M11, M12).
@Suite("What offices really do: the centre")
struct CentreStories {
    @Test(
        "The reviewer of an office approves a centre's decision: that is no second person of the centre"
    )
    func officeApproves() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides(
            "D1", Town.p1, town.settle("q1/A1/t1", ["m1"], value: "88"), approvedBy: Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                  D1 approvalMissing
                """)
        town.approves("D1", Town.p2)
        #expect(
            town.text == """
                q1/A1/t1 value 88 by D1, settled
                  m1 accepted
                  D1 effective
                """)
    }

    @Test("An office names the centre's clerk in its header: that fails a check and binds nobody")
    func clerkNamedInHeader() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90")) { $0.preparer = .of("p1") }
        town.sends("m2", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 value 80 by m2, settled
                  m1 returned, person-not-enrolled
                  m2 accepted
                """)
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1", "m2"], take: "m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 80 by D1, settled
                  m1 returned, person-not-enrolled
                  m2 accepted
                  D1 effective
                """)
    }

    @Test(
        "Two clerks decide crossing, each approved by the other: a conflict until a decision names both"
    )
    func crossing() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc3, town.gives("80"))
        town.decides(
            "D1", Town.p1, town.settle("q1/A1/t1", ["m1", "m2"], value: "85"), approvedBy: Town.p2)
        town.decides(
            "D2", Town.p2, town.settle("q1/A1/t1", ["m1", "m2"], value: "86"), approvedBy: Town.p1)
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1, D2
                  m1 accepted
                  m2 accepted
                  D1 effective
                  D2 effective
                """)
        town.decides(
            "D3", Town.p1, town.settle("q1/A1/t1", ["D1", "D2"], value: "85"), approvedBy: Town.p2)
        #expect(
            town.text == """
                q1/A1/t1 value 85 by D3, settled
                  m1 accepted
                  m2 accepted
                  D1 effective
                  D2 effective
                  D3 effective
                """)
    }

    @Test(
        "A clerk decides on what a colleague laundered: what his own entry went into stays out of his reach"
    )
    func laundered() {
        var town = Town()
        // p1 also works for a01, and prepared the batch.
        town.enrol(Cast.officePersons[6])
        town.sends("m1", Town.pc1, town.gives("90")) { $0.preparer = .of("p1") }
        town.sends("m2", Town.pc3, town.gives("80"))
        town.decides("D1", Town.p2, town.settle("q1/A1/t1", ["m1", "m2"], take: "m1"))
        town.decides("D2", Town.p2, town.settle("q1/A1/t1", ["m1", "m2"], take: "m2"))
        // He names only the decisions, not the entries.
        town.decides("D3", Town.p1, town.settle("q1/A1/t1", ["D1", "D2"], value: "90"))
        town.approves("D3", Town.p2)
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1, D2
                  m1 accepted
                  m2 accepted
                  D1 effective
                  D2 effective
                  D3 touched
                """)
        // His approval of another's decision on it does not count, and harms nothing.
        town.decides("D4", Town.p2, town.settle("q1/A1/t1", ["D1", "D2"], value: "85"))
        town.approves("D4", Town.p1)
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1, D2
                  m1 accepted
                  m2 accepted
                  D1 effective
                  D2 effective
                  D3 touched
                  D4 approvalMissing
                """)
        town.approves("D4", Town.p3)
        #expect(
            town.text == """
                q1/A1/t1 value 85 by D4, settled
                  m1 accepted
                  m2 accepted
                  D1 effective
                  D2 effective
                  D3 touched
                  D4 effective
                """)
    }

    @Test("A clerk who approves a decision touches nothing: the next decision on it may be hers")
    func approvingTouchesNothing() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides(
            "D1", Town.p1, town.settle("q1/A1/t1", ["m1"], value: "85"), approvedBy: Town.p2)
        town.decides(
            "D2", Town.p2, town.settle("q1/A1/t1", ["D1"], value: "86"), approvedBy: Town.p1)
        #expect(
            town.text == """
                q1/A1/t1 value 86 by D2, settled
                  m1 accepted
                  D1 effective
                  D2 effective
                """)
    }

    @Test(
        "One clerk gives a value that failed its check: taking it has no effect, giving it needs sense and a second person"
    )
    func failedValue() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("500"))
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1"], take: "m1"))
        town.decides("D2", Town.p1, town.settle("q1/A1/t1", ["m1"], value: "500"))
        town.approves("D2", Town.p2)
        town.decides("D3", Town.p1, town.settle("q1/A1/t1", ["m1"], value: "50"))
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 returned, value-out-of-range
                  D1 takenFails
                  D2 valueFails
                  D3 approvalMissing
                """)
        town.approves("D3", Town.p2)
        #expect(
            town.text == """
                q1/A1/t1 value 50 by D3, settled
                  m1 returned, value-out-of-range
                  D1 takenFails
                  D2 valueFails
                  D3 effective
                """)
    }

    @Test(
        "An entry that a decision names is returned: the decision stands, the cell opens, a new entry conflicts"
    )
    func returnedUnderDecision() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .close(), town.settle("q1/A1/t1", ["m1"], take: "m1"))
        town.decides("D2", Town.p1, town.returns("m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by D1#1, settled
                  m1 returned, entry-returned
                  D1#1 effective
                q1 closed
                kept open: a01 q1/A1/t1
                """)
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1#1, m2
                  m1 returned, entry-returned
                  m2 accepted
                  D1#1 effective
                q1 closed
                kept open: a01 q1/A1/t1
                """)
    }

    @Test("A return outweighs an admission, and an admission lifts no failed check")
    func returnOutweighs() {
        var town = Town()
        town.decides("D1", Town.p1, .close())
        town.sends("m1", Town.pc1, town.gives("90"), town.gives("500", of: "A2"))
        town.decides("D2", Town.p1, .admit(Admission(records: [town["m1"]])))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 blocked
                  m1#1 returned, value-out-of-range
                q1 closed
                """)
        town.decides("D3", Town.p2, town.returns("m1"))
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 returned, entry-returned
                q1/A2/t1 blocked
                  m1#1 returned, value-out-of-range
                q1 closed
                kept open: a01 q1/A1/t1
                """)
    }

    @Test("An extension holds against a closing for all, not against one that names its office")
    func extended() {
        var town = Town()
        town.decides("D1", Town.p1, .extend(Town.q1, .of("a01")))
        town.decides("D2", Town.p1, .close())
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                  m2 held, entry-late, late
                q1 closed
                q1 open to a01
                """)
        town.decides("D3", Town.p1, .close("a01"))
        #expect(town.state.isClosed(town.cell("q1/A1/t1"), to: .of("a01")))
    }
}
