import Foundation
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// What persons of the centre do, and what is refused to them.
struct ActsTests {
    private let centre: RunningCentre
    private let acts: CentreActs
    private let now: Instant = .of("2026-04-02T08:00:00Z")
    private let passphrase = "correct horse"

    init() throws {
        centre = try RunningCentre()
        acts = try CentreActs(centre.folder)
    }

    private func two() throws -> TwoPersons { try RunningCentre.two() }

    private func add(_ person: String, _ duty: CentreDuty, root: String? = nil) throws {
        _ = try acts.addPerson(
            .of(person), name: person, duty: duty, passphrase: passphrase,
            rootFile: root ?? centre.folder.rootPath, random: TestRandom(seed: 8).bytes, now: now)
    }

    @Test("An approved office may send, and approving again changes nothing")
    func approving() throws {
        let registry = try acts.book.ledger().registry
        #expect(registry.holder(centre.world.device.id)?.role == .device(centre.world.office))
        #expect(registry.isEnrolled(.of("chen"), for: centre.world.office))
        let size = try acts.book.store.read { try $0.head().size }
        // Leaf 0, two persons, then two enrolments and two approvals.
        #expect(size == 7)
        _ = try acts.approve(centre.world.device.id, by: two(), now: now)
        #expect(try acts.book.store.read { try $0.head().size } == size)
    }

    @Test("One person is not two")
    func onePerson() throws {
        let one = try two().first
        #expect(throws: CentreRefusal(.approvalNotByTwo, ["person": "p1"])) {
            _ = try TwoPersons(one, one)
        }
    }

    @Test("An inspector signs nothing, a stranger is unknown, a wrong passphrase opens nothing")
    func signers() throws {
        try add("jian", .inspector)
        #expect(
            throws: CentreRefusal(.personMayNot, ["person": "jian", "duty": "inspector"])
        ) { _ = try acts.signer(.of("jian"), passphrase: passphrase) }
        #expect(throws: CentreRefusal(.personUnknown, ["person": "nobody"])) {
            _ = try acts.signer(.of("nobody"), passphrase: passphrase)
        }
        #expect(throws: RecordRefusal.self) {
            _ = try acts.signer(.of("p1"), passphrase: "wrong horse")
        }
    }

    @Test("A person is enrolled once, and only by this centre's root key")
    func persons() throws {
        #expect(throws: CentreRefusal(.personExists, ["person": "p1"])) { try add("p1", .clerk) }
        let other = centre.temporary.file("other-root.json")
        try Data(KeyFile.plain(.named("other"))).write(to: URL(fileURLWithPath: other))
        #expect(throws: CentreRefusal(.rootKeyWrong, at: other)) {
            try add("p3", .clerk, root: other)
        }
        #expect(throws: (any Error).self) { try add("p3", .clerk, root: "/nonexistent") }
        #expect(throws: CentreRefusal.self) {
            _ = try acts.addPerson(
                .of("p4"), name: "p4", duty: .clerk, passphrase: "short",
                rootFile: centre.folder.rootPath, random: TestRandom(seed: 8).bytes, now: now)
        }
        #expect(try acts.book.store.read { try $0.head().size } == 7)
    }

    @Test("Of an invitation only the secret's hash is kept, and no secret lies in the folder")
    func invitation() throws {
        let invitation = try acts.invite(
            .of("b02"), name: "南河乡", server: "https://centre.example",
            random: { count in
                (0..<count).map { UInt8(200 + $0) }
            }, now: now)
        #expect(invitation.tlsPin == (try centre.folder.tlsPin()))
        #expect(Invitation(invitation.text) == invitation)
        let kept = try acts.book.store.read { try $0.invitation(invitation.secretHash) }
        #expect(kept?.office == .of("b02"))
        try acts.book.store.close()
        for name in try FileManager.default.subpathsOfDirectory(atPath: centre.folder.path) {
            let url = URL(fileURLWithPath: "\(centre.folder.path)/\(name)")
            guard let data = try? Data(contentsOf: url) else { continue }
            #expect(data.range(of: Data(invitation.secret)) == nil, "\(name)")
            #expect(data.range(of: Data(Hex.encode(invitation.secret).utf8)) == nil, "\(name)")
        }
    }

    @Test("Where the centre never listened, an invitation needs its address")
    func serverUnknown() throws {
        #expect(throws: CentreRefusal(.serverUnknown)) {
            _ = try acts.invite(
                .of("b02"), name: "南河乡", server: nil, random: TestRandom(seed: 8).bytes, now: now)
        }
        try centre.folder.remember(address: "https://127.0.0.1:8443")
        let invitation = try acts.invite(
            .of("b02"), name: "南河乡", server: nil, random: TestRandom(seed: 8).bytes, now: now)
        #expect(invitation.server == "https://127.0.0.1:8443")
    }

    @Test("A revoked key counts no more but for the batches that are named")
    func revoking() throws {
        let id = try acts.revoke(centre.world.device.id, last: [], by: two(), now: now)
        let registry = try acts.book.ledger().registry
        #expect(registry.isRevoked(centre.world.device.id))
        #expect(registry.isComplete(id))
        for key in [SigningKey.named("nobody").id, centre.folder.card.rootKey.id] {
            #expect(throws: CentreRefusal(.keyUnknown, ["key": key.description])) {
                _ = try acts.revoke(key, last: [], by: two(), now: now)
            }
        }
    }

    @Test("An unknown request is not approved")
    func unknownRequest() throws {
        let key = SigningKey.named("nobody").id
        #expect(throws: CentreRefusal(.requestUnknown, ["key": key.description])) {
            _ = try acts.approve(key, by: two(), now: now)
        }
    }
}
