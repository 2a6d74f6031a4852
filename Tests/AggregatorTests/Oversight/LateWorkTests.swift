import Assessment
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// A value was reported in time and corrected after the closing: whoever looks is told.
struct LateWorkTests {
    private let desk: DecidingCentre
    /// 90 and 80 in time.
    private let mine: RecordID
    private let last: RecordID

    init() throws {
        desk = try DecidingCentre()
        mine = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        last = try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 2, after: mine))
        #expect(try desk.decide([.close(Closing(period: .of("april")))]) == [])
    }

    /// 95 in place of 90, too late.
    private func correct() throws -> EntryID {
        let entry = Entry.value(.of("A1"), .of("t1"), .of("95"), replaces: [EntryID(mine, 0)])
        let batch = try desk.batch(desk.mine, entry, sequence: 3, after: last)
        return EntryID(try desk.log(batch), 0)
    }

    private func board() throws -> JSON {
        try desk.acts.book.board(of: .of("april"), in: desk.scheme)
    }

    private func standing() throws -> CentreStanding {
        try desk.acts.book.standing(.period(.of("april")), of: desk.scheme, provisional: false)
    }

    private func publish() throws -> PublishedGroup {
        try present(
            desk.acts.publish(
                .period(.of("april")), of: desk.scheme.id, group: nil, provisional: false,
                by: RunningCentre.two(), now: desk.now
            ).first)
    }

    @Test("The numbers of the centre and the board count it, and name its cell and entry")
    func counted() throws {
        #expect(try desk.acts.book.status()["late"] == 0)
        let late = try correct()
        let status = try desk.acts.book.status()
        #expect(status["late"] == 1)
        #expect(status["entries"] == ["accepted": 2, "held": 1, "returned": 0])
        let line = try present(board()["lines"]?.array?.first)
        #expect(line["indicator"] == "A1" && line["state"] == "late")
        #expect(line["given"] == 1 && line["late"] == 1)
        #expect(line["waiting"] == ["april/A1/t1"])
        let office = try present(board()["offices"]?.array?.first)
        #expect(office["office"] == "a01")
        #expect(office["waiting"] == [.string(late.description)])
    }

    @Test("It keeps no standing from being final (M10), and standing and publication name it")
    func published() throws {
        let late = try correct()
        let made = try standing()
        #expect(made.run.standing.status == .final)
        #expect(made.late.map(\.code.text) == ["late-work-waits"])
        #expect(made.late.map(\.at) == ["april/A1/t1"])
        let group = try publish()
        #expect(group.status == "final")
        #expect(group.late.map(\.parameters) == [["office": "a01", "entry": late.description]])
    }

    @Test("Admitted, returned or corrected again it waits no more; a second one stands for both")
    func settled() throws {
        let first = try correct()
        let again = Entry.value(
            .of("A1"), .of("t1"), .of("96"), replaces: [EntryID(mine, 0), first].sorted())
        let second = EntryID(
            try desk.log(desk.batch(desk.mine, again, sequence: 4, after: first.record)), 0)
        #expect(try standing().late.map { $0.parameters["entry"] } == [second.description])
        #expect(try desk.decide([.giveBack([second])]) == [])
        #expect(try standing().late.map { $0.parameters["entry"] } == [first.description])
        #expect(try desk.decide([.admit(Admission(entries: [first]))]) == [])
        #expect(try standing().late.isEmpty)
        #expect(try desk.status() == "95")
        #expect(try desk.acts.book.status()["late"] == 0)
    }

    @Test("A late event, which is nobody's duty, waits with its office")
    func event() throws {
        let late = EntryID(
            try desk.log(desk.batch(desk.theirs, .event(.of("praise"), id: 1))), 0)
        let offices = try present(board()["offices"]?.array)
        #expect(
            offices.map { $0["waiting"] } == [[], [.string(late.description)]])
        #expect(try standing().late.map { $0.parameters["office"] } == ["b02"])
    }

    @Test("What keeps a group from being final comes with the late work beside it")
    func refused() throws {
        _ = try correct()
        #expect(try desk.decide([.extend(.of("april"), .of("b02"))]) == [])
        try desk.log(desk.batch(desk.theirs, .value("A2", "t1", "70")))
        do {
            _ = try publish()
            Issue.record("published")
        } catch let refusal as CentreRefusal {
            #expect(refusal.finding.code == .standingOpen)
            let codes = Set(refusal.findings.map(\.code))
            #expect(codes.isSuperset(of: [.cellConflict, .lateWorkWaits]))
        }
    }

    @Test("A blocked cell shows what was returned and the late correction, each by its name")
    func blocked() throws {
        #expect(try desk.decide([.giveBack([EntryID(mine, 0)])]) == [])
        #expect(
            try desk.decide([.close(Closing(period: .of("april"), offices: [.of("a01")]))]) == [])
        let late = try correct()
        let conflict = try present(desk.acts.book.conflicts().first)
        #expect(conflict["status"] == "blocked" && conflict["heads"] == [])
        let waiting = try present(conflict["waiting"]?.array)
        #expect(
            Set(waiting.map { $0["entry"]?.string })
                == [EntryID(mine, 0).description, late.description])
        let correction = try present(waiting.first { $0["late"] == true })
        #expect(correction["entry"]?.string == late.description)
        #expect(correction["value"] == "95" && correction["verdict"] == "held")
        #expect(correction["office"] == "a01")
    }

    @Test("The list of findings names cell and office of what waits")
    func listed() throws {
        let late = try correct()
        let finding = try present(desk.acts.book.findings().first)
        #expect(finding.code == .entryLate && finding.at == late.description)
        #expect(finding.parameters["cell"] == "april/A1/t1")
        #expect(finding.parameters["office"] == "a01")
        #expect(finding.en.hasPrefix("april/A1/t1 came after april was closed"))
    }
}
