import Foundation
import Notation
import TestSupport
import Testing
import TransparencyLog

@testable import Submission

/// The record that publishes a scored and ranked group.
@Suite("Standings")
struct StandingTests {
    private static let root = String(repeating: "ab", count: 32)

    private func standing() -> Standing {
        Standing(
            centre: .of("haizhou"), key: KeyID(Deciding.digest(Deciding.two)),
            scheme: SchemeReference(
                id: .of("s2026"), version: 1, hash: Deciding.digest(Deciding.one)),
            period: nil, group: .of("towns"), edition: 1, replaces: nil, checkpoint: "x",
            root: Deciding.digest(Self.root), rows: 0)
    }

    @Test("a first, final standing of a whole cycle, byte for byte by docs/batch-format.md")
    func shortest() throws {
        let text =
            #"{"centre":"haizhou","checkpoint":"x","edition":1,"group":"towns","#
            + #""key":"\#(Deciding.two)","root":"\#(Self.root)","rows":0,"#
            + #""scheme":{"hash":"\#(Deciding.one)","id":"s2026","version":1},"v":1}"#
        #expect(standing().payload == Array(text.utf8))
        #expect(try Standing(payload: Array(text.utf8)) == standing())
    }

    @Test("days and appeals stand before the centre, appeals in ascending order, each once")
    func follow() throws {
        var standing = standing()
        standing.answerBy = .of("2026-05-10")
        standing.appealBy = .of("2026-05-31")
        let (low, high) = (Deciding.one, Deciding.two)
        let ids = [low, high].map { RecordID(Deciding.digest($0)) }.sorted()
        standing.appeals = ids
        let names = ids.map { #""\#($0)""# }.joined(separator: ",")
        let head =
            #"{"answerBy":"2026-05-10","appealBy":"2026-05-31","appeals":[\#(names)],"centre":"#
        let text = String(decoding: standing.payload, as: UTF8.self)
        #expect(text.hasPrefix(head))
        #expect(try Standing(payload: standing.payload) == standing)
        for wrong in [Array(ids.reversed()), [ids[0], ids[0]]] {
            standing.appeals = wrong
            #expect(throws: JSONError.self) { try Standing(payload: standing.payload) }
        }
    }

    @Test("the standing that Python wrote says what make.py says")
    func golden() throws {
        let standing = try Standing(payload: Payloads.record("standing").payload)
        #expect(standing.centre == .of("haizhou") && standing.group == .of("towns"))
        #expect(standing.period == .of("2026-Q1") && standing.edition == 2 && standing.rows == 7)
        #expect(standing.replaces?.description == String(repeating: "33", count: 32))
        #expect(standing.checkpoint == "shangji/haizhou/1\n17\n")
        #expect(
            standing.openItems.map { "\($0.at) \($0.code)" } == [
                "2026-Q1/A1/t1 cell-conflict", "2026-Q1/A1/t1 cell-held",
                "2026-Q1/A1/t2 cell-conflict",
            ])
    }

    private struct Facts: Decodable {
        let rows: [String]
    }

    @Test("its root is that of the rows by RFC 6962, as Python builds it and as a log builds it")
    func rows() throws {
        let standing = try Standing(payload: Payloads.record("standing").payload)
        let facts = try JSONDecoder().decode(Facts.self, from: Data(Payloads.file("facts.json")))
        let leaves = facts.rows.map { TreeHash(leaf: Array($0.utf8)) }
        #expect(standing.rows == Int64(leaves.count))
        var hashes = MemoryHashes()
        for leaf in leaves { hashes.append(leaf) }
        #expect(standing.root.bytes == Array(hashes.root.bytes))
        // Seven leaves by hand: ((01)(23))((45)6).
        func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
            Digest(of: [1] + left + right).bytes
        }
        let l = facts.rows.map { Digest(of: [0] + Array($0.utf8)).bytes }
        let byHand = node(
            node(node(l[0], l[1]), node(l[2], l[3])), node(node(l[4], l[5]), l[6]))
        #expect(standing.root.bytes == byHand)
        // A row changed, left out or moved is another root.
        for changed in [Array(leaves.dropLast()), leaves.reversed(), leaves + [leaves[6]]] {
            var other = MemoryHashes()
            for leaf in changed { other.append(leaf) }
            #expect(Array(other.root.bytes) != standing.root.bytes)
        }
    }

    @Test("numbers are held within their bounds, and a refusal names the bound")
    func numbers() {
        for (edition, rows, sentence) in [
            (1, 0, nil), (1_000_000, 1_000_000, nil),
            (0, 0, "\"edition\" passes its limit of 1000000."),
            (1_000_001, 0, "\"edition\" passes its limit of 1000000."),
            (1, -1, "\"rows\" passes its limit of 1000000."),
            (1, 1_000_001, "\"rows\" passes its limit of 1000000."),
        ] as [(Int64, Int64, String?)] {
            var changed = standing()
            changed.edition = edition
            changed.replaces = edition > 1 ? RecordID(Deciding.digest(Deciding.one)) : nil
            changed.rows = rows
            #expect(Payloads.finding(.standing, changed.payload)?.en == sentence)
        }
    }

    @Test("the first edition replaces none, every other one replaces one")
    func editions() throws {
        for (edition, replaces) in [(1, RecordID(Digest(of: []))), (2, nil)] as [(Int64, RecordID?)]
        {
            var changed = standing()
            changed.edition = edition
            changed.replaces = replaces
            let error = try #require(Payloads.error(.standing, changed.payload))
            #expect(error.reason == .badText && error.key == "replaces")
        }
    }

    @Test(
        "the checkpoint has 1 to 16,384 bytes",
        arguments: [(0, false), (1, true), (16_384, true), (16_385, false)])
    func checkpoint(_ count: Int, _ isGood: Bool) {
        var changed = standing()
        changed.checkpoint = String(repeating: "x", count: count)
        #expect((Payloads.error(.standing, changed.payload) == nil) == isGood)
        // Bytes, not characters: three of them in each of these.
        changed.checkpoint =
            String(repeating: "字", count: count / 3) + String(repeating: "x", count: count % 3)
        #expect((Payloads.error(.standing, changed.payload) == nil) == isGood)
    }

    @Test("open items ascend by place, then by code, each once")
    func openOrder() throws {
        let items = [("A", "b"), ("A", "c"), ("a", "a"), ("a/b", "a"), ("名", "a")].map {
            Standing.OpenItem(at: $0, code: $1)
        }
        var changed = standing()
        changed.openItems = items
        #expect(try Standing(payload: changed.payload) == changed)
        for place in items.indices {
            for other in items.indices { #expect((items[place] < items[other]) == (place < other)) }
            var twice = items
            twice.insert(items[place], at: place)
            changed.openItems = twice
            #expect(Payloads.error(.standing, changed.payload)?.reason == .notCanonical)
            guard place > 0 else { continue }
            var swapped = items
            swapped.swapAt(place, place - 1)
            changed.openItems = swapped
            let error = try #require(Payloads.error(.standing, changed.payload))
            #expect(error.reason == .notCanonical && error.key == "open")
        }
    }

    @Test("an open item has a place and a code, no longer than their limits")
    func openTexts() {
        for (place, code, key) in [
            (1, 1, nil), (2_000, 200, nil), (0, 1, "at"), (1, 0, "code"), (2_001, 1, "at"),
            (1, 201, "code"),
        ] as [(Int, Int, String?)] {
            var changed = standing()
            changed.openItems = [
                .init(
                    at: String(repeating: "字", count: place),
                    code: String(repeating: "c", count: code))
            ]
            #expect(Payloads.error(.standing, changed.payload)?.key == key)
        }
        for items in [
            "[]", "{}", "[1]", "[{}]", #"[{"at":"x"}]"#, #"[{"at":"x","code":"y","z":1}]"#,
        ] {
            let text = String(decoding: standing().payload, as: UTF8.self)
                .replacing(#","root""#, with: #","open":\#(items),"root""#)
            #expect(Payloads.code(.standing, Array(text.utf8)) != nil, "\(items)")
        }
    }
}
