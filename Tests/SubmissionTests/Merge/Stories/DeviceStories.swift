import TestSupport
import Testing

@testable import Submission

/// Machines that are copied, restored, lost; batches on the way (M13, M14).
@Suite("What offices really do: machines")
struct DeviceStories {
    @Test(
        "A disk is copied: both copies' batches count and meet, the device is named, each goes on anew"
    )
    func diskCopied() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        town.seals("m3", Town.pc1, [town.gives("92", over: "m1")], after: "m1")
        town.arrives("m3")
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                pc1: fork m2, m3
                """)
        // The centre revokes the key, naming both ends; what a copy still seals is held.
        town.revokes(Town.pc1, last: ["m2", "m3"])
        town.seals("m4", Town.pc1, [town.gives("93", over: "m2", "m3")], after: "m3")
        town.arrives("m4")
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3, pending
                  m1 accepted
                  m2 accepted
                  m3 accepted
                  m4 held, key-revoked
                pc1: fork m2, m3
                pc1: revoked after m2, m3
                """)
        town.sends("m5", Town.pc2, town.gives("94", over: "m2", "m3", "m4"))
        #expect(
            town.text == """
                q1/A1/t1 value 94 by m5, settled
                  m1 accepted
                  m2 accepted
                  m3 accepted
                  m4 held, key-revoked
                  m5 accepted
                pc1: fork m2, m3
                pc1: revoked after m2, m3
                """)
    }

    @Test(
        "A PC restored from an old backup goes on under a new key: nothing forks, values that differ meet"
    )
    func backupRestored() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        // Months later, from the backup after m1, under the key of pc2: it does not know m2.
        town.sends("m3", Town.pc2, town.gives("92", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                """)
        town.sends("m4", Town.pc2, town.gives("92", over: "m2", "m3"))
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m4, settled
                  m1 accepted
                  m2 accepted
                  m3 accepted
                  m4 accepted
                """)
    }

    @Test("A laptop is lost while its batch is on a stick: the batch is held until it is admitted")
    func laptopLost() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("70", of: "A2")])
        town.revokes(Town.pc1, last: ["m1"])
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 blocked
                  m2 held, key-revoked
                pc1: revoked after m1
                """)
        town.decides("D1", Town.p1, .admit(Admission(records: [town["m2"]])))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 value 70 by m2, settled
                  m2 accepted
                pc1: revoked after m1
                """)
    }

    @Test(
        "A revocation names a batch that is still on its stick: it counts when it comes, and what it follows"
    )
    func lastBatchOnItsWay() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("70", of: "A2")])
        town.revokes(Town.pc1, last: ["m2"])
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, key-revoked
                pc1: revoked after m2
                """)
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 value 70 by m2, settled
                  m2 accepted
                pc1: revoked after m2
                """)
    }

    @Test(
        "A batch is lost with its stick and the next one corrects it: the gap is named until it is declared void"
    )
    func stickLost() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("91", over: "m1")])
        town.seals("m3", Town.pc1, [town.gives("92", over: "m1", "m2")])
        town.arrives("m3")
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m3, settled
                  m1 accepted
                  m3 accepted
                pc1: gap 2
                """)
        town.sends("m4", Town.pc1, town.gives("70", of: "A2"), void: [2])
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m3, settled
                  m1 accepted
                  m3 accepted
                q1/A2/t1 value 70 by m4, settled
                  m4 accepted
                pc1: void 2
                """)
        // It turns up after all: it is taken, and stays replaced.
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m3, settled
                  m1 accepted
                  m2 accepted
                  m3 accepted
                q1/A2/t1 value 70 by m4, settled
                  m4 accepted
                """)
    }

    @Test(
        "A seal code is phoned and its batch never comes: an open item until a closing refuses the code"
    )
    func sealCodePhoned() {
        var town = Town()
        town.seals("m1", Town.pc1, [town.gives("90")])
        town.decides("D1", Town.p1, .hear(town.code("m1"), .of("a01")), .close())
        #expect(
            town.text == """
                q1 closed
                code of m1 heard from a01
                """)
        #expect(town.open == ["m1 seal-code-open"])
        town.decides("D2", Town.p1, .close(refusing: [town.code("m1")]))
        #expect(
            town.text == """
                q1 closed
                code of m1 heard from a01, refused
                """)
        // Of the second period nobody spoke: there the code is open still.
        #expect(town.state.openItems(of: Cast.scheme, in: Town.q1) == [])
        #expect(town.open == ["m1 seal-code-open"])
        town.arrives("m1")
        #expect(
            town.text == """
                q1/A1/t1 missing, settled
                  m1 held, entry-late, late
                q1 closed
                code of m1 heard from a01, came, refused
                """)
    }

    @Test("A seal code is phoned in time and its batch comes after closing: it counts as in time")
    func sealCodeSaves() {
        var town = Town()
        town.seals("m1", Town.pc1, [town.gives("90")])
        town.seals("m2", Town.pc1, [town.gives("70", of: "A2")])
        town.decides("D1", Town.p1, .hear(town.code("m1"), .of("a01")))
        town.decides("D2", Town.p1, .close())
        // Too late: the cell was closed when this one was read out.
        town.decides("D3", Town.p1, .hear(town.code("m2"), .of("a01")))
        town.arrives("m1")
        town.arrives("m2")
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 missing, settled
                  m2 held, entry-late, late
                q1 closed
                code of m1 heard from a01, came
                code of m2 heard from a01, came
                """)
    }

    @Test("A new PC's batches are held until its enrolment is approved")
    func newMachine() {
        var town = Town(.merged)
        for holder in Cast.officePersons[4...5] { town.enrol(holder) }
        town.enrol(Town.successor, isApproved: false)
        town.sends("m1", Town.successor, town.gives("90"))
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 held, key-not-approved
                waiting: enrolment of d4
                """)
        town.approves("enrolment of d4", Town.p3)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                """)
    }
}
