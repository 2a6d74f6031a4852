import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// The projections are nothing but what the records give.
struct RebuildTests {
    /// A log in which each kind of record changed a verdict of another.
    private func busy() throws -> TestCentre {
        var world = World()
        world.publish()
        let centre = try TestCentre(
            world, answers: PassAll(needsReviewer: true, failing: [.of("A2")]))
        let other = World(office: .of("b02"))
        for (role, key) in [
            (KeyRole.device(.of("b02")), other.device),
            (.officePerson(.of("chen"), .of("b02")), other.clerk),
            (.officePerson(.of("zhou"), .of("b02")), other.reviewer),
        ] {
            let record = world.enrolment(of: role, key)
            try centre.log(record)
            try centre.log(world.approval(of: record.id))
        }
        let chain = world.chain(of: 3)
        let mixed = world.batch([.value(), .value(.of("A2"))], after: chain[2])
        let foreign = other.batch([.value()])
        try centre.log(chain[0].record, chain[1].record)
        try centre.log(world.approval(of: chain[0].record.id, by: world.reviewer))
        try centre.log(foreign.record)
        try centre.log(world.approval(of: mixed.record.id, by: world.reviewer))
        try centre.log(mixed.record, chain[2].record)
        let revocation = world.revocation(of: other.device)
        try centre.log(revocation)
        try centre.log(world.approval(of: revocation.id))
        let next = world.scheme(
            version: 2, previous: SchemeReference.test.hash, body: Array("{}".utf8))
        try centre.log(next, world.approval(of: next.id))
        return centre
    }

    private func bytes(_ centre: TestCentre) throws -> [UInt8] {
        try centre.store.read { try $0.projectionBytes() }
    }

    @Test("Dropped and made again they are the same, byte for byte")
    func same() throws {
        let centre = try busy()
        let before = try bytes(centre)
        #expect(try centre.book.rebuild())
        #expect(try bytes(centre) == before)
        #expect(String(decoding: before, as: UTF8.self).contains(" b02\n"))
    }

    @Test("Two processes take turns, and both tell the same of what each of them logged")
    func inTurns() throws {
        var world = World()
        world.publish()
        let one = try TestCentre(world)
        let other = try TestCentre(empty: world, in: one.folder)
        for (place, batch) in world.chain(of: 6).enumerated() {
            try (place % 2 == 0 ? one : other).log(batch.record)
            guard place % 3 == 1 else { continue }
            for centre in [one, other] {
                let status = try centre.book.status()
                #expect(status["entries"]?["accepted"]?.integer == Int64(place + 1))
                #expect(status["cells"] == ["value": 1])
            }
        }
        #expect(try one.book.projectionsAreRight())
        #expect(try other.book.rebuild())
        #expect(try one.book.dump().canonical == other.book.dump().canonical)
    }

    @Test("A changed row is noticed and put right")
    func noticed() throws {
        for sql in [
            "DELETE FROM feed WHERE office = 'a01'",
            "INSERT INTO feed SELECT 'b02', leafIndex FROM records WHERE office = 'a01'",
        ] {
            let centre = try busy()
            let before = try bytes(centre)
            let queue = try DatabaseQueue(path: centre.folder.file("log.db"))
            try queue.write { try $0.execute(sql: sql) }
            #expect(try centre.book.rebuild() == false)
            #expect(try bytes(centre) == before)
        }
    }

    @Test("The self-check leaves everything as it was")
    func rehearsal() throws {
        let centre = try busy()
        let before = try bytes(centre)
        #expect(try centre.book.projectionsAreRight())
        #expect(try bytes(centre) == before)
    }
}
