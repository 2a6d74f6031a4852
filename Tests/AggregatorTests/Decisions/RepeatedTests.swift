import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// A settlement that is asked for again, and one that asks for what is unclear.
struct RepeatedTests {
    private let desk: DecidingCentre
    private let mine: EntryID

    init() throws {
        desk = try DecidingCentre()
        mine = EntryID(try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90"))), 0)
        try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "80")))
    }

    /// As the command does it; the id and by how much the log grew.
    private func resolve(
        _ settling: Settling, reason: String = "核对", two: Bool = false
    ) throws -> (id: RecordID, grown: Int64) {
        let before = try desk.size
        let again = try desk.acts.repeated(
            [desk.cell], settling, reason: reason, by: .of("p1"))
        let id = try desk.acts.decide(
            again ?? desk.acts.settle([desk.cell], settling), in: desk.scheme, reason: reason,
            by: DecidingCentre.persons(two: two), now: desk.now)
        return (id, try desk.size - before)
    }

    private func refusal(_ settling: Settling, reason: String = "核对") throws -> Finding? {
        do {
            _ = try resolve(settling, reason: reason)
            return nil
        } catch let refusal as CentreRefusal {
            return refusal.finding
        }
    }

    @Test("Run again it gives the same id and logs nothing, however the value was named")
    func again() throws {
        for settling in [Settling.take(mine), .office(.of("a01"))] {
            let first = try resolve(settling)
            #expect(first.id == (try resolve(settling)).id)
        }
        let (_, grown) = try resolve(.office(.of("a01")))
        #expect(grown == 0)
        #expect(try desk.status() == "90")
    }

    @Test("With another value and a second person too: decision and approval are logged once")
    func value() throws {
        let first = try resolve(.value(.number(.of("77")), nil), two: true)
        #expect(first.grown == 2)
        let again = try resolve(.value(.number(.of("77")), nil), two: true)
        #expect(again.id == first.id && again.grown == 0)
        let other = try resolve(.value(.number(.of("78")), nil), two: true)
        #expect(other.id != first.id && other.grown == 2)
        #expect(try desk.status() == "78")
    }

    @Test("Where the cell waits again the same words are a new decision")
    func reopened() throws {
        let first = try resolve(.take(mine))
        let next = Entry.value(.of("A1"), .of("t1"), .of("95"), replaces: [mine])
        let second = EntryID(
            try desk.log(desk.batch(desk.mine, next, sequence: 2, after: mine.record)), 0)
        #expect(try desk.status() == "conflict")
        let decided = try resolve(.office(.of("a01")))
        #expect(decided.id != first.id && decided.grown == 1)
        #expect(try desk.status() == "95")
        #expect(try refusal(.take(mine))?.code == .decisionStands)
        _ = second
    }

    @Test("For another reason, or another's value: the decision stands, and that is said")
    func stands() throws {
        let first = try resolve(.take(mine))
        let expected = EntryID(first.id, 0).description
        for settling in [Settling.take(mine), .office(.of("a01")), .office(.of("b02"))] {
            let finding = try present(refusal(settling, reason: "再核"))
            #expect(finding.code == .decisionStands && finding.at == "april/A1/t1")
            #expect(finding.parameters["decision"] == expected)
        }
    }

    @Test("Of an office that gave two values neither is taken unseen")
    func unclear() throws {
        let other = EntryID(
            try desk.log(
                desk.batch(
                    desk.mine, .value("A1", "t1", "91"), sequence: 2, after: mine.record)), 0)
        let finding = try present(refusal(.office(.of("a01"))))
        #expect(finding.code == .decisionOfficeUnclear && finding.at == "april/A1/t1")
        #expect(
            finding.parameters["entries"]
                == [mine, other].sorted().map(\.description).joined(separator: ", "))
        #expect(try desk.status() == "conflict")
        _ = try resolve(.take(other))
        #expect(try desk.status() == "91")
    }

    @Test("The same value twice is one value")
    func same() throws {
        try desk.log(
            desk.batch(desk.mine, .value("A1", "t1", "90"), sequence: 2, after: mine.record))
        _ = try resolve(.office(.of("a01")))
        #expect(try desk.status() == "90")
    }
}
