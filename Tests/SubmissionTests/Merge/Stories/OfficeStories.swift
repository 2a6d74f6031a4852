import TestSupport
import Testing

@testable import Submission

/// What happens at the offices: two machines, corrections, claims, events.
@Suite("What offices really do")
struct OfficeStories {
    @Test(
        "Two PCs of one office fill the same sheet apart: equal values agree, others wait for one that knows both"
    )
    func twoPCs() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"), town.gives("70", of: "A2"))
        town.sends("m2", Town.pc2, town.gives("90"), town.gives("71", of: "A2"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, m2, settled
                  m1 accepted
                  m2 accepted
                q1/A2/t1 conflict by m1#1, m2#1
                  m1#1 accepted
                  m2#1 accepted
                """)
        town.sends("m3", Town.pc1, town.gives("71", of: "A2", over: "m1#1", "m2#1"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, m2, settled
                  m1 accepted
                  m2 accepted
                q1/A2/t1 value 71 by m3, settled
                  m1#1 accepted
                  m2#1 accepted
                  m3 accepted
                """)
    }

    @Test("A value is corrected after sending: the newer one, which names it, stands alone")
    func correction() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                """)
    }

    @Test("A value is returned and corrected: it blocks its cell meanwhile, never zero")
    func correctionAfterReturn() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, town.returns("m1"))
        #expect(
            town.text == """
                q1/A1/t1 blocked
                  m1 returned, entry-returned
                """)
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 returned, entry-returned
                  m2 accepted
                """)
    }

    @Test(
        "A correction is returned and corrected: the first value holds the place, then the third replaces both"
    )
    func returnedCorrection() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        town.decides("D1", Town.p1, town.returns("m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, pending
                  m1 accepted
                  m2 returned, entry-returned
                """)
        // It names only the correction: the way leads through what was returned.
        town.sends("m3", Town.pc1, town.gives("92", over: "m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m3, settled
                  m1 accepted
                  m2 returned, entry-returned
                  m3 accepted
                """)
    }

    @Test("A correction after closing waits, listed, until a decision admits it; the value stays")
    func correctionAfterClosing() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .close())
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                  m2 held, entry-late, late
                q1 closed
                """)
        town.decides("D2", Town.p1, .admit(Admission(entries: [town.entry("m2")])))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                q1 closed
                """)
    }

    @Test("A correction order keeps its cell open to its office until a closing names the office")
    func correctionByOrder() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .close())
        town.decides("D2", Town.p1, .order(.of("a01"), [town.cell("q1/A1/t1")]))
        // A closing for all does not end it.
        town.decides("D3", Town.p1, .close())
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                q1 closed
                kept open: a01 q1/A1/t1
                """)
        town.decides("D4", Town.p1, .close("a01"))
        town.sends("m3", Town.pc1, town.gives("92", over: "m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                  m3 held, entry-late, late
                q1 closed
                q1 closed to a01
                """)
    }

    @Test("Two PCs correct after one order: both are in time, and a conflict")
    func twoPCsAfterOneOrder() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.decides("D1", Town.p1, .close(), .order(.of("a01"), [town.cell("q1/A1/t1")]))
        town.sends("m2", Town.pc1, town.gives("91", over: "m1"))
        town.sends("m3", Town.pc2, town.gives("92", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                q1 closed
                kept open: a01 q1/A1/t1
                """)
    }

    @Test(
        "Two bureaus claim one indicator: a conflict until a decision, and again when one insists")
    func twoBureaus() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m1, m2
                  m1 accepted
                  m2 accepted
                """)
        town.decides("D1", Town.p1, town.settle("q1/A1/t1", ["m1", "m2"], take: "m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 80 by D1, settled
                  m1 accepted
                  m2 accepted
                  D1 effective
                """)
        town.sends("m3", Town.pc1, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by D1, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                  D1 effective
                """)
    }

    @Test(
        "A figure reported and a figure checked lie in cells of their own: merge compares nothing")
    func reportedAndChecked() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90", role: "self"))
        town.sends("m2", Town.pc3, town.gives("60", role: "checked"))
        #expect(
            town.text == """
                q1/A1/t1/checked value 60 by m2, settled
                  m2 accepted
                q1/A1/t1/self value 90 by m1, settled
                  m1 accepted
                """)
    }

    @Test("A batch comes by network and by stick: the second time changes nothing")
    func networkAndStick() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        let once = town.text
        town.arrives("m1")
        #expect(town.text == once)
        #expect(
            once == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                """)
    }

    @Test(
        "A value is withdrawn: beside another bureau's value this is a conflict, alone it is missing"
    )
    func withdrawal() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("withdrawn", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 withdrawn by m2, settled
                  m1 accepted
                  m2 accepted
                """)
        town.sends("m3", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                """)
    }

    @Test(
        "Late work fills an empty cell where the scheme admits it, and steps back for what is in time"
    )
    func lateWork() {
        var town = Town(.late)
        town.seals("m1", Town.pc1, [town.gives("90")])
        town.decides("D1", Town.p1, .hear(town.code("m1"), .of("a01")), .close())
        town.sends("m2", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 value 80 by m2, late, settled
                  m2 accepted, late
                q1 closed
                code of m1 heard from a01
                """)
        town.arrives("m1")
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                  m2 accepted, late
                q1 closed
                code of m1 heard from a01, came
                """)
    }
}
