import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// What the centre shows: numbers, offices, findings, the dump.
struct ViewTests {
    @Test("The status counts leaves, offices, batches and entries")
    func status() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world, answers: PassAll(failing: [.of("A2")]))
        try centre.log(world.batch([.value(), .value(.of("A2")), .value(.of("A3"))]).record)
        let status = try centre.book.status()
        #expect(status["size"]?.integer == world.log.size + 1)
        #expect(status["offices"]?.integer == 1)
        #expect(status["batches"]?.integer == 1)
        #expect(status["entries"] == ["accepted": 2, "held": 0, "returned": 1])
        #expect(status["schemes"]?.array?.first?["version"]?.integer == 1)
        let offices = try centre.book.offices()
        #expect(offices.first?["office"]?.string == "a01")
        #expect(offices.first?["keys"]?.array?.count == 3)
        #expect(offices.first?["last"]?.string == "2026-04-01T08:00:00Z")
    }

    @Test("A gap is named until the batch comes or a later one declares it lost (M14)")
    func gaps() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let chain = world.chain(of: 3)
        try centre.log(chain[0].record)
        try centre.log(chain[2].record)
        let findings = try centre.book.findings()
        #expect(findings.map(\.code.text) == ["batch-missing"])
        #expect(findings.first?.zh.contains("缺第 2 批") == true)
        try centre.log(chain[1].record)
        #expect(try centre.book.findings().isEmpty)
    }

    @Test("A declared loss is named no more")
    func declared() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let chain = world.chain(of: 4)
        let header = world.header(sequence: 4, previous: chain[2].record.id, void: [2])
        let last = Batch(header: header, entries: [.value()])
        try centre.log(chain[0].record, try world.device.sign(.batch, last.payload))
        #expect(try centre.book.findings().compactMap { $0.parameters["seq"] } == ["3"])
    }

    @Test("An entry that names another cell's as replaced, and a second successor, are findings")
    func inVain() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let first = world.batch([.value("A1"), .value("A2")])
        try centre.log(first.record)
        let replacing = Entry.value(replaces: [EntryID(first.record.id, 1)])
        let second = world.batch([replacing], after: first).record
        try centre.log(second)
        let findings = try centre.book.findings()
        #expect(findings.map(\.code.text) == ["replaces-foreign"])
        #expect(findings.first?.at == "\(second.id)#0")
        let other = world.scheme(body: Array("{\"other\":1}".utf8))
        try centre.log(other, world.approval(of: other.id))
        let more = try centre.book.findings()
        #expect(more.map(\.code.text) == ["scheme-without-effect", "replaces-foreign"])
        #expect(more.first?.at == other.id.description)
    }

    @Test("Two offices that differ in one cell are listed with both values and what was seen")
    func conflicts() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let other = World(office: .of("b02"))
        for (role, key) in [
            (KeyRole.device(.of("b02")), other.device),
            (.officePerson(.of("chen"), .of("b02")), other.clerk),
            (.officePerson(.of("zhou"), .of("b02")), other.reviewer),
        ] {
            let record = world.enrolment(of: role, key)
            try centre.log(record, world.approval(of: record.id))
        }
        let mine = world.batch([.value("A1", "t1", "90")]).record
        try centre.log(mine)
        #expect(try centre.book.conflicts().isEmpty)
        let theirs = other.batch([.value("A1", "t1", "80")]).record
        try centre.log(theirs)
        let conflict = try present(try centre.book.conflicts().first)
        #expect(conflict["cell"] == "2026-Q1/A1/t1")
        #expect(conflict["status"] == "conflict")
        #expect(conflict["why"] == ["cell-conflict"])
        let ids = [mine.id, theirs.id].map { "\($0)#0" }.sorted()
        #expect(conflict["seen"]?.array?.compactMap(\.string) == ids)
        let heads = conflict["heads"]?.array ?? []
        #expect(Set(heads.compactMap { $0["office"]?.string }) == ["a01", "b02"])
        #expect(Set(heads.compactMap { $0["value"]?.string }) == ["90", "80"])
        #expect(try centre.book.findings().map(\.code.text) == ["cell-conflict"])
        #expect(try centre.book.status()["cells"] == ["conflict": 1])
    }

    @Test("Two batches of one number are a fork on the device, and both count (M14)")
    func forks() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let (one, other) = (world.batch(salt: 1), world.batch(salt: 2))
        try centre.log(one.record, other.record)
        let findings = try centre.book.findings()
        #expect(findings.map(\.code.text) == ["device-forked"])
        #expect(findings.first?.parameters["count"] == "2")
        #expect(try centre.book.status()["entries"]?["accepted"]?.integer == 2)
    }

    @Test("The dump has no index in it: another order of arrival gives the same bytes")
    func dump() throws {
        var world = World()
        world.publish()
        let chain = world.chain(of: 4)
        let approval = world.approval(of: chain[1].record.id, by: world.reviewer)
        let records = chain.map(\.record) + [approval]
        let orders = [records, records.reversed(), [2, 0, 4, 3, 1].map { records[$0] }]
        let dumps = try orders.map { order in
            let centre = try TestCentre(world, answers: PassAll(needsReviewer: true))
            for record in order { try centre.log(record) }
            return try centre.book.dump().canonical
        }
        #expect(Set(dumps).count == 1)
        let text = String(decoding: try present(dumps.first), as: UTF8.self)
        #expect(!text.contains("leafIndex") && !text.contains("receivedAt"))
        let json = try JSON(try present(dumps.first), form: .canonical)
        #expect(json["batches"]?.array?.count == 4)
        #expect(json["keys"]?.array?.count == 7)
        let statuses = json["batches"]?.array?.compactMap { $0["status"]?.string } ?? []
        #expect(statuses.sorted() == ["accepted", "held", "held", "held"])
    }
}
