import Notation
import TestSupport
import Testing

@testable import Submission

/// Histories made to cheat: no value is lost, and nothing happens in silence.
@Suite("Hostile histories")
struct HostileTests {
    @Test("A bureau names another bureau's entry as replaced: a finding, and both values stand")
    func foreignReplaces() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc3, town.gives("10", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m1, m2
                  m1 accepted
                  m2 accepted, foreign m1
                """)
    }

    @Test(
        "An entry names one that is not there yet: no finding at first, one when it comes, and never an effect"
    )
    func foreignReplacesBefore() {
        var town = Town()
        town.seals("m1", Town.pc1, [town.gives("90")])
        town.sends("m2", Town.pc3, town.gives("10", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 10 by m2, settled
                  m2 accepted
                """)
        town.arrives("m1")
        #expect(
            town.text == """
                q1/A1/t1 conflict by m1, m2
                  m1 accepted
                  m2 accepted, foreign m1
                """)
    }

    @Test("The finding comes too where what was named lies in another cell, or is no entry at all")
    func foreignReplacesElsewhere() {
        var town = Town()
        town.seals("m1", Town.pc1, [town.gives("70", of: "A2")])
        town.sends("m2", Town.pc3, town.gives("10", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 10 by m2, settled
                  m2 accepted
                """)
        town.arrives("m1")
        #expect(
            town.text == """
                q1/A1/t1 value 10 by m2, settled
                  m2 accepted, foreign m1
                q1/A2/t1 value 70 by m1, settled
                  m1 accepted
                """)
    }

    @Test("An entry names a decision: only a decision replaces a decision")
    func replacesDecision() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1"], take: "m1"))
        town.sends("m2", Town.pc1, town.gives("99", over: "m1", "D1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1, m2
                  m1 accepted
                  m2 accepted, foreign D1
                  D1 effective
                """)
    }

    @Test(
        "An office forks its own chain to tell two stories: both are seen, and the device is named")
    func ownFork() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("91", over: "m1")], after: "m1")
        town.seals("m3", Town.pc1, [town.gives("99", over: "m1")], after: "m1")
        town.arrives("m3")
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                pc1: fork m2, m3
                """)
    }

    @Test("Two first batches of one key are a fork as well")
    func forkAtTheBeginning() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("91")) {
            $0.sequence = 1
            $0.previous = nil
        }
        #expect(
            town.text == """
                q1/A1/t1 conflict by m1, m2
                  m1 accepted
                  m2 accepted
                pc1: fork m1, m2
                """)
    }

    @Test(
        "Clock and checkpoint are claims: a batch that names a checkpoint to come is late all the same"
    )
    func futureCheckpoint() {
        var town = Town()
        town.decides("D1", Town.p1, .close())
        town.sends("m1", Town.pc1, town.gives("90")) {
            $0.sealedAt = .of("2020-01-01T00:00:00Z")
            $0.checkpoint = "shangji/haizhou/1\n999999\nAAAA\n"
        }
        #expect(
            town.text == """
                q1/A1/t1 missing, settled
                  m1 held, entry-late, late
                q1 closed
                """)
    }

    @Test(
        "A thief with a copied key outruns the office: both branches are seen; after the revocation his are held"
    )
    func thief() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("honest", Town.pc1, [town.gives("91", over: "m1")], after: "m1")
        town.seals("stolen", Town.pc1, [town.gives("10", over: "m1")], after: "m1")
        town.arrives("stolen")
        #expect(
            town.text == """
                q1/A1/t1 value 10 by stolen, settled
                  m1 accepted
                  stolen accepted
                """)
        town.arrives("honest")
        #expect(
            town.text == """
                q1/A1/t1 conflict by honest, stolen
                  honest accepted
                  m1 accepted
                  stolen accepted
                pc1: fork honest, stolen
                """)
        town.revokes(Town.pc1, last: ["honest"])
        // What he wrote stays in sight and in the office's way, as held; nothing of it counts.
        #expect(
            town.text == """
                q1/A1/t1 value 91 by honest, pending
                  honest accepted
                  m1 accepted
                  stolen held, key-revoked
                pc1: fork honest, stolen
                pc1: revoked after honest
                """)
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["honest", "stolen"], take: "honest"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by D1, settled
                  honest accepted
                  m1 accepted
                  stolen held, key-revoked
                  D1 effective
                pc1: fork honest, stolen
                pc1: revoked after honest
                """)
    }

    @Test("A thief withdraws what the office gave: it comes back with the revocation")
    func thiefWithdraws() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("stolen", Town.pc1, town.gives("withdrawn", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 withdrawn by stolen, settled
                  m1 accepted
                  stolen accepted
                """)
        town.revokes(Town.pc1, last: ["m1"])
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, pending
                  m1 accepted
                  stolen held, key-revoked
                pc1: revoked after m1
                """)
    }

    @Test("A clerk decides on values of his own, returns them, admits them: none of it has effect")
    func clerkOnOwnValues() {
        var town = Town()
        town.enrol(Cast.officePersons[6])
        town.decides("D1", Town.p2, .close())
        town.sends("m1", Town.pc1, town.gives("90")) { $0.reviewer = .of("p1") }
        town.decides("D2", Town.p1, .admit(Admission(records: [town["m1"]])))
        #expect(
            town.text == """
                q1/A1/t1 missing, settled
                  m1 held, entry-late, late
                q1 closed
                """)
        town.decides("D3", Town.p1, town.settle("q1/A1/t1", ["m1"], take: "m1"))
        town.decides("D4", Town.p1, town.returns("m1"))
        #expect(
            town.text == """
                q1/A1/t1 missing, settled
                  m1 held, entry-late, late
                  D3 touched
                q1 closed
                """)
    }

    @Test(
        "An office tries to reopen what a decision settled after closing: its late entries wait, listed"
    )
    func reopening() {
        var town = Town(.late)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1"], take: "m1"), .close())
        town.sends("m2", Town.pc1, town.gives("99", over: "m1"))
        town.sends("m3", Town.pc3, town.gives("98"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by D1, settled
                  m1 accepted
                  m2 accepted, late
                  m3 accepted, late
                  D1 effective
                q1 closed
                """)
        #expect(town.open == [])
    }

    @Test(
        "An office declares a number lost that comes after all, and numbers of others: nothing is held"
    )
    func falseVoid() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("91", over: "m1")])
        town.sends("m3", Town.pc1, town.gives("70", of: "A2"), void: [1, 2])
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 value 70 by m3, settled
                  m3 accepted
                pc1: void 2
                """)
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                q1/A2/t1 value 70 by m3, settled
                  m3 accepted
                """)
    }

    @Test(
        "A word given after a revocation is admitted by another cycle's decision: it waits on, erased or not"
    )
    func admittedElsewhere() {
        var town = Town(.reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.revokes(Town.zhou)
        town.approves("m1", Town.zhou, as: "A1")
        town.publish("T1", [], of: .of("s2027"))
        town.decides("D1", Town.p1, .admit(Admission(records: [town["A1"]])))
        let waits = """
            q1/A1/t1 blocked
              m1 held, approval-missing
            zhou: revoked
            """
        #expect(town.text == waits + "\nwaiting: A1")
        town.decides("D2", Town.p1, .erase, approvedBy: Town.p2)
        #expect(town.text == waits + "\ns2027 erased by D2\nwaiting: A1")
        town.erases("D1")
        #expect(town.text == waits + "\ns2027 erased by D2\nwaiting: A1")
    }

    @Test(
        "A batch of an erased cycle comes late: another cycle that heard its code knows that it came"
    )
    func codeOfErasedCycle() {
        var town = Town()
        town.seals("m1", Town.pc1, [town.gives("90")])
        let own = town.scheme
        town.publish("T1", [], of: .of("s2027"))
        town.decides("D1", Town.p1, .hear(town.code("m1"), .of("a01")))
        town.scheme = own
        town.decides("D2", Town.p1, .erase, approvedBy: Town.p2)
        town.arrives("m1")
        let all = """
            code of m1 heard from a01, came
            s2026 erased by D2
            """
        #expect(town.text == all)
        town.erases("m1")
        #expect(town.text == all)
    }

    @Test("One person of the centre alone erases nothing, and nobody approves his own decision")
    func erasesAlone() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .erase, approvedBy: Town.p1)
        town.approves("D1", Town.zhou)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                """)
    }
}
