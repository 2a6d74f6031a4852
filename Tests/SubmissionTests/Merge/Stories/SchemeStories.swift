import Notation
import TestSupport
import Testing

@testable import Submission

/// Amendments, mergers of townships, paper, erasure (M5, M16, M17).
@Suite("What offices really do: the scheme changes")
struct SchemeStories {
    @Test(
        "The scheme is amended while drafts are open: the old value is to be given again, re-entry replaces it"
    )
    func amendedMeanwhile() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"), town.gives("70", of: "A2"))
        let old = town.scheme
        town.publish("S2", .againA1)
        #expect(
            town.text == """
                q1/A1/t1 again, settled
                  m1 accepted, lapsed
                q1/A2/t1 value 70 by m1#1, settled
                  m1#1 accepted
                """)
        // A draft of before, sealed under the old version, is no better.
        town.sends("m2", Town.pc1, town.gives("91", over: "m1")) { $0.scheme = old }
        #expect(
            town.text == """
                q1/A1/t1 again, settled
                  m1 accepted, lapsed
                  m2 accepted, lapsed
                q1/A2/t1 value 70 by m1#1, settled
                  m1#1 accepted
                """)
        town.sends("m3", Town.pc1, town.gives("92", over: "m1", "m2"))
        #expect(
            town.text == """
                q1/A1/t1 value 92 by m3, settled
                  m1 accepted, lapsed
                  m2 accepted, lapsed
                  m3 accepted
                q1/A2/t1 value 70 by m1#1, settled
                  m1#1 accepted
                """)
    }

    @Test("An amendment that asks again from the second period on leaves the first alone")
    func amendedForLater() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("80")) { $0.period = TownScheme.second }
        town.publish("S2", .againLater)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q2/A1/t1 again, settled
                  m2 accepted, lapsed
                """)
    }

    @Test(
        "Of two successors of one version the one completed first stands, the other has no effect")
    func twoSuccessors() {
        var town = Town()
        let first = town.scheme
        town.publish("S2", .late)
        let second = town.scheme
        town.scheme = first
        town.publish("S2b", .reviewer)
        town.sends("m1", Town.pc1, town.gives("90"))
        town.scheme = second
        town.sends("m2", Town.pc1, town.gives("91"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 returned, scheme-unknown
                  m2 accepted
                withoutEffect: S2b
                """)
    }

    @Test(
        "Paper is typed in elsewhere, then the office's own batch comes: equal they agree, else they conflict"
    )
    func typedFromPaper() {
        var town = Town()
        town.sends("m1", Town.pc3, town.gives("90"))
        town.sends("m2", Town.pc1, town.gives("90"))
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, m2, settled
                  m1 accepted
                  m2 accepted
                """)
        town.sends("m3", Town.pc1, town.gives("91", over: "m2"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m1, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted
                """)
    }

    @Test(
        "A township merges in July: the successor corrects its values, the old one no longer does")
    func merged() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        let old = town.scheme
        town.publish("S2", .merged)
        for holder in [Town.successor] + Cast.officePersons[4...5] { town.enrol(holder) }
        town.sends("m2", Town.successor, town.gives("91", over: "m1"))
        #expect(
            town.text == """
                q1/A1/t1 value 91 by m2, settled
                  m1 accepted
                  m2 accepted
                """)
        // Under the old version the old office may write, and replaces nothing of its successor.
        town.sends("m3", Town.pc1, town.gives("92", over: "m1", "m2")) { $0.scheme = old }
        town.sends("m4", Town.pc1, town.gives("93", over: "m1", "m2"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by m2, m3
                  m1 accepted
                  m2 accepted
                  m3 accepted, foreign m2
                  m4 returned, office-not-in-charge, foreign m2
                """)
    }

    @Test("A cycle is erased by two persons: a third sees who did it, receipts and chains stay")
    func erased() {
        var town = Town()
        town.sends("m1", Town.pc1, town.gives("90"))
        town.seals("m2", Town.pc1, [town.gives("91", over: "m1")])
        town.sends("m3", Town.pc1, town.gives("70", of: "A2"))
        town.decides("D1", Town.p1, .erase)
        #expect(
            town.text == """
                q1/A1/t1 value 90 by m1, settled
                  m1 accepted
                q1/A2/t1 value 70 by m3, settled
                  m3 accepted
                pc1: gap 2
                """)
        town.approves("D1", Town.p2)
        #expect(
            town.text == """
                pc1: gap 2
                s2026 erased by D1
                """)
        #expect(town.state.verdict(on: town["m1"])?.findings.map(\.code) == [.schemeErased])
    }
}
