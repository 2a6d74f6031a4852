import Notation
import TestSupport
import Testing

@testable import Submission

/// What may be sealed is what may be received: the office's check and the centre's agree.
@Suite("Sealing and reading agree")
struct SealingAgreementTests {
    private let world = World()

    /// A change to one entry, and whether the format allows what comes of it.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isGood: Bool
        let apply: @Sendable (inout Entry) -> Void
        init(_ name: String, _ isGood: Bool, _ apply: @escaping @Sendable (inout Entry) -> Void) {
            testDescription = name
            self.isGood = isGood
            self.apply = apply
        }
    }

    private static func text(_ count: Int) -> String { String(repeating: "𠮷", count: count) }

    private static func file(name: Int = 1, type: Int = 1, bytes: Int64 = 0) -> Evidence {
        Evidence(digest: Digest(of: []), bytes: bytes, name: text(name), mediaType: text(type))
    }

    private static func grades(_ count: Int, _ ballots: Int64 = 1) -> EntryContent {
        .counts(Dictionary(uniqueKeysWithValues: (0..<count).map { (.of("g\($0)"), ballots) }))
    }

    private static func event(_ reason: Int) -> EventDetails {
        EventDetails(date: .of("2026-03-08"), reason: text(reason))
    }

    private static let eventID = EventID(bytes: [UInt8](repeating: 1, count: 16))

    /// Each limit of `docs/batch-format.md` at the last value it allows, and one further.
    static let texts: [Change] = [(1, true), (2_000, true), (0, false), (2_001, false)].flatMap {
        (count, isGood) in
        [
            Change("comment \(count)", isGood) { $0.comment = text(count) },
            Change("notApplicable \(count)", isGood) { $0.content = .notApplicable(text(count)) },
            Change("reason \(count)", isGood) { entry in
                entry.event = event(count)
                if let eventID { entry.slot = .event(eventID) }
            },
        ]
    }

    static let files: [Change] = [
        Change("name 200", true) { $0.evidence = [file(name: 200)] },
        Change("name 201", false) { $0.evidence = [file(name: 201)] },
        Change("name 0", false) { $0.evidence = [file(name: 0)] },
        Change("type 200", true) { $0.evidence = [file(type: 200)] },
        Change("type 201", false) { $0.evidence = [file(type: 201)] },
        Change("type 0", false) { $0.evidence = [file(type: 0)] },
        Change("bytes 100 MiB", true) { $0.evidence = [file(bytes: 104_857_600)] },
        Change("bytes beyond", false) { $0.evidence = [file(bytes: 104_857_601)] },
        Change("bytes below 0", false) { $0.evidence = [file(bytes: -1)] },
        Change("200 files", true) { $0.evidence = Array(repeating: file(), count: 200) },
        Change("201 files", false) { $0.evidence = Array(repeating: file(), count: 201) },
    ]

    static let others: [Change] = [
        Change("100 grades", true) { $0.content = grades(100) },
        Change("101 grades", false) { $0.content = grades(101) },
        Change("no grade", false) { $0.content = grades(0) },
        Change("0 ballots", true) { $0.content = grades(1, 0) },
        Change("10⁹ ballots", true) { $0.content = grades(1, 1_000_000_000) },
        Change("more ballots", false) { $0.content = grades(1, 1_000_000_001) },
        Change("fewer ballots than none", false) { $0.content = grades(1, -1) },
        Change("1,000 replaced", true) { entry in
            entry.replaces = (0..<1_000).map { EntryID(RecordID(Digest(of: [])), $0) }
        },
        Change("1,001 replaced", false) { entry in
            entry.replaces = (0..<1_001).map { EntryID(RecordID(Digest(of: [])), $0) }
        },
        Change("an event without date", false) { if let eventID { $0.slot = .event(eventID) } },
        Change("a date without event", false) { $0.event = event(1) },
        Change("a date beside a role", false) { entry in
            entry.event = event(1)
            entry.slot = .role(.of("r"))
        },
        Change("a role that reads as an event", false) { entry in
            entry.slot = .role(.of(String(repeating: "0f", count: 16)))
        },
    ]

    @Test("an entry at each limit and beyond it", arguments: texts + files + others)
    func entries(_ change: Change) throws {
        var entry = Entry.value()
        change.apply(&entry)
        try expect([entry], world.facts(), .first, change.isGood)
    }

    @Test("a header at each limit and beyond it")
    func headers() throws {
        let previous = RecordID(Digest(of: []))
        func facts(_ note: Int? = nil, checkpoint: Int? = nil, void: [Int64] = []) -> BatchFacts {
            world.facts(
                note: note.map(Self.text),
                checkpoint: checkpoint.map { String(repeating: "x", count: $0) }, void: void)
        }
        func place(_ sequence: Int64) -> ChainPosition {
            ChainPosition(sequence: sequence, previous: previous)
        }
        let cases: [(BatchFacts, ChainPosition, Bool)] = [
            (facts(1), .first, true), (facts(2_000), .first, true), (facts(0), .first, false),
            (facts(2_001), .first, false), (facts(checkpoint: 1), .first, true),
            (facts(checkpoint: 16_384), .first, true), (facts(checkpoint: 0), .first, false),
            (facts(checkpoint: 16_385), .first, false), (facts(), place(1), false),
            (facts(), place(2), true), (facts(), place(1_000_000_000), true),
            (facts(), place(1_000_000_001), false), (facts(), place(0), false),
            (facts(), ChainPosition(sequence: 2, previous: nil), false),
            (facts(void: [1]), .first, false), (facts(void: [1]), place(2), true),
            (facts(void: [2]), place(2), false), (facts(void: [0]), place(2), false),
            (facts(void: [1, 1]), place(9), false), (facts(void: [2, 1]), place(9), false),
            (facts(void: Array(1...1_000)), place(1_001), true),
            (facts(void: Array(1...1_001)), place(1_002), false),
        ]
        for (facts, position, isGood) in cases {
            try expect([.value()], facts, position, isGood)
        }
    }

    @Test("random batches that can be read can be sealed as the same bytes", arguments: 0..<100)
    func random(_ seed: UInt64) throws {
        var maker = RandomBatch(random: Seeded(seed: seed))
        let batch = maker.batch()
        let header = batch.header
        let facts = BatchFacts(
            centre: header.centre, office: header.office, scheme: header.scheme,
            period: header.period, preparer: header.preparer, reviewer: header.reviewer,
            note: header.note, checkpoint: header.checkpoint, void: header.void)
        let sealed = try Sealing.seal(
            batch.entries, facts: facts,
            at: ChainPosition(sequence: header.sequence, previous: header.previous),
            by: world.device, now: header.sealedAt, salt: header.salt
        ).get()
        #expect(sealed.batch == batch && sealed.record.payload == batch.payload, "seed \(seed)")
    }

    /// Sealed exactly where the centre reads the payload that would have been sealed.
    private func expect(
        _ entries: [Entry], _ facts: BatchFacts, _ position: ChainPosition, _ isGood: Bool
    ) throws {
        let outcome = try Sealing.seal(
            entries, facts: facts, at: position, by: world.device,
            now: .of("2026-04-01T08:00:00Z"), salt: [UInt8](repeating: 5, count: 16))
        let header = world.header(
            sequence: position.sequence, previous: position.previous, void: facts.void,
            checkpoint: facts.checkpoint, note: facts.note)
        let isRead = (try? Batch(payload: Batch(header: header, entries: entries).payload)) != nil
        switch outcome {
        case .success: #expect(isGood && isRead)
        case .failure(let refusal):
            #expect(!isGood && !isRead)
            #expect(!refusal.findings.isEmpty)
        }
    }
}
