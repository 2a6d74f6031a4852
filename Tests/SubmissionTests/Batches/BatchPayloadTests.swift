import Notation
import TestSupport
import Testing

@testable import Submission

/// The batch format field by field.
@Suite("The payload of a batch")
struct BatchPayloadTests {
    private let world = World(enrolled: false)

    /// A batch in which every field stands.
    private func full() throws -> Batch {
        let event = EntryID(world.log.key.signed(.batch, []).id, 3)
        var entry = Entry.value(comment: "注", replaces: [event])
        entry.evidence = [
            Evidence(digest: Digest(of: [1]), bytes: 9, name: "a.pdf", mediaType: "application/pdf")
        ]
        return Batch(
            header: world.header(
                sequence: 5, previous: event.record, void: [2, 3], checkpoint: "note", note: "备注"),
            entries: [entry, .event()])
    }

    private func refusal(_ json: JSON) -> JSONError? {
        refusal(json.canonical)
    }

    private func refusal(_ payload: [UInt8]) -> JSONError? {
        do {
            _ = try RecordContent(type: .batch, payload: payload)
            return nil
        } catch {
            return error
        }
    }

    private func members(_ batch: Batch) throws -> [String: JSON] {
        try #require(try JSON(batch.payload, form: .canonical).object)
    }

    @Test("the fields stand in the order of their names, with a batch at its shortest")
    func shortest() {
        let batch = Batch(header: world.header(reviewer: nil), entries: [.value()])
        let hash = Digest(of: Array(#"{"title":"试"}"#.utf8)).hex
        let expected =
            #"{"centre":"haizhou","entries":[{"indicator":"A1","subject":"t1","value":"92.5"}],"#
            + #""key":"\#(world.device.id)","office":"a01","period":"2026-Q1","preparer":"chen","#
            + #""salt":"05050505050505050505050505050505","scheme":{"hash":"\#(hash)","#
            + #""id":"s2026","version":1},"sealedAt":"2026-04-01T08:00:00Z","seq":1,"v":1}"#
        #expect(String(decoding: batch.payload, as: UTF8.self) == expected)
    }

    @Test("each field is either needed or may be left out")
    func missing() throws {
        let all = try members(full())
        #expect(all.count == 16)
        let optional: Set = ["checkpoint", "note", "reviewer", "void"]
        for field in all.keys {
            var changed = all
            changed[field] = nil
            let reason = refusal(.object(changed))?.reason
            if optional.contains(field) {
                #expect(reason == nil, "\(field)")
            } else {
                #expect(reason != nil, "\(field)")
                #expect(
                    RecordRefusal(payload: try #require(refusal(.object(changed)))).finding.code
                        == .payloadShape)
            }
        }
    }

    @Test("a field that the format does not know is refused at every place")
    func unknown() throws {
        let all = try members(full())
        for name in all.keys.flatMap({ [$0 + "0", String($0.dropLast())] }) + ["", "A", "zz", "名"]
        where all[name] == nil {
            var changed = all
            changed[name] = 1
            #expect(refusal(.object(changed)) != nil, "\(name)")
        }
        for place in ["scheme", "entries"] {
            var changed = all
            if place == "scheme" {
                var inner = all["scheme"]?.object ?? [:]
                inner["extra"] = 1
                changed["scheme"] = .object(inner)
            } else {
                var inner = all["entries"]?.array?.first?.object ?? [:]
                inner["extra"] = 1
                changed["entries"] = [.object(inner)]
            }
            #expect(refusal(.object(changed)) != nil, "\(place)")
        }
    }

    @Test("a field twice, or out of order, is refused")
    func duplicatesAndOrder() throws {
        let text = String(decoding: try full().payload, as: UTF8.self)
        for field in [
            #""centre":"haizhou","#, #""office":"a01","#, #""seq":5,"#, #""indicator":"A1","#,
        ] {
            let doubled = text.replacing(field, with: field + field)
            #expect(doubled != text)
            #expect(refusal(Array(doubled.utf8))?.reason == .duplicateKey, "\(field)")
            let moved = "{" + field + text.replacing(field, with: "").dropFirst()
            if field != #""centre":"haizhou","# {
                #expect(refusal(Array(moved.utf8)) != nil, "\(field)")
            }
        }
    }

    @Test("a field of another type is refused")
    func types() throws {
        let all = try members(full())
        // Where one of the values below is right: any text, a list of numbers.
        let fits: [String: JSON] = ["checkpoint": "x\u{0}", "note": "x\u{0}", "void": [1]]
        for field in all.keys {
            for wrong: JSON in [.null, true, 0, "", [], [:], "x\u{0}", [1]] {
                var changed = all
                changed[field] = wrong
                let isGood = fits[field] == wrong
                #expect((refusal(.object(changed)) == nil) == isGood, "\(field) \(wrong)")
            }
        }
    }

    @Test("numbers are held within their limits")
    func numbers() throws {
        let all = try members(full())
        for (field, good, bad) in [
            ("seq", [4, 5, 1_000_000_000], [0, -1, 1, 3, 1_000_000_001]), ("v", [1], [0, 2]),
        ] as [(String, [Int64], [Int64])] {
            for number in good {
                var changed = all
                changed[field] = .integer(number)
                #expect(refusal(.object(changed)) == nil, "\(field) \(number)")
            }
            for number in bad {
                var changed = all
                changed[field] = .integer(number)
                #expect(refusal(.object(changed)) != nil, "\(field) \(number)")
            }
        }
    }

    @Test("declared losses ascend and lie before the batch")
    func void() throws {
        let all = try members(full())
        for good: JSON in [[1], [4], [1, 2, 3, 4]] {
            var changed = all
            changed["void"] = good
            #expect(refusal(.object(changed)) == nil)
        }
        for bad: JSON in [[], [0], [5], [-1], [2, 2], [3, 2], ["2"]] {
            var changed = all
            changed["void"] = bad
            #expect(refusal(.object(changed)) != nil)
        }
        var many = all
        many["seq"] = 5_000
        many["void"] = .array((1...1_001).map { .integer($0) })
        #expect(refusal(.object(many)) != nil)
        many["void"] = .array((1...1_000).map { .integer($0) })
        #expect(refusal(.object(many)) == nil)
    }

    @Test("the first batch has none before it, every other one has")
    func previous() throws {
        var first = try members(Batch(header: world.header(), entries: [.value()]))
        #expect(refusal(.object(first)) == nil)
        first["prev"] = .string(String(repeating: "0", count: 64))
        #expect(refusal(.object(first))?.key == "prev")
    }

    @Test("two entries of one cell are no batch, in any slot")
    func oneEntryPerCell() {
        let rater = Cell.Slot.rater(.of("peers"), .of("r1"))
        for pair: [Entry] in [
            [.value(), .value("A1", "t1", "1")],
            [.value(slot: .role(.of("peers"))), .value(slot: .role(.of("peers")))],
            [.value(slot: rater), .value(slot: rater)],
            [.event(), .event(date: .of("2026-01-01"))],
        ] {
            let batch = Batch(header: world.header(), entries: pair)
            #expect(refusal(batch.payload)?.key == "entries")
            var apart = pair
            apart[1].subject = .of("t2")
            #expect(refusal(Batch(header: world.header(), entries: apart).payload) == nil)
        }
    }

    @Test("20,000 entries are a batch, 20,001 are not, and the refusal names the limit")
    func manyEntries() throws {
        let entries = (0..<20_001).map { Entry.value("A\($0)") }
        let most = Batch(header: world.header(), entries: Array(entries.dropLast()))
        #expect(try Batch(payload: most.payload) == most)
        let tooMany = Batch(header: world.header(), entries: entries)
        let error = try #require(refusal(tooMany.payload))
        let finding = RecordRefusal(payload: error).finding
        #expect(finding.code == .payloadLimit)
        #expect(finding.en == "\"entries\" passes its limit of 20000.")
        #expect(refusal(Batch(header: world.header(), entries: []).payload)?.key == "entries")
    }

    @Test("a refusal names the limit of the field that passes it")
    func limits() throws {
        let file = Evidence(digest: Digest(of: [1]), bytes: 1, name: "n", mediaType: "m")
        var entry = Entry.value()
        entry.evidence = Array(repeating: file, count: 201)
        #expect(limit(entry) == "\"evidence\" passes its limit of 200.")
        var halves = [Entry.value(), Entry.value("A2")]
        halves[0].evidence = Array(repeating: file, count: 100)
        halves[1].evidence = Array(repeating: file, count: 101)
        let error = refusal(Batch(header: world.header(), entries: halves).payload)
        #expect(
            error.map { RecordRefusal(payload: $0).finding.en }
                == "\"evidence\" passes its limit of 200.")
        entry.evidence = [
            Evidence(digest: Digest(of: [1]), bytes: (100 << 20) + 1, name: "n", mediaType: "m")
        ]
        #expect(limit(entry) == "\"bytes\" passes its limit of 104857600.")
        entry = .value(replaces: (0..<1_001).map { EntryID(RecordID(Digest(of: [1])), $0) })
        #expect(limit(entry) == "\"replaces\" passes its limit of 1000.")
        entry = .value()
        entry.content = .counts([.of("good"): 1_000_000_001])
        #expect(limit(entry) == "\"counts\" passes its limit of 1000000000.")
        let late = Batch(
            header: world.header(sequence: 1_000_000_001, previous: RecordID(Digest(of: [1]))),
            entries: [.value()])
        let sequence = refusal(late.payload).map { RecordRefusal(payload: $0).finding.en }
        #expect(sequence == "\"seq\" passes its limit of 1000000000.")
    }

    private func limit(_ entry: Entry) -> String? {
        let batch = Batch(header: world.header(), entries: [entry])
        return refusal(batch.payload).map { RecordRefusal(payload: $0).finding.en }
    }
}
