import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing
import TransparencyLog

/// An audit of a sound folder, and of one that was damaged on its way.
@Suite("Audit of files and log")
struct AuditTests {
    private var centre: AuditWorld

    init() throws {
        centre = try AuditWorld()
        try centre.publish()
        centre.complete()
        try centre.publish()
    }

    @Test("A sound folder is sound, whoever's card is used, and tells what was checked")
    func sound() throws {
        let files = centre.files()
        let report = try Audit.report(on: files)
        #expect(report.told.isEmpty && report.isSound && report.information.isEmpty)
        #expect(!report.isCardGiven && report.card == centre.world.card)
        #expect(try Audit.report(on: files, under: centre.world.card).isSound)
        #expect(report.counts.records == centre.world.log.records.count)
        #expect(report.counts.files == files.bytes.count - 1)
        // Two standings of two subjects and the group; each carries a checkpoint; two tiles.
        #expect(report.counts.rows == 6 && report.counts.checkpoints == 2)
        #expect(report.counts.tiles == 2)
        #expect(report.standings.map(\.isRight) == [true, true])
        #expect(report.standings.map(\.status) == ["provisional", "final"])
        #expect(report.standings.map(\.name) == ["year/g#1", "year/g#2"])
        let totals = centre.tables[1].rows.map { $0.json["total"]?.string }
        #expect(totals == ["86", "66", nil])
    }

    @Test("Any byte of any file that changes is noticed, and the file named")
    func flips() throws {
        let files = centre.files()
        var dice = Seeded(seed: 20_261_121)
        let paths = files.paths()
        for round in 0..<400 {
            let path = paths[
                round < paths.count ? round : Int.random(in: 0..<paths.count, using: &dice)]
            var harmed = files
            let place = Int.random(in: 0..<(harmed.bytes[path]?.count ?? 0), using: &dice)
            harmed.bytes[path]?[place] ^= UInt8.random(in: 1...255, using: &dice)
            let report = try Audit.report(on: harmed)
            let isNamed = report.faults.contains { $0.at == path } || path == AuditLayout.manifest
            #expect(!report.isSound && isNamed, "\(path) \(place) \(report.told)")
        }
    }

    @Test("So is any whose change the manifest covers up, for what counts is signed")
    func covered() throws {
        let files = centre.files()
        let root = try Audit.report(on: files).root ?? .empty
        var dice = Seeded(seed: 7)
        let paths = files.paths().filter { ![AuditLayout.card, AuditLayout.manifest].contains($0) }
        for round in 0..<300 {
            let path = paths[
                round < paths.count ? round : Int.random(in: 0..<paths.count, using: &dice)]
            var harmed = files
            let place = Int.random(in: 0..<(harmed.bytes[path]?.count ?? 0), using: &dice)
            harmed.bytes[path]?[place] ^= UInt8.random(in: 1...255, using: &dice)
            harmed.relist(centre.world.log.records.count, root)
            let report = try Audit.report(on: harmed)
            #expect(!report.isSound, "\(path) \(place)")
        }
    }

    @Test("A file that is gone, one too many, a manifest that is gone")
    func missing() throws {
        for path in centre.files().paths() {
            var files = centre.files()
            files.bytes[path] = nil
            let expected =
                path == AuditLayout.manifest
                ? "audit-manifest-wrong \(path)" : "audit-file-missing \(path)"
            #expect(try Audit.report(on: files).told.contains(expected))
        }
        var files = centre.files()
        files.bytes["records/more"] = []
        #expect(try Audit.report(on: files).told == ["audit-file-stray records/more"])
        files.relist(centre.world.log.records.count, try #require(Audit.report(on: files).root))
        #expect(try Audit.report(on: files).told == ["audit-file-stray records/more"])
    }

    @Test("A leaf dropped, swapped or said twice is not under the signed root")
    func leaves() throws {
        let records = centre.world.log.records
        for place in records.indices {
            var fewer = records
            fewer.remove(at: place)
            let told = try Audit.report(on: centre.files(records: fewer)).told
            #expect(told.contains("audit-root-wrong checkpoint"))
            // Of a copy that is not what the centre signed nothing is said against the centre.
            #expect(!told.contains { $0.hasPrefix("audit-checkpoint-elsewhere") })
            #expect(told.contains("audit-unchecked log.ids"))
        }
        var swapped = records
        swapped.swapAt(3, 4)
        #expect(
            try Audit.report(on: centre.files(records: swapped)).told
                .contains("audit-root-wrong checkpoint"))
        let twice = try Audit.report(on: centre.files(records: records + [records[0]]))
        #expect(twice.told.contains("audit-root-wrong checkpoint"))
    }

    @Test("A record that a log signed and nobody checked is named, though root and size fit")
    func unverified() throws {
        var world = centre.world
        let stranger = World(office: .of("z99"))
        let record = stranger.batch([.value("A1", "t1", "1")]).record
        var records = world.log.records
        records.append(record)
        world.log.append(record)
        let files = centre.files(records: records, note: world.log.note())
        let place = AuditLayout.record(record.id)
        #expect(
            try Audit.report(on: files).told == [
                "audit-record-wrong \(place)", "audit-unchecked log.ids",
            ])
    }

    @Test("Under another centre's card one sentence says that nothing was checked")
    func foreign() throws {
        let other = World(centre: .of("other"))
        let foreign = try Audit.report(on: centre.files(), under: other.card)
        #expect(foreign.isCardGiven && foreign.card == other.card && !foreign.isSound)
        #expect(foreign.told == ["audit-other-centre card.json"])
        #expect(foreign.standings.isEmpty && foreign.counts.records == 0 && foreign.root == nil)
        // A card that somebody swapped in a folder of the trusted centre hides nothing.
        var files = centre.files()
        files.bytes[AuditLayout.card] = other.card.json.canonical
        let swapped = try Audit.report(on: files, under: centre.world.card)
        #expect(
            swapped.told == ["audit-card-differs card.json", "audit-file-altered card.json"])
        #expect(swapped.standings.map(\.outcome) == [.right, .right])
    }

    @Test("A damaged record leaves the standings unchecked, which is not wrong")
    func damaged() throws {
        var files = centre.files()
        let path = AuditLayout.record(try #require(centre.world.log.records.last).id)
        files.bytes[path]?[300] ^= 1
        let report = try Audit.report(on: files)
        #expect(report.told.contains("audit-unchecked log.ids") && !report.isSound)
        #expect(report.standings.allSatisfy { $0.outcome == .unchecked })
        #expect(report.json["standings"]?.array?.map { $0["ok"] } == [.null])
    }

    @Test("The folder's own log key must be enrolled by the root")
    func cards() throws {
        let thief = WorldLog(key: .named("thief"), origin: centre.world.log.origin)
        var card = centre.world.card
        card.logKey = thief.key.publicKey
        let root = try #require(Audit.report(on: centre.files()).root)
        let size = centre.world.log.records.count
        var files = centre.files(note: thief.sign(size: UInt64(size), root: root))
        files.bytes[AuditLayout.card] = card.json.canonical
        files.relist(size, root)
        #expect(
            try Audit.report(on: files).told.contains("audit-log-key-unannounced card.json"))
    }
}
