import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Who each kind of record is meant for.
struct AudienceTests {
    private let world: World
    private let centre: TestCentre
    private let other = World(office: .of("b02"))

    init() throws {
        var world = World()
        world.publish()
        self.world = world
        centre = try TestCentre(world)
        let device = world.enrolment(of: .device(.of("b02")), other.device)
        try centre.log(device, world.approval(of: device.id))
    }

    private func audience(_ record: SignedRecord) throws -> Set<Audience> {
        let logged = try centre.log(record)[0]
        return try centre.store.read { try $0.audience(of: logged.index) }
    }

    private let a01: Set<Audience> = [.office(.of("a01"))]
    private let b02: Set<Audience> = [.office(.of("b02"))]

    @Test("A batch and what its office says of it go to that office")
    func batches() throws {
        let batch = world.batch().record
        #expect(try audience(batch) == a01)
        #expect(try audience(world.approval(of: batch.id, by: world.reviewer)) == a01)
        #expect(try audience(world.approval(of: batch.id, by: world.device)) == a01)
        #expect(try audience(other.batch().record) == b02)
    }

    @Test("What one office says of another's record stays with the one that said it")
    func foreignWord() throws {
        let batch = other.batch().record
        try centre.log(batch)
        #expect(try audience(world.approval(of: batch.id, by: world.clerk)) == a01)
    }

    @Test("What the centre says of a record goes where the record went")
    func centreWord() throws {
        let batch = world.batch().record
        try centre.log(batch)
        #expect(try audience(world.approval(of: batch.id)) == a01)
        let scheme = world.scheme(.of("s2027"))
        #expect(try audience(scheme) == [.everyone])
        #expect(try audience(world.approval(of: scheme.id)) == [.everyone])
        #expect(try audience(world.approval(of: RecordID(Digest(of: [1])))).isEmpty)
    }

    @Test("A referral goes where the record went and to the office that it names")
    func referral() throws {
        let answer = world.approval(of: RecordID(Digest(of: [1])), by: world.clerk, kind: .answer)
        try centre.log(answer)
        func refer(_ place: String, by signer: SigningKey) -> SignedRecord {
            let statement = Statement(
                centre: world.centre, key: signer.id, kind: .referral, about: answer.id, at: place,
                text: nil)
            return signer.signed(.statement, statement.payload)
        }
        let inspector = SigningKey.named("inspector")
        let role = KeyRole.centrePerson(.of("p3"), .inspector)
        let enrolment = world.enrolment(of: role, inspector, by: world.root, basis: .root)
        try centre.log(enrolment, world.approval(of: enrolment.id))
        #expect(try audience(refer("b02/t1/A1", by: inspector)) == a01)
        #expect(try audience(world.approval(of: answer.id)) == a01)
        #expect(try audience(refer("b02", by: world.first)) == a01)
        #expect(try audience(refer("b02/t1/A1", by: world.first)) == a01.union(b02))
        // What the centre says of the answer from here on goes there too.
        #expect(try audience(world.approval(of: answer.id, kind: .rejection)) == a01.union(b02))
        let own = world.approval(of: answer.id, by: world.clerk, kind: .comment)
        #expect(try audience(own) == a01)
    }

    @Test("Keys of the centre are everyone's, keys of an office its own, revocations likewise")
    func keys() throws {
        let person = world.enrolment(
            of: .centrePerson(.of("p3"), .clerk), .named("p3"), by: world.root, basis: .root)
        #expect(try audience(person) == [.everyone])
        let device = world.enrolment(of: .device(.of("b02")), .named("second"))
        #expect(try audience(device) == b02)
        #expect(try audience(world.approval(of: device.id)) == b02)
        #expect(try audience(world.revocation(of: other.device)) == b02)
        #expect(try audience(world.revocation(of: .named("p3"))) == [.everyone])
    }

    @Test("The feed of an office is everyone's leaves and its own, and no leaf twice")
    func feed() throws {
        try centre.log(world.batch().record)
        try centre.log(other.batch().record)
        try centre.store.read { view throws in
            let size = try view.head().size
            for office in [OfficeID.of("a01"), .of("b02"), .of("nobody")] {
                let expected = try (0..<size).filter { index in
                    let audience = try view.audience(of: index)
                    return audience.contains(.everyone) || audience.contains(.office(office))
                }
                #expect(try view.feed(for: office, from: 0, limit: 1_000) == expected)
                #expect(
                    try view.feed(for: office, from: 3, limit: 2)
                        == Array(
                            expected.filter { $0 >= 3 }.prefix(2)))
            }
            #expect(try view.feed(for: nil, from: 0, limit: 1_000) == Array(0..<size))
        }
    }
}
