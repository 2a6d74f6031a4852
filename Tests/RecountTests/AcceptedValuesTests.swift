import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

/// From the merged state to what is scored.
@Suite("Accepted values")
struct AcceptedValuesTests {
    private let world: World
    private let other = World(office: .of("b02"))
    private var state: State

    /// A state in which two offices may write everything.
    init() throws {
        var world = World()
        world.publish()
        self.world = world
        state = State(card: world.card) { reference, registry in
            registry.scheme(reference) == nil ? nil : OpenScheme()
        }
        for record in world.log.records { try append(record) }
        for (role, key) in [
            (KeyRole.device(.of("b02")), other.device),
            (.officePerson(.of("chen"), .of("b02")), other.clerk),
            (.officePerson(.of("zhou"), .of("b02")), other.reviewer),
        ] {
            let record = world.enrolment(of: role, key)
            try append(record)
            try append(world.approval(of: record.id))
        }
    }

    private mutating func append(_ record: SignedRecord) throws {
        state.append(try state.registry.check.verify(record).get())
    }

    private func values(provisional: Bool = false) throws -> ScoreValues {
        let accepted = try #require(state.accepted(in: .of("s2026"), period: .of("2026-Q1")))
        return ScoreValues(accepted, provisional: provisional)
    }

    private static let cell = ScoreCell(
        period: .of("2026-Q1"), indicator: .of("A1"), subject: .of("t1"))

    @Test("An accepted value is a value, a withdrawn one is none")
    mutating func plain() throws {
        let first = world.batch([.value("A1", "t1", "90"), .value("A2", "t1", "80")])
        try append(first.record)
        let taken = Entry(
            indicator: .of("A2"), subject: .of("t1"), content: .withdrawn,
            replaces: [EntryID(first.record.id, 1)])
        try append(world.batch([taken], after: first).record)
        let values = try values()
        #expect(values.entries.map(\.place) == ["2026-Q1/A1/t1"])
        #expect(values.entries.first?.value == .number(.of("90")))
        #expect(values.blocked.isEmpty && values.decided.isEmpty && values.unread.isEmpty)
    }

    @Test("A conflict cannot be used, provisionally or not; a decided cell can, and says so")
    mutating func conflict() throws {
        let mine = world.batch([.value("A1", "t1", "90")]).record
        let theirs = other.batch([.value("A1", "t1", "80")]).record
        try append(mine)
        try append(theirs)
        for provisional in [false, true] {
            let values = try values(provisional: provisional)
            #expect(values.entries.isEmpty)
            #expect(values.blocked.map(\.cell) == [Self.cell])
            #expect(values.blocked.map(\.finding.code.text) == ["cell-conflict"])
        }
        let names = [mine.id, theirs.id].map { EntryID($0, 0) }.sorted()
        let cell = try #require(Cell("2026-Q1/A1/t1", scheme: .of("s2026")))
        let decision = Decision(
            centre: world.centre, key: world.first.id, scheme: .test, reason: "核对",
            items: [
                .settle(
                    Settlement(cell: cell, names: names, outcome: .take(EntryID(theirs.id, 0))))
            ])
        try append(world.first.signed(.decision, decision.payload))
        let values = try values()
        #expect(values.entries.map(\.value) == [.number(.of("80"))])
        #expect(values.blocked.isEmpty)
        #expect(values.decided == [Self.cell])
    }

    @Test("Events alike wait for a decision, and count as they are provisionally")
    mutating func events() throws {
        try append(world.batch([.event(id: 1)]).record)
        try append(other.batch([.event(id: 2)]).record)
        let final = try values()
        #expect(final.entries.isEmpty)
        #expect(final.blocked.map(\.finding.code.text) == ["event-alike", "event-alike"])
        let provisional = try values(provisional: true)
        #expect(provisional.entries.map(\.isEvent) == [true, true])
        #expect(provisional.blocked.isEmpty)
    }
}

/// A scheme that lets everybody write everything.
private struct OpenScheme: SchemeAnswers {
    let needsReviewer = false
    let admitsLate = false
    let periods: [PeriodID] = [.of("2026-Q1")]

    func findings(for entry: Entry, in header: BatchHeader) -> [Finding] { [] }
    func findings(for content: EntryContent, in cell: Cell) -> [Finding] { [] }
    func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool { true }
    func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool { true }
    func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool { false }
    func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>] { [:] }
}
