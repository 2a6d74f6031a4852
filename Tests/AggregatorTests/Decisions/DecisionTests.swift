import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// What the centre settles, and what is refused to it before anything is logged.
struct DecisionTests {
    private let desk: DecidingCentre

    init() throws {
        desk = try DecidingCentre()
    }

    /// a01 says 90, b02 says 80.
    private func conflict() throws -> (mine: RecordID, theirs: RecordID) {
        let mine = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let theirs = try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "80")))
        #expect(try desk.status() == "conflict")
        return (mine, theirs)
    }

    @Test("One person takes one of the values that were given")
    func taking() throws {
        let (mine, _) = try conflict()
        let items = try desk.acts.settle([desk.cell], .take(EntryID(mine, 0)))
        #expect(try desk.decide(items) == [])
        #expect(try desk.status() == "90")
        #expect(try desk.acts.book.conflicts().isEmpty)
        // A later value of an office stands beside the decision; only a decision replaces it.
        let next = try desk.batch(
            desk.mine,
            .value(.of("A1"), .of("t1"), .of("95"), replaces: [EntryID(mine, 0)]),
            sequence: 2, after: mine)
        try desk.log(next)
        #expect(try desk.status() == "conflict")
        let again = try desk.acts.settle([desk.cell], .take(EntryID(next.id, 0)))
        #expect(try desk.decide(again) == [])
        #expect(try desk.status() == "95")
    }

    @Test("What an office gave is found by the office, in many cells at once")
    func takingByOffice() throws {
        let (_, theirs) = try conflict()
        let other = try present(Cell("april/A2/t1", scheme: desk.scheme.id))
        let second = try desk.batch(
            desk.theirs, .value("A2", "t1", "7"), sequence: 2, after: theirs)
        try desk.log(second)
        #expect(throws: CentreRefusal(.decisionTakeWrong, at: "april/A2/t1")) {
            _ = try desk.acts.settle([other], .office(.of("a01")))
        }
        let both = try desk.acts.settle([desk.cell, other], .office(.of("b02")))
        #expect(try desk.decide(both) == [])
        #expect(try desk.status() == "80")
        #expect(try desk.status(other) == "7")
    }

    @Test("A value that nobody gave, and none, take a second person")
    func another() throws {
        _ = try conflict()
        let items = try desk.acts.settle([desk.cell], .value(.number(.of("77")), nil))
        #expect(try desk.decide(items) == ["decision-second-missing"])
        #expect(try desk.status() == "conflict")
        #expect(try desk.decide(items, two: true) == [])
        #expect(try desk.status() == "77")
        let nothing = try desk.acts.settle([desk.cell], .none)
        #expect(try desk.decide(nothing) == ["decision-second-missing"])
        #expect(try desk.decide(nothing, two: true) == [])
        #expect(try desk.status() == "withdrawn")
    }

    @Test("A value that the scheme cannot score, and an entry of another cell, are refused")
    func wrong() throws {
        let (mine, _) = try conflict()
        let grade = try desk.acts.settle([desk.cell], .value(.grade(.of("good")), nil))
        #expect(try desk.decide(grade, two: true) == ["decision-value-wrong"])
        let other = try present(Cell("april/A2/t1", scheme: desk.scheme.id))
        let taken = try desk.acts.settle([other], .take(EntryID(mine, 0)))
        #expect(try desk.decide(taken) == ["decision-take-wrong"])
        let april = try present(Cell("may/A1/t1", scheme: desk.scheme.id))
        let period = try desk.acts.settle([april], .none)
        #expect(try desk.decide(period, two: true) == ["decision-period-unknown"])
    }

    @Test("Nobody decides on what they gave themselves")
    func touched() throws {
        let both = try RunningCentre.two()
        let holder = KeyHolder(
            publicKey: SigningKey.named("p1 at a01").publicKey,
            role: .officePerson(.of("p1"), .of("a01")), name: "王敏")
        let enrolment = Enrolment(
            centre: .of("haizhou"), key: both.first.key.id, basis: .invitation, act: .add(holder))
        _ = try desk.acts.log(
            desk.acts.sign(.enrolment, enrolment.payload, by: both), at: desk.now)
        let mine = try desk.log(
            desk.batch(desk.mine, .value("A1", "t1", "90"), preparer: .of("p1")))
        let items = try desk.acts.settle([desk.cell], .take(EntryID(mine, 0)))
        #expect(try desk.decide(items) == ["decision-touched"])
        #expect(try desk.decide([.giveBack([EntryID(mine, 0)])]) == ["decision-without-effect"])
    }

    @Test("A return sends an entry back once; what is not there cannot be returned")
    func returning() throws {
        let mine = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let items: [DecisionItem] = [.giveBack([EntryID(mine, 0)])]
        #expect(try desk.decide(items) == [])
        #expect(try desk.verdict(mine) == "returned")
        #expect(try desk.status() == "blocked")
        #expect(try desk.decide(items) == ["decision-without-effect"])
        #expect(try desk.decide([.giveBack([EntryID(mine, 1)])]) == ["decision-entry-unknown"])
    }

    @Test("After closing work waits until it is admitted; an extension lets an office go on")
    func closing() throws {
        let april = PeriodID.of("april")
        #expect(try desk.decide([.close(Closing(period: april))]) == [])
        let late = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        #expect(try desk.verdict(late) == "held")
        #expect(try desk.status() == "missing")
        #expect(try desk.decide([.admit(Admission(records: [late]))]) == [])
        #expect(try desk.verdict(late) == "accepted")
        #expect(try desk.status() == "90")
        #expect(
            try desk.decide([.admit(Admission(records: [late]))]) == ["decision-without-effect"])
        #expect(try desk.decide([.extend(april, .of("b02"))]) == [])
        let inTime = try desk.log(desk.batch(desk.theirs, .value("A2", "t1", "7")))
        #expect(try desk.verdict(inTime) == "accepted")
        #expect(
            try desk.decide([.extend(.of("may"), .of("b02"))]) == ["decision-period-unknown"])
    }

    @Test("A seal code that was heard in time saves a batch that comes after the closing")
    func sealCode() throws {
        let batch = try desk.batch(desk.mine, .value("A1", "t1", "90"))
        let code = SpokenCode(batch.id.digest)
        #expect(try desk.decide([.hear(code, .of("a01"))]) == [])
        #expect(try desk.acts.book.findings().map(\.code.text) == ["seal-code-open"])
        #expect(try desk.decide([.close(Closing(period: .of("april")))]) == [])
        try desk.log(batch)
        #expect(try desk.verdict(batch.id) == "accepted")
        #expect(try desk.acts.book.findings().isEmpty)
    }

    @Test("An order keeps open the cells that it names, for its office")
    func ordering() throws {
        #expect(try desk.decide([.close(Closing(period: .of("april")))]) == [])
        #expect(try desk.decide([.order(.of("a01"), [desk.cell])]) == [])
        let mine = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let theirs = try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "80")))
        #expect(try desk.verdict(mine) == "accepted")
        #expect(try desk.verdict(theirs) == "held")
        #expect(try desk.status() == "90")
    }

    @Test("Two events alike are told apart by a decision that names both")
    func events() throws {
        let one = try desk.log(desk.batch(desk.mine, .event(.of("praise"), id: 1)))
        let two = try desk.log(desk.batch(desk.theirs, .event(.of("praise"), id: 2)))
        #expect(try desk.acts.book.conflicts().count == 2)
        let place = try desk.acts.book.merged { state in
            state.registry.schemeIDs.flatMap(state.cells).first {
                state.cell($0).heads == [EntryID(one, 0)]
            }
        }
        let items = try desk.acts.settle([present(place)], .take(EntryID(one, 0)))
        guard case .settle(let settlement) = items[0] else { return }
        #expect(settlement.names == [EntryID(one, 0), EntryID(two, 0)].sorted())
        #expect(try desk.decide(items) == [])
        #expect(try desk.acts.book.conflicts().isEmpty)
    }

    @Test("A rehearsal shows what would become of a cell and logs nothing")
    func rehearsal() throws {
        let (mine, _) = try conflict()
        let size = try desk.size
        let rehearsal = try desk.acts.rehearse(
            desk.acts.settle([desk.cell], .take(EntryID(mine, 0))), in: desk.scheme,
            reason: "预览", by: DecidingCentre.persons())
        #expect(rehearsal.findings.isEmpty)
        let cell = try present(rehearsal.changes.first)
        #expect(cell["before"]?["status"] == "conflict")
        #expect(cell["after"]?["value"] == ["value": "90"])
        #expect(try desk.size == size)
        #expect(try desk.status() == "conflict")
    }

    @Test("With one scheme none has to be named; with none or several it is asked for")
    func schemes() throws {
        #expect(try desk.acts.scheme(nil) == desk.scheme)
        #expect(throws: CentreRefusal(.decisionSchemeUnclear, ["known": "small"])) {
            _ = try desk.acts.scheme(.of("other"))
        }
        let other = try RunningCentre()
        let empty = try CentreActs(other.folder)
        #expect(throws: CentreRefusal(.decisionSchemeUnclear, ["known": ""])) {
            _ = try empty.scheme(nil)
        }
    }
}
