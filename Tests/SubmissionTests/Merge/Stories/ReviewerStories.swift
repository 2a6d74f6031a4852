import TestSupport
import Testing

@testable import Submission

/// The reviewer of an office, in a scheme that asks for one (M2, M3).
@Suite("What offices really do: the reviewer")
struct ReviewerStories {
    @Test("The reviewer rejects after sealing: the batch waits, a corrected one takes its place")
    func rejects() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.approves("m1", Town.zhou, .rejection)
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, approval-missing
                """)
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        town.approves("m2", Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 held, approval-missing
                  m2 accepted
                """)
    }

    @Test(
        "Only the reviewer whom the header names approves: not another person of the office, nor the centre"
    )
    func othersApprove() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.approves("m1", Town.chen)
        town.approves("m1", Town.zhao)
        town.approves("m1", Town.p2)
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, approval-missing
                """)
    }

    @Test("The reviewer approves after closing: the batch was in time, so its values are")
    func approvesAfterClosing() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .close())
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, approval-missing
                q1 closed
                """)
        town.approves("m1", Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1 closed
                """)
    }

    @Test("The reviewer approves after a decision that named the batch: the decision stands")
    func approvesAfterDecision() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc3, town.gives("80"))
        town.approves("m2", Town.zhao)
        #expect(
            town.text == """
                q1/A1/t1 value 80 by m2, pending
                  m1 held, approval-missing
                  m2 accepted
                """)
        let seen = town.state.seen(in: town.cell("q1/A1/t1"))
        #expect(seen == town.entries(["m1", "m2"]))
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1", "m2"], take: "m2"))
        town.approves("m1", Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 80 by D1, settled
                  m1 accepted
                  m2 accepted
                  D1 effective
                """)
    }

    @Test("The reviewer was revoked between: the word given after waits until a decision admits it")
    func revokedBetween() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.revokes(Town.zhou)
        town.approves("m1", Town.zhou, as: "A1")
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, approval-missing
                zhou: revoked
                waiting: A1
                """)
        town.decides("D1", Town.p1, .admit(Admission(records: [town["A1"]])))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                zhou: revoked
                """)
    }

    @Test("The reviewer is revoked after approving: what was accepted stays")
    func revokedAfter() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.approves("m1", Town.zhou)
        town.revokes(Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                zhou: revoked
                """)
    }
}
