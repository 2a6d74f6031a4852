import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Invitations and requests as the database keeps them.
struct DoorTests {
    private let centre: TestCentre
    private let office = World(office: .of("b02"))
    private let now: Instant = .of("2026-04-01T08:00:00Z")

    init() throws {
        centre = try TestCentre(World())
    }

    private func invite(_ number: UInt8) throws -> Digest {
        let hash = Digest(of: [number])
        try centre.store.change {
            try $0.invite(
                StoredInvitation(
                    secretHash: hash, office: .of("b02"), name: "南河乡", madeAt: now))
        }
        return hash
    }

    private func request(_ hash: Digest, _ name: String = "b02") -> StoredRequest {
        var request = office.request()
        request.device.publicKey = SigningKey.named("\(name) device").publicKey
        request.person.publicKey = SigningKey.named("\(name) chen").publicKey
        return StoredRequest(
            invitation: hash, device: request.device, person: request.person, receivedAt: now)
    }

    @Test("An invitation is found by its hash alone and counts as open until it is used")
    func invitations() throws {
        let (one, two) = (try invite(1), try invite(2))
        try centre.store.read { view throws in
            #expect(try view.invitation(one)?.name == "南河乡")
            #expect(try view.invitation(one)?.office == .of("b02"))
            #expect(try view.invitation(Digest(of: [9])) == nil)
            #expect(try view.openInvitations() == 2)
        }
        try centre.store.change { try $0.keep(request(two)) }
        #expect(try centre.store.read { try $0.openInvitations() } == 1)
    }

    @Test("A request is read back with holders and recipient, by device and by invitation")
    func requests() throws {
        let hash = try invite(1)
        let request = request(hash)
        try centre.store.change { try $0.keep(request) }
        try centre.store.read { view throws in
            #expect(try view.request(of: request.device.publicKey.id) == request)
            #expect(try view.requests(using: hash) == [request])
            #expect(try view.requests() == [request])
            #expect(request.device.recipient != nil)
            #expect(try view.isRequested(request.person.publicKey.id))
            #expect(try view.isRequested(request.device.publicKey.id))
            #expect(try !view.isRequested(SigningKey.named("nobody").id))
        }
    }

    @Test("One invitation serves one person; the table itself says so")
    func once() throws {
        let hash = try invite(1)
        try centre.store.change { try $0.keep(request(hash)) }
        #expect(throws: DatabaseError.self) {
            try centre.store.change { try $0.keep(request(hash, "other")) }
        }
        #expect(throws: DatabaseError.self) {
            try centre.store.change { try $0.keep(request(Digest(of: [9]), "third")) }
        }
        #expect(try centre.store.read { try $0.requests().count } == 1)
    }

    @Test("Of a request nothing that proves an invitation is kept")
    func noSecret() throws {
        let hash = try invite(1)
        try centre.store.change { try $0.keep(request(hash)) }
        let queue = try DatabaseQueue(path: centre.folder.file("log.db"))
        let rows = try queue.read { try Row.fetchAll($0, sql: "SELECT * FROM requests") }
        let text = "\(rows)"
        #expect(!text.contains("possession"))
        #expect(!text.contains(Hex.encode(office.invitation().secret)))
    }

    @Test("Requests wait from the oldest to the newest until both keys are enrolled")
    func waiting() throws {
        let world = World()
        let (one, two) = (request(try invite(1), "x"), request(try invite(2), "y"))
        try centre.store.change { change in
            try change.keep(
                StoredRequest(
                    invitation: two.invitation, device: two.device, person: two.person,
                    receivedAt: .of("2026-03-01T00:00:00Z")))
            try change.keep(one)
        }
        let waiting = try centre.book.waitingRequests()
        #expect(waiting.map(\.device.publicKey) == [two, one].map(\.device.publicKey))
        for (role, key) in [
            (KeyRole.device(.of("b02")), SigningKey.named("x device")),
            (.officePerson(.of("chen"), .of("b02")), SigningKey.named("x chen")),
        ] {
            #expect(try centre.book.waitingRequests().count == 2)
            let record = world.enrolment(of: role, key)
            try centre.log(record, world.approval(of: record.id))
        }
        #expect(try centre.book.waitingRequests().map(\.invitation) == [two.invitation])
        let line = try present(try centre.book.waitingRequests().first).json
        #expect(line["office"]?.string == "b02")
        #expect(line["person"]?.string == "chen")
    }
}
