import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct EnrolmentDeskTests {
    private let office = World(office: .of("b02"))
    private let now: Instant = .of("2026-04-01T08:00:00Z")

    private func invited() throws -> (TestCentre, EnrolmentDesk) {
        let centre = try TestCentre(World())
        let invitation = office.invitation()
        try centre.store.change {
            try $0.invite(
                StoredInvitation(
                    secretHash: invitation.secretHash, office: .of("b02"), name: "南河乡",
                    madeAt: now))
        }
        return (centre, EnrolmentDesk(book: centre.book))
    }

    /// A request of other keys over the same secret, possession proven.
    private func rival(_ number: Int) -> EnrolmentRequest {
        let (device, person) = (
            SigningKey.named("rival \(number)"), SigningKey.named("clerk \(number)")
        )
        var request = office.request()
        request.device.publicKey = device.publicKey
        request.person.publicKey = person.publicKey
        request.deviceProof = office.keyProof(.possession, by: device, nonce: request.secret)
        request.personProof = office.keyProof(.possession, by: person, nonce: request.secret)
        return request
    }

    @Test("Of twenty who use one invitation at once, one is taken and nineteen are told")
    func race() async throws {
        let (centre, desk) = try invited()
        let requests = (0..<20).map { rival($0).json }
        let results = await withTaskGroup(of: Bool.self) { group in
            for request in requests {
                group.addTask {
                    do {
                        return try !desk.take(request, at: now).isEnrolled
                    } catch let refusal as CentreRefusal {
                        #expect(refusal.finding.code == .invitationUsed)
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count { $0 } == 1)
        #expect(try centre.store.read { try $0.requests().count } == 1)
    }

    @Test("The same request any number of times is one request")
    func repeated() throws {
        let (centre, desk) = try invited()
        let first = try desk.take(office.request().json, at: now)
        for _ in 0..<5 { #expect(try desk.take(office.request().json, at: now) == first) }
        #expect(try centre.store.read { try $0.requests().count } == 1)
        #expect(first.device == office.device.id)
    }

    @Test("A request whose keys changed places, or that changes its words, is another request")
    func changed() throws {
        let (_, desk) = try invited()
        _ = try desk.take(office.request().json, at: now)
        var renamed = office.request()
        renamed.device.name = "二号机"
        #expect(throws: CentreRefusal(.invitationUsed)) { _ = try desk.take(renamed.json, at: now) }
    }

    @Test("A weak key, a foreign proof and a missing part are refused")
    func refused() throws {
        let (centre, desk) = try invited()
        var json = office.request().json.object ?? [:]
        var device = json["device"]?.object ?? [:]
        device["publicKey"] = .string(Base64.encode([UInt8](repeating: 0, count: 32)))
        json["device"] = .object(device)
        #expect(throws: CentreRefusal(.keyRefused, ["field": "device"])) {
            _ = try desk.take(.object(json), at: now)
        }
        json = office.request().json.object ?? [:]
        json["person"] = nil
        #expect(throws: CentreRefusal(.requestMalformed, ["field": "device, person"])) {
            _ = try desk.take(.object(json), at: now)
        }
        var crossed = office.request()
        crossed.personProof = crossed.deviceProof
        #expect(throws: CentreRefusal(.possessionWrong)) {
            _ = try desk.take(crossed.json, at: now)
        }
        var other = office.request()
        other.deviceProof = World(centre: .of("elsewhere")).keyProof(
            .possession, by: office.device, nonce: other.secret)
        #expect(throws: CentreRefusal(.possessionWrong)) { _ = try desk.take(other.json, at: now) }
        #expect(try centre.store.read { try $0.requests().isEmpty })
    }
}
