import Notation
import TestSupport
import Testing

@testable import Submission

/// Lists, their order and their limits; texts and numbers of a decision.
@Suite("The limits of a decision")
struct DecisionLimitTests {
    private typealias D = Deciding

    /// An act with one list in it, and elements in ascending order, some of them neighbours.
    struct List: Sendable, CustomTestStringConvertible {
        let key: String
        let before: String
        let after: String
        let ascending: [String]
        let malformed: [String]
        var testDescription: String { key }

        func item(_ elements: [String]) -> String {
            let texts = elements.map { JSON.string($0).text }.joined(separator: ",")
            return #"{\#(before)"\#(key)":[\#(texts)]\#(after)}"#
        }
    }

    private static let entries = ["\(D.one)#0", "\(D.one)#2", "\(D.one)#10", "\(D.two)#1"]
    private static let noEntries = ["", D.one, "\(D.one)#", "\(D.one)#01", "\(D.one)#20000", "#1"]

    static let lists = [
        List(
            key: "names", before: #""act":"settle","cell":"2026-Q1/A1/t1","#,
            after: #","none":true"#, ascending: entries, malformed: noEntries),
        List(
            key: "entries", before: #""act":"return","#, after: "", ascending: entries,
            malformed: noEntries),
        List(
            key: "records", before: #""act":"admit","#, after: "",
            ascending: [String(repeating: "0a", count: 32), D.one, D.two],
            malformed: ["", "11", D.one + "#0", String(repeating: "1A", count: 32)]),
        List(
            key: "cells", before: #""act":"order","#, after: #","office":"a01""#,
            // By bytes: "-" comes before "/", though the period 2026 comes before 2026-Q1.
            ascending: ["2026-Q1/A1/t1", "2026-Q1/A1/t1/peers", "2026/A1/t1", "2026/A1/t1/r/q"],
            malformed: []),
        List(
            key: "codes", before: #""act":"close","#, after: #","period":"2026-Q1""#,
            ascending: [D.lowCode, D.highCode],
            malformed: [
                "", "0", D.lowCode + "0", String(repeating: "0", count: 39) + "1",
                String(repeating: "00000 ", count: 8), String(repeating: "０", count: 40),
            ]),
        List(
            key: "offices", before: #""act":"close","#, after: #","period":"2026-Q1""#,
            ascending: ["A", "a", "a-1", "a.1", "a1", "a10"], malformed: ["", "a b", "a/b", "名"]),
    ]

    @Test("a list ascends, each element once", arguments: lists)
    func order(_ list: List) throws {
        #expect(D.refusal(list.item(list.ascending)) == nil)
        for place in list.ascending.indices {
            #expect(D.refusal(list.item([list.ascending[place]])) == nil)
            var twice = list.ascending
            twice.insert(twice[place], at: place)
            #expect(
                try #require(Payloads.error(.decision, D.payload(list.item(twice)))).reason
                    == .notCanonical)
            guard place > 0 else { continue }
            var swapped = list.ascending
            swapped.swapAt(place, place - 1)
            let error = try #require(Payloads.error(.decision, D.payload(list.item(swapped))))
            #expect(error.reason == .notCanonical && error.key == list.key)
        }
    }

    @Test("an element of another form is refused, and so is an empty list", arguments: lists)
    func elements(_ list: List) throws {
        for wrong in list.malformed {
            let refusal = try #require(D.refusal(list.item([wrong])), "\(wrong)")
            #expect(refusal.code == .payloadShape && refusal.key == list.key)
        }
        #expect(D.refusal(list.item([]))?.code == .payloadNotCanonical)
        let bare = list.item(["x"]).replacing(#"["x"]"#, with: #""x""#)
        #expect(D.refusal(bare)?.code == .payloadShape)
    }

    @Test("a list holds up to 1,000 elements, and the refusal says so", arguments: lists)
    func many(_ list: List) {
        func elements(_ count: Int) -> [String] {
            let all = (0..<count).map { place in
                switch list.key {
                case "names", "entries": "\(D.one)#\(place)"
                case "records": Digest(of: Array("\(place)".utf8)).hex
                case "cells": "2026-Q1/A\(place)/t1"
                case "codes": SpokenCode(Digest(of: Array("\(place)".utf8))).digits
                default: "a\(place)"
                }
            }
            return ["names", "entries"].contains(list.key) ? all : all.sorted()
        }
        #expect(D.refusal(list.item(elements(1_000))) == nil)
        let finding = Payloads.finding(.decision, D.payload(list.item(elements(1_001))))
        #expect(finding?.code == .payloadLimit)
        #expect(finding?.en == "\"\(list.key)\" passes its limit of 1000.")
    }

    @Test(
        "a cell of another form is refused, in a settlement and in an order",
        arguments: [
            "", "2026-Q1", "2026-Q1/A1", "2026-Q1/A1/", "2026-Q1/A1/t1/", "a/b/c/d/e/f",
            "2026 Q1/A1/t1",
        ])
    func cells(_ cell: String) throws {
        let settled = #"{"act":"settle","cell":"\#(cell)","none":true}"#
        let refusal = try #require(D.refusal(settled))
        #expect(refusal.code == .payloadShape && refusal.key == "cell")
        let ordered = #"{"act":"order","cells":["\#(cell)"],"office":"a01"}"#
        #expect(try #require(D.refusal(ordered)).key == "cells")
    }

    @Test("each single field keeps the form that docs/batch-format.md gives it")
    func forms() throws {
        let items: [(field: String, item: (String) -> String, bad: [String])] = [
            (
                "code", { #"{"act":"hear","code":\#($0),"office":"a01"}"# },
                [
                    D.lowCode + "0", String(repeating: "0", count: 38) + "10", "",
                    "00000 " + D.lowCode.dropLast(5),
                ]
            ),
            ("office", { #"{"act":"extend","office":\#($0),"period":"2026-Q1"}"# }, ["", "a b"]),
            ("period", { #"{"act":"extend","office":"a01","period":\#($0)}"# }, ["", "Q/1"]),
            (
                "take", { #"{"act":"settle","cell":"p/i/s","take":\#($0)}"# },
                [D.one, "\(D.one)#20000"]
            ),
            (
                "value", { #"{"act":"settle","cell":"p/i/s","value":\#($0)}"# },
                ["", "1.0", "+1", "1e2", "-0", "1000000000000", "0.0000001"]
            ),
            ("grade", { #"{"act":"settle","cell":"p/i/s","grade":\#($0)}"# }, ["", "好"]),
            (
                "notApplicable", { #"{"act":"settle","cell":"p/i/s","notApplicable":\#($0)}"# },
                ["", String(repeating: "字", count: 2_001)]
            ),
            (
                "date",
                { #"{"act":"settle","cell":"p/i/s/\#(D.event)","date":\#($0),"value":"1"}"# },
                ["", "2026-02-29", "2026-3-8", "1899-12-31", "2200-01-01"]
            ),
        ]
        for (field, item, bad) in items {
            for text in bad {
                let refusal = try #require(
                    D.refusal(item(JSON.string(text).text)), "\(field) \(text)")
                #expect(refusal.code == .payloadShape && refusal.key == field, "\(field) \(text)")
            }
            #expect(D.refusal(item("1"))?.code == .payloadShape, "\(field)")
        }
        let longest = String(repeating: "𠮷", count: 2_000)
        #expect(D.refusal(#"{"act":"settle","cell":"p/i/s","notApplicable":"\#(longest)"}"#) == nil)
    }

    @Test("counts of a settlement are held as those of an entry are")
    func counts() {
        for (counts, isGood) in [
            (#"{"a":0}"#, true), (#"{"a":1000000000}"#, true), (#"{"a":1000000001}"#, false),
            (#"{"a":-1}"#, false), ("{}", false), (#"{"b":1,"a":1}"#, false),
            (#"{"a b":1}"#, false),
            (#"{"a":"1"}"#, false), ("[]", false),
        ] {
            let item = #"{"act":"settle","cell":"p/i/s","counts":\#(counts)}"#
            #expect((D.refusal(item) == nil) == isGood, "\(counts)")
        }
    }
}
