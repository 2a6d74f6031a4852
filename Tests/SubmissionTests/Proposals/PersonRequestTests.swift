import Notation
import TestSupport
import Testing

@testable import Submission

/// Further persons of an office: who may ask, and what the request proves.
@Suite("Requests for further persons")
struct PersonRequestTests {
    private var world = World()
    private let li = SigningKey.named("a01 li")

    private func request(
        by signer: SigningKey, nonce: [UInt8]? = nil, key: SigningKey? = nil
    ) -> Statement {
        let key = key ?? li
        let nonce = nonce ?? PersonRequest.nonce(office: world.office, askedBy: signer.id)
        let proof = world.keyProof(.possession, by: key, nonce: nonce)
        return PersonRequest(
            person: .of("li"), name: "李红", publicKey: li.publicKey, proof: proof
        ).statement(centre: world.centre, by: signer.id)
    }

    private func enrolment(of key: SigningKey) -> SignedRecord {
        enrolment(of: key, as: "li")
    }

    private func enrolment(of key: SigningKey, as person: String) -> SignedRecord {
        world.enrolment(
            of: .officePerson(.of(person), world.office), key, basis: .office, name: "李红")
    }

    @Test("A request is read as it was written")
    func roundTrip() throws {
        let statement = request(by: world.device)
        #expect(try Statement(payload: statement.payload) == statement)
        let read = try #require(PersonRequest(statement, of: world.office))
        #expect(read.person == .of("li") && read.name == "李红" && read.publicKey == li.publicKey)
        #expect(read.holder(in: world.office).role == .officePerson(.of("li"), world.office))
    }

    @Test("A proof of another key, office, asker or number is none")
    func unproven() {
        let others: [Statement] = [
            request(by: world.device, key: world.clerk),
            request(by: world.device, nonce: [UInt8](repeating: 9, count: 16)),
            request(
                by: world.device,
                nonce: PersonRequest.nonce(office: .of("b02"), askedBy: world.device.id)),
            request(
                by: world.device,
                nonce: PersonRequest.nonce(office: world.office, askedBy: world.clerk.id)),
        ]
        for statement in others { #expect(PersonRequest(statement, of: world.office) == nil) }
        #expect(PersonRequest(request(by: world.device), of: .of("b02")) == nil)
        var renamed = request(by: world.device)
        renamed.at = "li hong"
        #expect(PersonRequest(renamed, of: world.office) == nil)
        var elsewhere = request(by: world.device)
        elsewhere.about = RecordID(Digest(of: [1]))
        #expect(PersonRequest(elsewhere, of: world.office) == nil)
    }

    @Test("An enrolment on the office's word is complete once a key of the office has asked")
    func completes() {
        for asksFirst in [true, false] {
            var world = World()
            let asked = world.device.signed(.statement, request(by: world.device).payload)
            let enrolment = enrolment(of: li)
            if asksFirst { world.append(asked) }
            world.append(enrolment)
            world.append(world.approval(of: enrolment.id))
            #expect((world.registry.holder(li.id) != nil) == asksFirst)
            if !asksFirst { world.append(asked) }
            #expect(world.registry.holder(li.id)?.role.person == .of("li"))
        }
    }

    @Test("Without a request, or with one of another key, it waits for a person of the office")
    func waits() {
        var world = World()
        let other = world.device.signed(
            .statement, request(by: world.device, key: world.clerk).payload)
        world.append(other)
        let enrolment = enrolment(of: li)
        world.append(enrolment)
        world.append(world.approval(of: enrolment.id))
        #expect(world.registry.holder(li.id) == nil)
        world.append(world.approval(of: enrolment.id, by: world.clerk))
        #expect(world.registry.holder(li.id) != nil)
    }

    @Test("The word of an office is about one person: the key under another name still waits")
    func anotherName() {
        var world = World()
        world.append(world.device.signed(.statement, request(by: world.device).payload))
        let enrolment = enrolment(of: li, as: "wang")
        world.append(enrolment)
        world.append(world.approval(of: enrolment.id))
        #expect(world.registry.holder(li.id) == nil)
        world.append(world.approval(of: enrolment.id, by: world.clerk))
        #expect(world.registry.holder(li.id)?.role.person == .of("wang"))
    }
}
