import Agent
import Notation
import Submission
import TestSupport
import Testing

/// The centre cannot quietly speak for an office.
@Suite("Keys enrolled for an office")
struct OfficeKeyTests {
    private func told(_ office: TestOffice) throws -> [String] {
        try AgentStatus(folder: try office.folder()).findings
            .filter { $0.code.text == "office-key-unconfirmed" }.map(\.at)
    }

    @Test("A key that nobody here asked for is told until a person of the office says a word")
    func stranger() async throws {
        let (office, centre) = try await TestOffice.joined()
        let before = try told(office)
        let stranger = SigningKey.named("stranger")
        let record = centre.world.enrolment(
            of: .device(centre.world.office), stranger, name: "不明终端")
        centre.change { world in
            world.append(record)
            world.append(world.approval(of: record.id))
        }
        try await office.sync(centre)
        #expect(try told(office) == before + ["\(record.id)"])
        centre.change { $0.append($0.approval(of: record.id, by: .named("a01 zhou"))) }
        try await office.sync(centre)
        #expect(try told(office) == before)
    }

    @Test("What was enrolled before this computer, its own keys and those asked for are not told")
    func own() async throws {
        let (office, centre) = try await TestOffice.joined()
        // The world enrols the reviewer zhou by an invitation, after this device.
        let before = try told(office)
        #expect(before.count == 1)
        let added = try PersonKeys.add(
            .of("li"), name: "李红", passphrase: "another one", in: office.folder(),
            surroundings: office.surroundings)
        try await office.sync(centre)
        let holder = KeyHolder(
            publicKey: added.publicKey, role: .officePerson(.of("li"), centre.world.office),
            name: "李红")
        let enrolment = centre.world.first.signed(
            .enrolment,
            Enrolment(
                centre: centre.world.centre, key: centre.world.first.id, basis: .office,
                act: .add(holder)
            ).payload)
        centre.change { world in
            world.append(enrolment)
            world.append(world.approval(of: enrolment.id))
        }
        #expect(centre.world.registry.holder(added.publicKey.id) != nil)
        try await office.sync(centre)
        #expect(try told(office) == before)
    }
}
