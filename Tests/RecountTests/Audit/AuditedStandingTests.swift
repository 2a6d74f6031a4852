import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Standings that two persons signed and the records do not give; and what is told of a sound log.
@Suite("Audit of standings")
struct AuditedStandingTests {
    private var centre: AuditWorld

    init() throws {
        centre = try AuditWorld()
        centre.complete()
    }

    private func report() throws -> AuditReport { try Audit.report(on: centre.files()) }

    @Test("A false total is named with the subject and both numbers")
    mutating func total() throws {
        let record = try centre.publish(lying: { row in
            guard row["id"]?.string == "t2", var members = row.object else { return row }
            members["total"] = "99"
            return .object(members)
        })
        let report = try report()
        let place = AuditLayout.record(record)
        #expect(report.told == ["audit-standing-wrong \(place)", "audit-number-wrong \(place)"])
        let differences = report.standings.flatMap(\.differences).map(\.json)
        #expect(
            differences == [
                ["number": "total", "published": "99", "recomputed": "66", "subject": "t2"]
            ])
        #expect(report.standings.map(\.isRight) == [false])
    }

    @Test("A subject left out is named with everything that was its own")
    mutating func leftOut() throws {
        try centre.publish(lying: { row in
            guard row["id"]?.string == "t2", var members = row.object else { return row }
            members["id"] = "t9"
            return .object(members)
        })
        let differences = try report().standings.flatMap(\.differences)
        #expect(Set(differences.map(\.subject)) == [.of("t2"), .of("t9")])
        let total = differences.filter { $0.number == "total" }
        #expect(total.map(\.published) == [nil, "66"])
        #expect(total.map(\.recomputed) == ["66", nil])
    }

    @Test("Rows that are not in the folder: the standing is wrong all the same, by its root")
    mutating func withoutRows() throws {
        let record = try centre.publish { $0.root = Digest(of: [1]) }
        centre.tables = []
        let place = AuditLayout.record(record)
        #expect(
            try report().told == [
                "audit-standing-wrong \(place)",
                "audit-file-missing \(AuditLayout.rows(Digest(of: [1])))",
            ])
    }

    @Test("Open items that there are not, and a final standing of what is provisional")
    mutating func open() throws {
        let item = Submission.Standing.OpenItem(at: "year/A1/t1", code: "cell-conflict")
        let record = try centre.publish { $0.openItems = [item] }
        let place = AuditLayout.record(record)
        var told = try report().told
        #expect(told.contains("audit-open-wrong \(place)"))
        centre = try AuditWorld()
        let early = try centre.publish { $0.openItems = [] }
        told = try report().told
        #expect(told.contains("audit-open-wrong \(AuditLayout.record(early))"))
    }

    @Test(
        "A standing that rests on what is not so", arguments: ["checkpoint", "group", "scheme"])
    mutating func basis(what: String) throws {
        let record = try centre.publish { standing in
            switch what {
            case "checkpoint": standing.checkpoint = "x"
            case "group": standing.group = .of("h")
            default:
                standing.scheme = SchemeReference(id: .of("s1"), version: 2, hash: Digest(of: []))
            }
        }
        let fault = try #require(report().faults.first)
        #expect(fault.code == .auditBasisWrong && fault.at == AuditLayout.record(record))
        #expect(fault.parameters["what"] == what)
        #expect(try report().standings.map(\.isRight) == [false])
    }

    @Test("A wrong number of rows is wrong under the right root")
    mutating func rowCount() throws {
        let record = try centre.publish { $0.rows += 1 }
        #expect(try report().told == ["audit-standing-wrong \(AuditLayout.record(record))"])
    }

    @Test("Each edition is made again at its own size: what came later changes no earlier one")
    mutating func editions() throws {
        try centre.publish()
        let first = try #require(centre.world.log.records.last { $0.type == .batch })
        let second = Entry.value(
            .of("A2"), .of("t2"), .of("100"), replaces: [EntryID(first.id, 0)])
        centre.send([second])
        try centre.publish()
        let report = try report()
        #expect(report.told.isEmpty)
        #expect(report.standings.map(\.standing.edition) == [1, 2])
        #expect(report.standings.map(\.isSuperseded) == [true, false])
        #expect(report.information.isEmpty)
        // 0.6 × 70 + 0.4 × 60, then 0.4 × 100.
        let totals = centre.tables.map { $0.rows[1].json["total"]?.string }
        #expect(totals == ["66", "82"])
    }

    @Test("A final edition that later records overtook is told, and is no fault")
    mutating func outdated() throws {
        let first = try #require(centre.world.log.records.last { $0.type == .batch })
        let record = try centre.publish()
        #expect(try report().information.isEmpty)
        centre.send([.value(.of("A2"), .of("t2"), .of("100"), replaces: [EntryID(first.id, 0)])])
        let report = try report()
        #expect(report.isSound && report.known == ["audit-standing-outdated"])
        #expect(report.information.map(\.at) == [AuditLayout.record(record)])
    }

    @Test("Late work that a decision admitted is told, and is no fault")
    mutating func admitted() throws {
        centre = try AuditWorld()
        decide([.close(Closing(period: .of("year"), endsLateWork: true))])
        centre.send([.value("A2", "t2", "60")])
        let late = EntryID(try #require(centre.last).record.id, 0)
        decide([.admit(Admission(entries: [late]))])
        let report = try report()
        #expect(report.isSound && report.known == ["audit-late-admitted"])
        #expect(report.information.map(\.at) == ["year/A2/t2"])
        #expect(report.information.first?.parameters == ["entry": late.description])
    }

    @Test("A checkpoint that the log key signed for another log convicts the centre")
    mutating func elsewhere() throws {
        let log = centre.world.log
        let other = log.sign(size: 3, root: TreeHash(leaf: [1]))
        centre.send(
            [.value("A1", "t1", "90")], checkpoint: String(decoding: other.bytes, as: UTF8.self))
        let beyond = log.sign(size: 1_000, root: TreeHash(leaf: [2]))
        centre.send(
            [.value("A1", "t1", "90")], checkpoint: String(decoding: beyond.bytes, as: UTF8.self))
        let batches = centre.world.log.records.suffix(2).map { AuditLayout.record($0.id) }
        #expect(try report().told == Set(batches.map { "audit-checkpoint-elsewhere \($0)" }))
    }

    @Test("True checkpoints count, and notes of nobody are told as no fault")
    mutating func notes() throws {
        let own = String(decoding: centre.world.log.note(at: 4).bytes, as: UTF8.self)
        centre.send([.value("A1", "t1", "90")], checkpoint: own)
        centre.send([.value("A1", "t1", "90")], checkpoint: "words")
        let report = try report()
        #expect(report.isSound && report.counts.checkpoints == 1)
        #expect(report.known == ["audit-note-foreign"])
    }

    @Test("Gaps, late work, decisions and a standing by one person are told and no faults")
    mutating func information() throws {
        centre = try AuditWorld()
        let given = try #require(centre.last?.record.id)
        let cell = try #require(Cell("year/A1/t1", scheme: .of("s1")))
        let entry = EntryID(given, 0)
        decide([.settle(Settlement(cell: cell, names: [entry], outcome: .take(entry)))])
        decide([.close(Closing(period: .of("year")))])
        centre.send([.value("A2", "t2", "60")], skipping: 2)
        try centre.publish(approved: false)
        // Rows of what never had effect do not belong into the folder.
        let stray = AuditLayout.rows(try #require(centre.tables.last).root)
        #expect(try report().told == ["audit-file-stray \(stray)"])
        centre.tables = []
        let report = try report()
        #expect(report.isSound && report.standings.isEmpty)
        #expect(
            report.known == [
                "audit-standing-unapproved", "batch-missing", "batch-missing", "audit-decided",
                "audit-late-work",
            ])
        let places = report.information.suffix(2).map(\.at)
        #expect(places == ["year/A1/t1", "year/A2/t2"])
    }

    @Test("An erased cycle is told; a standing from before it is made again all the same")
    mutating func erased() throws {
        try centre.publish()
        let erase = decide([.erase])
        centre.world.append(centre.world.approval(of: erase))
        let report = try report()
        #expect(report.isSound && report.standings.map(\.isRight) == [true])
        #expect(report.known == ["scheme-erased"])
        #expect(report.information.map(\.at) == [erase.description])
    }

    @discardableResult
    private mutating func decide(_ items: [DecisionItem]) -> RecordID {
        let decision = Decision(
            centre: centre.world.centre, key: centre.world.first.id, scheme: centre.reference,
            reason: "核对", items: items)
        let record = centre.world.first.signed(.decision, decision.payload)
        centre.world.append(record)
        return record.id
    }
}
