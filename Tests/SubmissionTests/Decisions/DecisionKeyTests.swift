import Notation
import TestSupport
import Testing

@testable import Submission

/// Which keys each act takes, and which of them it needs.
@Suite("The keys of a decision's items")
struct DecisionKeyTests {
    private typealias D = Deciding

    /// One right value for every key of every act.
    static let values: [String: String] = [
        "cell": #""2026-Q1/A1/t1""#, "cells": #"["2026-Q1/A1/t1"]"#, "code": #""\#(D.lowCode)""#,
        "codes": #"["\#(D.lowCode)"]"#, "counts": #"{"good":1}"#, "date": #""2026-03-08""#,
        "endLate": "true", "entries": #"["\#(D.one)#0"]"#, "grade": #""good""#,
        "names": #"["\#(D.one)#0"]"#, "none": "true", "notApplicable": #""无""#,
        "office": #""a01""#, "offices": #"["a01"]"#, "period": #""2026-Q1""#,
        "records": #"["\#(D.one)"]"#, "take": #""\#(D.one)#0""#, "value": #""1""#,
    ]

    /// The table of `docs/batch-format.md`: keys that an act needs, and further ones it takes.
    static let acts: [(act: String, needs: Set<String>, takes: Set<String>)] = [
        ("settle", ["cell", "value"], ["names"]), ("return", ["entries"], []),
        ("order", ["cells", "office"], []), ("admit", ["entries"], ["records"]),
        ("extend", ["office", "period"], []),
        ("close", ["period"], ["codes", "endLate", "offices"]),
        ("hear", ["code", "office"], []), ("erase", [], []),
    ]

    private static func item(_ act: String, _ keys: Set<String>) -> String {
        let fields = keys.sorted().map { #","\#($0)":\#(values[$0] ?? "null")"# }
        return #"{"act":"\#(act)"\#(fields.joined())}"#
    }

    @Test("what an act needs suffices, and each further key may stand", arguments: acts.indices)
    func taken(_ place: Int) {
        let (act, needs, takes) = Self.acts[place]
        #expect(D.refusal(Self.item(act, needs)) == nil)
        for key in takes { #expect(D.refusal(Self.item(act, needs.union([key]))) == nil, "\(key)") }
        #expect(D.refusal(Self.item(act, needs.union(takes))) == nil)
    }

    @Test("each key that an act needs is missed by name", arguments: acts.indices)
    func missing(_ place: Int) throws {
        let (act, needs, _) = Self.acts[place]
        for key in needs {
            let refusal = try #require(D.refusal(Self.item(act, needs.subtracting([key]))))
            #expect(refusal.code == .payloadShape && refusal.key == key, "\(act) \(key)")
        }
    }

    @Test("a key of another act is refused by its name", arguments: acts.indices)
    func foreign(_ place: Int) throws {
        let (act, needs, takes) = Self.acts[place]
        // Other ways to say what a cell gets are another test's: one of them only.
        let outcomes: Set<String> =
            act == "settle" ? ["counts", "grade", "none", "notApplicable", "take"] : []
        for key in Self.values.keys
        where !needs.contains(key) && !takes.contains(key) && !outcomes.contains(key) {
            let refusal = try #require(D.refusal(Self.item(act, needs.union([key]))))
            #expect(refusal.code == .payloadShape && refusal.key == key, "\(act) \(key)")
        }
    }

    @Test("a settlement says one thing of its cell, whichever two are tried")
    func oneOutcome() throws {
        let outcomes: Set = ["counts", "grade", "none", "notApplicable", "take", "value"]
        for key in outcomes {
            #expect(D.refusal(Self.item("settle", ["cell", key])) == nil, "\(key)")
            for other in outcomes where other != key {
                let refusal = try #require(D.refusal(Self.item("settle", ["cell", key, other])))
                #expect(refusal.code == .payloadShape && refusal.key == "value")
            }
        }
        #expect(try #require(D.refusal(Self.item("settle", ["cell"]))).key == "value")
    }

    @Test("the date of an event stands exactly beside a value that is given anew")
    func dates() {
        for (isEvent, outcome, hasDate, isGood) in [
            (true, "value", true, true), (true, "value", false, false),
            (true, "grade", true, true), (true, "notApplicable", false, false),
            (true, "take", true, false), (true, "take", false, true),
            (true, "none", true, false), (true, "none", false, true),
            (false, "value", true, false), (false, "value", false, true),
            (false, "counts", true, false), (false, "take", true, false),
        ] {
            var item = Self.item(
                "settle", hasDate ? ["cell", "date", outcome] : ["cell", outcome])
            if isEvent {
                item = item.replacing("2026-Q1/A1/t1", with: "2026-Q1/B1/t1/\(D.event)")
            }
            let refusal = D.refusal(item)
            #expect((refusal == nil) == isGood, "\(item)")
            if let refusal { #expect(refusal.code == .payloadShape && refusal.key == "date") }
        }
    }

    @Test(
        "an act of another name is refused",
        arguments: ["", "Settle", "settle ", "giveBack", "void", "erase\u{0}"])
    func otherActs(_ act: String) throws {
        let refusal = try #require(
            Payloads.error(.decision, D.payload("{\"act\":\(JSON.string(act).text)}")))
        #expect(refusal.reason == .badText && refusal.key == "act")
    }

    @Test(
        "an item is an object whose act is a text",
        arguments: ["[]", "\"erase\"", "1", "{}", #"{"act":1}"#])
    func noObject(_ item: String) {
        #expect(D.refusal(item)?.code == .payloadShape)
    }

    @Test(
        "true is the only word of endLate and none",
        arguments: ["false", "null", "1", "\"true\"", "{}"])
    func truth(_ word: String) {
        #expect(
            D.refusal(#"{"act":"close","endLate":\#(word),"period":"2026-Q1"}"#)?.code
                == .payloadShape)
        #expect(
            D.refusal(#"{"act":"settle","cell":"2026-Q1/A1/t1","none":\#(word)}"#)?.code
                == .payloadShape)
    }
}
