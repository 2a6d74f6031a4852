import Notation
import Submission
import TestSupport
import Testing

/// Drafts become a batch, or findings say why not.
@Suite("Sealing")
struct SealingTests {
    private let world = World()

    private func findings(
        _ entries: [Entry], facts: BatchFacts? = nil, at position: ChainPosition = .first
    ) throws -> [Finding] {
        let sealed = try Sealing.seal(
            entries, facts: facts ?? world.facts(), at: position, by: world.device,
            now: .of("2026-04-01T08:00:00Z"), salt: [UInt8](repeating: 5, count: 16))
        if case .failure(let refusal) = sealed { return refusal.findings }
        return []
    }

    @Test("a sealed batch verifies at the centre and says what was entered")
    func sealed() throws {
        let facts = world.facts(note: "备注", checkpoint: "note")
        let sealed = try Sealing.seal(
            [.value(), .event()], facts: facts, at: .first, by: world.device,
            now: .of("2026-04-01T08:00:00Z"), salt: [UInt8](repeating: 5, count: 16)
        ).get()
        let verified = try world.registry.check.verify(wire: sealed.record.wire).get()
        #expect(verified.content == .batch(sealed.batch))
        #expect(sealed.batch.header == world.header(checkpoint: "note", note: "备注"))
        #expect(sealed.batch.entries == [.value(), .event()])
        #expect(sealed.code == SpokenCode(sealed.record.id.digest))
    }

    @Test("batches of a device form a chain")
    func chain() {
        let chain = world.chain(of: 3)
        #expect(chain.map(\.batch.header.sequence) == [1, 2, 3])
        #expect(chain[0].batch.header.previous == nil)
        #expect(chain[1].batch.header.previous == chain[0].record.id)
        #expect(chain[2].batch.header.previous == chain[1].record.id)
        #expect(chain[2].next == ChainPosition(sequence: 4, previous: chain[2].record.id))
        #expect(Set(chain.map(\.record.id)).count == 3)
    }

    @Test("the same drafts with another salt are another batch")
    func salts() {
        #expect(world.batch(salt: 1).record.id != world.batch(salt: 2).record.id)
        #expect(world.batch(salt: 1).record == world.batch(salt: 1).record)
    }

    @Test("what an entry replaces is sorted and named once")
    func replaces() {
        let ids = [3, 1, 2, 1].map { EntryID(world.batch().record.id, $0) }
        let sealed = world.batch([.value(replaces: ids)])
        #expect(sealed.batch.entries[0].replaces.map(\.index) == [1, 2, 3])
    }

    @Test("nothing cannot be sealed")
    func nothing() throws {
        #expect(try findings([]).map(\.code) == [.batchEmpty])
    }

    @Test("20,000 entries are sealed, 20,001 name size and limit")
    func manyEntries() throws {
        let entries = (0..<20_001).map { Entry.value("A\($0)") }
        let found = try findings(entries)
        #expect(found.map(\.code) == [.sealTooMany])
        #expect(found[0].en == "There are 20001 entries; the limit is 20000.")
        #expect(try findings(Array(entries.dropLast())).isEmpty)
    }

    @Test("8 MiB are sealed, more name size and limit")
    func manyBytes() throws {
        let comment = String(repeating: "字", count: 2_000)
        let entries = (0..<1_450).map { Entry.value("A\($0)", comment: comment) }
        let found = try findings(entries)
        #expect(found.map(\.code) == [.recordTooLarge])
        #expect(found[0].parameters["limit"] == "8388608")
        let size = try #require(found[0].parameters["size"].flatMap { Int($0) })
        #expect(size > 8_388_608 && size < 1_450 * 6_200)
        #expect(try findings(Array(entries.prefix(1_300))).isEmpty)
    }

    @Test("each text, list and number names its place, size and limit")
    func limits() throws {
        let file = Evidence(digest: Digest(of: [1]), bytes: 1, name: "n", mediaType: "m")
        let long = String(repeating: "x", count: 2_001)
        var cases: [(Entry, String)] = []
        func add(_ sentence: String, _ change: (inout Entry) -> Void) {
            var entry = Entry.value()
            change(&entry)
            cases.append((entry, sentence))
        }
        let cell = "2026-Q1/A1/t1"
        add("The comment of \(cell) has 2001 characters; 1 to 2000 are allowed.") {
            $0.comment = long
        }
        add("The comment of \(cell) has 0 characters; 1 to 2000 are allowed.") { $0.comment = "" }
        add("The notApplicable of \(cell) has 2001 characters; 1 to 2000 are allowed.") {
            $0.content = .notApplicable(long)
        }
        add("The counts of \(cell) is out of range (1000000001, limit 1000000000).") {
            $0.content = .counts([.of("good"): 1_000_000_001])
        }
        add("The counts of \(cell) is out of range (0, limit 100).") { $0.content = .counts([:]) }
        add("There are 101 counts; the limit is 100.") {
            let grades = (0...100).map { (GradeID.of("g\($0)"), Int64(1)) }
            $0.content = .counts(Dictionary(uniqueKeysWithValues: grades))
        }
        add("There are 201 evidence; the limit is 200.") {
            $0.evidence = Array(repeating: file, count: 201)
        }
        add("The bytes of \(cell) is out of range (104857601, limit 104857600).") {
            $0.evidence = [
                Evidence(digest: file.digest, bytes: 104_857_601, name: "n", mediaType: "m")
            ]
        }
        add("The name of \(cell) has 201 characters; 1 to 200 are allowed.") {
            let name = String(repeating: "n", count: 201)
            $0.evidence = [Evidence(digest: file.digest, bytes: 1, name: name, mediaType: "m")]
        }
        add("The type of \(cell) has 0 characters; 1 to 200 are allowed.") {
            $0.evidence = [Evidence(digest: file.digest, bytes: 1, name: "n", mediaType: "")]
        }
        add("There are 1001 replaces; the limit is 1000.") { entry in
            entry.replaces = (0...1_000).map { EntryID(RecordID(Digest(of: [1])), $0) }
        }
        add("The event of \(cell) is out of range (-, limit -).") {
            $0.event = EventDetails(date: .of("2026-01-01"), reason: "x")
        }
        for (entry, sentence) in cases {
            #expect(try findings([entry]).map(\.en) == [sentence])
        }
        var event = Entry.event()
        event.event = nil
        #expect(try findings([event]).map(\.code) == [.sealFieldWrong])
        event.event = EventDetails(date: .of("2026-01-01"), reason: "")
        #expect(try findings([event]).map(\.code) == [.sealTextTooLong])
    }

    @Test("all findings are told together, at most a hundred")
    func together() throws {
        let twice: [Entry] = [.value(), .value(), .value("A2", comment: "")]
        #expect(try findings(twice).map(\.code) == [.sealCellTwice, .sealTextTooLong])
        #expect(try findings(twice)[0].at == "2026-Q1/A1/t1")
        let many = (0..<150).map { Entry.value("A\($0)", comment: "") }
        #expect(try findings(many).count == 100)
    }

    @Test("the header's own limits")
    func header() throws {
        let long = String(repeating: "x", count: 2_001)
        #expect(
            try findings([.value()], facts: world.facts(note: long)).map(\.code) == [
                .sealTextTooLong
            ])
        let note = String(repeating: "x", count: 16_385)
        #expect(
            try findings([.value()], facts: world.facts(checkpoint: note)).map(\.en) == [
                "The checkpoint of batch is out of range (16385, limit 16384)."
            ])
        #expect(
            try findings([.value()], facts: world.facts(checkpoint: "")).map(\.code) == [
                .sealFieldWrong
            ])
    }

    @Test("a chain that contradicts itself is not continued")
    func brokenChain() throws {
        let last = world.batch().record.id
        let cases: [(ChainPosition, [Int64], Bool)] = [
            (.first, [], true), (ChainPosition(sequence: 2, previous: last), [1], true),
            (ChainPosition(sequence: 1, previous: last), [], false),
            (ChainPosition(sequence: 2, previous: nil), [], false),
            (ChainPosition(sequence: 0, previous: nil), [], false),
            (ChainPosition(sequence: 1_000_000_001, previous: last), [], false),
            (ChainPosition(sequence: 5, previous: last), [5], false),
            (ChainPosition(sequence: 5, previous: last), [0], false),
            (ChainPosition(sequence: 5, previous: last), [3, 2], false),
            (ChainPosition(sequence: 5, previous: last), [2, 2], false),
            (ChainPosition(sequence: 5_000, previous: last), Array(1...1_001), false),
        ]
        for (position, void, isGood) in cases {
            let found = try findings([.value()], facts: world.facts(void: void), at: position)
            #expect(found.isEmpty == isGood, "\(position) \(void.prefix(3))")
            #expect(found.allSatisfy { [.sealChainWrong, .sealTooMany].contains($0.code) })
        }
    }

    @Test("what the limits above forget, the format still refuses")
    func lastCheck() throws {
        let role = RoleID.of(String(repeating: "0f", count: 16))
        #expect(try findings([.value(slot: .role(role))]).map(\.code) == [.payloadShape])
    }
}
