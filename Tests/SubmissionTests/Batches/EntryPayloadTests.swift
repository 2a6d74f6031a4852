import Notation
import TestSupport
import Testing

@testable import Submission

/// An entry says one thing of one cell.
@Suite("The payload of an entry")
struct EntryPayloadTests {
    private let world = World(enrolled: false)

    /// True where a batch with this one entry is read.
    private func reads(_ entry: JSON) throws -> Bool {
        let batch = Batch(header: world.header(), entries: [.value()])
        var members = try #require(try JSON(batch.payload, form: .canonical).object)
        members["entries"] = [entry]
        return (try? Batch(payload: JSON.object(members).canonical)) != nil
    }

    private func entry(_ more: [String: JSON], without: String? = nil) -> JSON {
        var members: [String: JSON] = ["indicator": "A1", "subject": "t1", "value": "1"]
        for (key, value) in more { members[key] = value }
        if let without { members[without] = nil }
        return .object(members)
    }

    @Test("exactly one thing is said")
    func oneContent() throws {
        let contents: [(String, JSON)] = [
            ("value", "1"), ("grade", "good"), ("counts", ["good": 1]), ("notApplicable", "因故"),
            ("withdrawn", true),
        ]
        #expect(try !reads(entry([:], without: "value")))
        for (name, value) in contents {
            #expect(
                try reads(entry([name: value], without: name == "value" ? nil : "value")), "\(name)"
            )
            for (other, second) in contents where other != name {
                let both = entry(
                    [name: value, other: second],
                    without: [name, other].contains("value") ? nil : "value")
                #expect(try !reads(both), "\(name) and \(other)")
            }
        }
    }

    @Test("slots: role, rater with a role, event with date and reason")
    func slots() throws {
        let event: [String: JSON] = [
            "event": .string(String(repeating: "0f", count: 16)), "date": "2026-03-08",
            "reason": "因",
        ]
        #expect(try reads(entry(["role": "peers"])))
        #expect(try reads(entry(["role": "peers", "rater": "r1"])))
        #expect(try !reads(entry(["rater": "r1"])))
        #expect(try reads(entry(event)))
        for field in event.keys { #expect(try !reads(entry(event, without: field)), "\(field)") }
        for field in ["date", "reason"] {
            #expect(try !reads(entry([field: event[field] ?? .null])))
        }
        #expect(try !reads(entry(event.merging(["role": "peers"]) { one, _ in one })))
        #expect(
            try !reads(entry(event.merging(["role": "peers", "rater": "r"]) { one, _ in one })))
    }

    @Test("a role that reads as an event's name is none: its cell could not be written down")
    func roleLikeEvent() throws {
        let name = String(repeating: "0f", count: 16)
        #expect(try !reads(entry(["role": .string(name)])))
        #expect(try reads(entry(["role": .string(String(name.dropLast()))])))
    }

    @Test("each field keeps its form")
    func forms() throws {
        for (field, good, bad) in [
            (
                "value", ["0", "-1", "0.5", "999999999999.999999"],
                ["", "1.0", "+1", ".5", "1e2", "-0", "1000000000000", "0.0000001", "１"]
            ),
            ("comment", ["x", "\n"], [""]), ("role", ["a-b_c.d"], ["", "a b", "a/b", "名"]),
            ("indicator", ["A.1"], ["", "A#1"]), ("subject", ["t"], ["", "t:1"]),
        ] as [(String, [String], [String])] {
            for text in good {
                #expect(try reads(entry([field: .string(text)])), "\(field) \(text)")
            }
            for text in bad {
                #expect(try !reads(entry([field: .string(text)])), "\(field) \(text)")
            }
        }
        for date in ["2026-02-29", "2026-13-01", "2026-3-8", "26-03-08", ""] {
            #expect(
                try !reads(
                    entry([
                        "event": .string(String(repeating: "0f", count: 16)), "date": .string(date),
                        "reason": "因",
                    ])))
        }
        for event in [
            "", "0F", String(repeating: "0F", count: 16), String(repeating: "0", count: 31),
        ] {
            #expect(
                try !reads(entry(["event": .string(event), "date": "2026-03-08", "reason": "因"])))
        }
        for wrong: JSON in [false, 1, "true", .null] {
            #expect(try !reads(entry(["withdrawn": wrong], without: "value")))
        }
    }

    @Test("texts have up to 2,000 characters, counted as scalars")
    func textLimits() throws {
        for field in ["comment", "notApplicable"] {
            let without = field == "notApplicable" ? "value" : nil
            let most = String(repeating: "𠮷", count: 2_000)
            #expect(try reads(entry([field: .string(most)], without: without)))
            #expect(try !reads(entry([field: .string(most + "x")], without: without)))
        }
    }

    @Test("counts have one to a hundred grades in order")
    func counts() throws {
        func reads(_ counts: JSON) throws -> Bool {
            try self.reads(entry(["counts": counts], without: "value"))
        }
        #expect(try reads(["good": 0]))
        #expect(try reads(["excellent": 5, "good": 1_000_000_000]))
        #expect(try !reads([:]))
        #expect(try !reads(["good": -1]))
        #expect(try !reads(["good": "1"]))
        #expect(try !reads(["a b": 1]))
        func many(_ count: Int) -> JSON {
            .object(
                Dictionary(uniqueKeysWithValues: (0..<count).map { ("g\($0)", JSON.integer(1)) }))
        }
        #expect(try reads(many(100)))
        #expect(try !reads(many(101)))
    }

    @Test("replaced entries are named once and in order, evidence file by file")
    func lists() throws {
        let one = String(repeating: "11", count: 32) + "#0"
        let two = String(repeating: "11", count: 32) + "#1"
        #expect(try reads(entry(["replaces": [.string(one), .string(two)]])))
        for bad: JSON in [
            [], [.string(two), .string(one)], [.string(one), .string(one)], ["x"], [1],
        ] {
            #expect(try !reads(entry(["replaces": bad])))
        }
        let file: [String: JSON] = [
            "bytes": 0, "name": "n", "sha256": .string(String(repeating: "ab", count: 32)),
            "type": "t",
        ]
        #expect(try reads(entry(["evidence": [.object(file), .object(file)]])))
        #expect(try !reads(entry(["evidence": []])))
        for (field, wrong) in [
            ("bytes", -1), ("bytes", "1"), ("name", ""), ("sha256", "ab"), ("type", ""),
            ("extra", 1),
        ] as [(String, JSON)] {
            var changed = file
            changed[field] = wrong
            #expect(try !reads(entry(["evidence": [.object(changed)]])), "\(field)")
        }
        for field in file.keys {
            var changed = file
            changed[field] = nil
            #expect(try !reads(entry(["evidence": [.object(changed)]])), "\(field)")
        }
    }
}
