import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

struct ReadingRoomTests {
    private let world = World()
    private let centre: TestCentre
    private let room: ReadingRoom

    init() throws {
        centre = try TestCentre(world)
        room = ReadingRoom(book: centre.book)
    }

    @Test("Devices and persons read for their office, inspectors everything, others nothing")
    func readers() throws {
        let office = Reader.office(world.office)
        #expect(try room.reader(world.device.id) == office)
        #expect(try room.reader(world.clerk.id) == office)
        #expect(try room.reader(world.first.id) == nil)
        #expect(try room.reader(world.root.id) == nil)
        #expect(try room.reader(world.log.key.id) == nil)
        #expect(try room.reader(SigningKey.named("nobody").id) == nil)
        let inspector = world.enrolment(
            of: .centrePerson(.of("jian"), .inspector), .named("jian"), by: world.root,
            basis: .root)
        try centre.log(inspector)
        #expect(try room.reader(SigningKey.named("jian").id) == .auditor)
    }

    @Test("A key that waits for approval reads nothing yet")
    func waiting() throws {
        let key = SigningKey.named("second")
        let record = world.enrolment(of: .device(world.office), key)
        try centre.log(record)
        #expect(try room.reader(key.id) == nil)
        try centre.log(world.approval(of: record.id))
        #expect(try room.reader(key.id) == .office(world.office))
    }

    @Test("An auditor lacks only what is nowhere")
    func missing() throws {
        let batch = world.batch().record
        try centre.log(batch)
        let unknown = RecordID(Digest(of: [1]))
        let ids = [batch.id, world.log.records[3].id, unknown]
        #expect(try room.missing(ids, for: .auditor) == [unknown])
        #expect(try room.missing(ids, for: .office(world.office)) == Array(ids.dropFirst()))
        #expect(try room.missing([], for: .auditor).isEmpty)
    }

    @Test("A page past the end says where the log ends, and one ahead of it stays ahead")
    func pastTheEnd() throws {
        let size = world.log.size
        let page = try room.feed(from: size, for: .office(world.office))
        #expect(page.items.isEmpty)
        #expect(page.next == size)
        #expect(!page.isMore)
        #expect(try room.feed(from: size + 100, for: .auditor).next == size + 100)
    }

    @Test("A record that is there is read by its office and by auditors")
    func records() throws {
        let batch = world.batch().record
        try centre.log(batch)
        for reader in [Reader.office(world.office), .auditor] {
            let item = try present(try room.record(batch.id, for: reader))
            #expect(item.record == batch)
            #expect(item.index == world.log.size)
            _ = try item.receipt.verify(
                leaf: TreeHash(leaf: batch.id.digest.bytes), trust: world.card.logTrust)
        }
        #expect(try room.record(batch.id, for: .office(.of("b02"))) == nil)
        #expect(try room.record(RecordID(Digest(of: [1])), for: .auditor) == nil)
    }

    @Test("While the log may not be signed, nothing is handed out")
    func unsigned() throws {
        var ahead = world
        ahead.append(world.batch().record)
        try centre.book.sight(String(decoding: ahead.log.note().bytes, as: UTF8.self))
        #expect(throws: CentreRefusal.self) { _ = try room.feed(from: 0, for: .auditor) }
        #expect(throws: CentreRefusal.self) {
            _ = try room.record(world.log.records[0].id, for: .auditor)
        }
    }
}
