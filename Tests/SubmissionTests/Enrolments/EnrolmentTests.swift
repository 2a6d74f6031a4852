import Notation
import TestSupport
import Testing

@testable import Submission

/// Keys added and revoked.
@Suite("Enrolments")
struct EnrolmentTests {
    private let world = World()

    private func text(_ record: SignedRecord) -> String {
        String(decoding: record.payload, as: UTF8.self)
    }

    @Test("every kind of holder is read and written again")
    func holders() throws {
        let roles: [KeyRole] = [
            .device(world.office), .officePerson(.of("chen"), world.office), .log,
            .centrePerson(.of("p1"), .clerk), .centrePerson(.of("p2"), .head),
            .centrePerson(.of("p3"), .inspector),
        ]
        for role in roles {
            for recipient in [nil, AgeRecipient(secret: [UInt8](repeating: 1, count: 32))] {
                let holder = KeyHolder(
                    publicKey: world.device.publicKey, role: role, name: "名", recipient: recipient)
                let enrolment = Enrolment(
                    centre: world.centre, key: world.first.id, basis: .invitation, act: .add(holder)
                )
                #expect(try Enrolment(payload: enrolment.payload) == enrolment)
                _ = try JSON(enrolment.payload, form: .canonical)
            }
        }
        for last in [[], [world.batch().record.id]] {
            let record = world.revocation(of: world.device, last: last)
            let enrolment = try Enrolment(payload: record.payload)
            #expect(enrolment.act == .revoke(world.device.id, last: last))
            #expect(enrolment.payload == record.payload)
        }
    }

    @Test("nobody enrols a root key, and fields fit the kind")
    func wrongKinds() {
        let device = text(world.enrolment(of: .device(world.office), .named("new")))
        let centre = text(world.enrolment(of: .centrePerson(.of("p9"), .clerk), .named("new")))
        let cases = [
            device.replacing("\"kind\":\"device\"", with: "\"kind\":\"root\""),
            device.replacing("\"kind\":\"device\"", with: "\"kind\":\"log\""),
            device.replacing("\"kind\":\"device\"", with: "\"kind\":\"person\""),
            device.replacing("\"kind\":\"device\"", with: "\"kind\":\"centre\""),
            device.replacing("\"office\":\"a01\",", with: ""),
            device.replacing("\"act\":\"add\"", with: "\"act\":\"remove\""),
            device.replacing("\"act\":\"add\"", with: "\"act\":\"revoke\""),
            device.replacing("\"basis\":\"invitation\"", with: "\"basis\":\"none\""),
            device.replacing("\"name\":\"一号机\"", with: "\"name\":\"\""),
            device.replacing("\"publicKey\":\"", with: "\"publicKey\":\"A"),
            centre.replacing("\"duty\":\"clerk\",", with: ""),
            centre.replacing("\"duty\":\"clerk\"", with: "\"duty\":\"king\""),
            centre.replacing("\"kind\":\"centre\"", with: "\"kind\":\"device\""),
            text(world.revocation(of: world.device))
                .replacing(
                    "\"basis\":\"office\",", with: "\"basis\":\"office\",\"duty\":\"clerk\","),
            text(world.revocation(of: world.device))
                .replacing("\"revokes\"", with: "\"last\":[],\"revokes\""),
        ]
        for payload in cases {
            #expect(throws: JSONError.self, "\(payload)") {
                try Enrolment(payload: Array(payload.utf8))
            }
        }
    }

    @Test("a weak key cannot be enrolled")
    func weakKey() throws {
        let good = text(world.enrolment(of: .device(world.office), .named("new")))
        let weak = Base64.encode([1] + [UInt8](repeating: 0, count: 31))
        let bad = good.replacing(SigningKey.named("new").publicKey.base64, with: weak)
        #expect(bad != good)
        #expect(throws: JSONError.self) { try Enrolment(payload: Array(bad.utf8)) }
        let record = world.first.signed(.enrolment, Array(bad.utf8))
        #expect(throws: RecordRefusal.self) { try world.registry.check.verify(record).get() }
    }
}
