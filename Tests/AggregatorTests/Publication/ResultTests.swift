import Assessment
import Crypto
import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// From what is logged to a result that two persons signed and an office can prove.
struct ResultTests {
    private let desk: DecidingCentre

    init() throws {
        desk = try DecidingCentre()
    }

    /// Two values: 0.6 · 90 + 0.4 · 80 = 86.
    private func give(_ first: String = "90") throws {
        let one = try desk.log(desk.batch(desk.mine, .value("A1", "t1", first)))
        try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 2, after: one))
    }

    private func publish(provisional: Bool = false, group: String? = nil) throws
        -> [PublishedGroup]
    {
        try desk.acts.publish(
            .period(.of("april")), of: desk.scheme.id, group: group.map { .of($0) },
            provisional: provisional, by: RunningCentre.two(), now: desk.now)
    }

    private func refusal(_ body: () throws -> Void) throws -> [String] {
        do {
            try body()
            return []
        } catch let refusal as CentreRefusal {
            return ([refusal.finding] + refusal.findings).map { "\($0.code.text) \($0.at)" }
        }
    }

    private func item(_ id: RecordID, for office: String?) throws
        -> Aggregator.FeedItem
    {
        let reader = office.map { Reader.office(.of($0)) } ?? .auditor
        return try present(ReadingRoom(book: desk.acts.book).record(id, for: reader))
    }

    private static let row = """
        {"grade":"good","id":"t1","missing":0,"rank":1,"scores":{"A1":"90","A2":"80","praise":"0"},\
        "share":"1","total":"86","vetoed":false,"warnings":[\
        {"indicator":"A1","last":true,"score":"90"},{"indicator":"A2","last":true,"score":"80"}]}
        """
    private static let figures = """
        {"feedback":{\
        "A1":{"firstThree":["t1"],"lastThree":["t1"],"max":"90","mean":"90","median":"90",\
        "min":"90","number":1},\
        "A2":{"firstThree":["t1"],"lastThree":["t1"],"max":"80","mean":"80","median":"80",\
        "min":"80","number":1}},"group":"towns","status":"final"}
        """

    /// RFC 6962, section 2.1, written out for two leaves.
    private static func root(_ one: String, _ other: String) -> [UInt8] {
        let leaves = [one, other].map { Array(SHA256.hash(data: [0] + Array($0.utf8))) }
        return Array(SHA256.hash(data: [1] + leaves[0] + leaves[1]))
    }

    @Test("A final standing is the root over a row a subject and a row of the group")
    func rows() throws {
        try give()
        let published = try present(publish().first)
        #expect(published.standing.openItems.isEmpty)
        #expect(published.standing.rows == 2)
        #expect(published.standing.root.bytes == Self.root(Self.row, Self.figures))
        let rows = try item(published.record, for: "a01").rows
        #expect(rows.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.row, Self.figures])
        #expect(rows.allSatisfy { $0.belongs(to: published.standing) })
        #expect(rows.map(\.warnings) == [[.of("A1"), .of("A2")], []])
    }

    @Test("An office sees its own row and the group's, another the group's, an inspector all")
    func readers() throws {
        try give()
        let id = try present(publish().first).record
        #expect(try item(id, for: "a01").rows.map(\.place) == [0, 1])
        #expect(try item(id, for: "b02").rows.map(\.place) == [1])
        #expect(try item(id, for: nil).rows.map(\.place) == [0, 1])
        let page = try ReadingRoom(book: desk.acts.book).feed(from: 0, for: .office(.of("b02")))
        #expect(page.items.filter { !$0.rows.isEmpty }.map(\.record.id) == [id])
    }

    @Test("Rows for the group are for the offices with a row under the same root, for no others")
    func readersOfGroup() throws {
        try give()
        let published = try present(publish().first)
        let id = published.record
        let root = published.standing.root
        let store = desk.acts.book.store
        let table = try present(store.read { try $0.table(under: root) })
        for (reader, other) in [(RowReaders.group(of: .of("a01")), 1), (.office(.of("a01")), 1)] {
            try store.change { change in
                try change.dropResults(under: root)
                try change.keep(table) { _ in reader }
            }
            #expect(try item(id, for: "a01").rows.map(\.place) == [0, 1])
            #expect(try item(id, for: "b02").rows.count == other)
        }
        // Were the row b02's, a01 would see it only where b02 shows it to the group, and a01 has one.
        try store.change { change in
            try change.dropResults(under: root)
            try change.keep(table) { _ in .group(of: .of("b02")) }
        }
        #expect(try item(id, for: "b02").rows.map(\.place) == [0, 1])
        #expect(try item(id, for: "a01").rows.map(\.place) == [1])
        #expect(try item(id, for: nil).rows.map(\.place) == [0, 1])
    }

    @Test("What is open cannot be final: each item is named, and nothing is logged")
    func open() throws {
        let size = try desk.size
        #expect(
            try refusal { _ = try publish() }
                == ["standing-open ", "standing-incomplete april/t1"])
        try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "50")))
        #expect(
            try refusal { _ = try publish() } == [
                "standing-open ", "cell-conflict april/A1/t1", "standing-incomplete april/t1",
            ])
        #expect(try desk.size == size + 2)
        #expect(
            try refusal { _ = try publish(group: "nobody") } == ["group-unknown "])
    }

    @Test("Provisional, then final: a next edition that names the one before and what differs")
    func editions() throws {
        let first = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        let early = try present(publish(provisional: true).first)
        #expect(early.status == "provisional" && early.standing.edition == 1)
        #expect(
            early.standing.openItems == [.init(at: "april/t1", code: "standing-incomplete")])
        let again = try present(publish(provisional: true).first)
        #expect(again.record == early.record && !again.isNew)
        try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 2, after: first))
        let late = try present(publish().first)
        #expect(late.status == "final" && late.isNew)
        #expect(late.standing.edition == 2 && late.standing.replaces == early.record)
        let difference = try present(late.differences.first)
        #expect(difference["id"]?.string == "t1")
        // Resting on A1 alone the total was 90 with a share of 0.6.
        #expect(difference["was"]?["total"]?.string == "90")
        #expect(difference["was"]?["share"]?.string == "0.6")
        #expect(difference["is"]?["total"]?.string == "86")
        #expect(difference["is"]?["scores"]?.object == ["A2": "80"])
        #expect(difference["was"]?["grade"] == nil)
        let editions = try desk.acts.book.ledger().registry.editions(
            StandingPlace(
                scheme: desk.scheme.id, period: .of("april"), group: .of("towns")))
        #expect(editions.map(\.record) == [early.record, late.record])
    }

    @Test("Altered rows are noticed and made again from the leaves that the record names")
    func damage() throws {
        try give()
        let id = try present(publish().first).record
        // What comes later is not in the standing, and not in what is made again.
        try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "50")))
        let path = desk.centre.folder.path + "/log.db"
        for sql in [
            "UPDATE results SET body = CAST(replace(body, '86', '96') AS BLOB) WHERE place = 0",
            "DELETE FROM results WHERE place = 1", "DELETE FROM results",
        ] {
            try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
            #expect(
                try Fsck.check(desk.centre.folder).map { "\($0.code.text) \($0.at)" }
                    == ["damaged-results \(id)"])
            #expect(try desk.acts.book.rebuild())
            #expect(try Fsck.check(desk.centre.folder) == [])
            let rows = try item(id, for: "a01").rows
            #expect(rows.first.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.row)
        }
    }

    @Test("The board names who has given what, and what is missing by its cell")
    func board() throws {
        let first = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        func lines() throws -> [String] {
            let board = try desk.acts.book.board(of: .of("april"), in: desk.scheme)
            return try present(board["lines"]?.array).map { line in
                let texts = ["office", "indicator", "state"].map { line[$0]?.string ?? "" }
                let cells = ["open", "missing"].flatMap { line[$0]?.array ?? [] }
                return (texts + cells.compactMap(\.string)).joined(separator: " ")
            }
        }
        #expect(
            try lines() == [
                "a01 A1 complete", "a01 A2 missing april/A2/t1", "b02 A1 complete",
                "b02 A2 missing april/A2/t1",
            ])
        try desk.log(desk.batch(desk.theirs, .value("A1", "t1", "50")))
        // The device of a01 names its third batch's predecessor: the second is not there.
        let lost = RecordID(Digest(of: [7]))
        _ = first
        try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 3, after: lost))
        #expect(
            try lines() == [
                "a01 A1 open april/A1/t1", "a01 A2 complete", "b02 A1 open april/A1/t1",
                "b02 A2 complete",
            ])
        let board = try desk.acts.book.board(of: .of("april"), in: desk.scheme)
        let offices = try present(board["offices"]?.array)
        #expect(offices.map { $0["gaps"] } == [[2], []])
        #expect(
            offices.map { $0["lastHeard"]?.string }
                == ["2026-04-02T08:00:00Z", "2026-04-02T08:00:00Z"])
    }
}
