import DurableFiles
import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// M15: batches whose request came in the same file wait at the centre until the enrolment.
struct WaitingTests {
    private let desk: DecidingCentre
    private let path: String
    private let secret: [UInt8]
    private let first: EnrolmentRequest
    private let device = SigningKey.named("pc2")
    private let restored = SigningKey.named("pc2 restored")

    init() throws {
        desk = try DecidingCentre()
        path = desk.centre.temporary.file("out.bundle")
        secret = try desk.acts.invite(
            .of("a01"), name: "河口镇", server: "https://127.0.0.1:1",
            random: TestRandom(seed: 5).bytes, now: desk.now
        ).secret
        first = Self.request(desk.mine, device, secret: secret, nonce: secret)
    }

    /// The request of the reviewer's computer; `nonce` is what the person signs.
    private static func request(
        _ world: World, _ device: SigningKey, secret: [UInt8], nonce: [UInt8]
    ) -> EnrolmentRequest {
        var request = world.request()
        request.secret = secret
        request.device.publicKey = device.publicKey
        request.person = KeyHolder(
            publicKey: world.reviewer.publicKey, role: .officePerson(.of("zhou"), world.office),
            name: "周")
        request.deviceProof = world.keyProof(.possession, by: device, nonce: secret)
        request.personProof = world.keyProof(.possession, by: world.reviewer, nonce: nonce)
        return request
    }

    private var again: EnrolmentRequest {
        Self.request(
            desk.mine, restored, secret: secret,
            nonce: EnrolmentRequest.renewalNonce(secret: secret, device: restored.id))
    }

    private func batch(_ key: SigningKey, _ value: String) throws -> SignedRecord {
        let header = desk.mine.header(
            key: key, scheme: desk.scheme, period: .of("april"), preparer: .of("zhou"),
            reviewer: nil)
        let entries: [Entry] = [.value("A1", "t1", value)]
        return try key.sign(.batch, Batch(header: header, entries: entries).payload)
    }

    private func take(
        _ records: [SignedRecord], _ request: EnrolmentRequest? = nil, preview: Bool = false,
        by acts: CentreActs? = nil
    ) throws -> CourierIntake {
        var members = records.map { BundleMember(.record($0.id), $0.wire) }
        if let request { members.append(BundleMember(.request, request.json.canonical)) }
        let file = try BundleWriter.bundle(
            members, centre: desk.acts.card.centre, way: .submission(from: .of("a01")),
            made: desk.now, to: [present(desk.acts.card.recipient)],
            random: TestRandom(seed: 3).bytes)
        try DurableFile.write(file, to: path)
        return try (acts ?? desk.acts).take(bundle: path, preview: preview, now: desk.now)
    }

    private func approve(_ key: SigningKey, _ acts: CentreActs? = nil) throws {
        _ = try (acts ?? desk.acts).approve(key.id, by: RunningCentre.two(), now: desk.now)
    }

    private func codes(_ intake: CourierIntake) -> [String] {
        intake.items.compactMap { item in
            guard case .refused(let finding) = item.fate else { return nil }
            return finding.code.text
        }
    }

    @Test(
        "A restored PC: the request is named, its batch waits over a restart, and is logged with it"
    )
    func restoredPC() throws {
        _ = try take([], first)
        try approve(device)
        let old = try batch(device, "90")
        #expect(try take([old]).counts == (1, 0, 0))
        let new = try batch(restored, "91")
        let size = try desk.size
        let preview = try take([new], again, preview: true)
        #expect(preview.waiting == 1 && preview.joining?.device == restored.id)
        #expect(try desk.acts.book.store.read { try $0.unlogged().isEmpty })
        for _ in 0..<2 {
            let taken = try take([new], again)
            #expect(taken.waiting == 1 && taken.counts == (0, 0, 0))
        }
        #expect(try desk.size == size)
        // Another process, as after a restart.
        let acts = try CentreActs(desk.centre.folder)
        let line = try present(acts.book.status()["unlogged"]?.array?.first)
        #expect(line["key"]?.string == restored.id.description)
        #expect(line["office"]?.string == "a01" && line["records"]?.integer == 1)
        #expect(try Fsck.check(desk.centre.folder).isEmpty)
        #expect(try acts.book.rebuild())
        #expect(try acts.book.store.read { try $0.unlogged().map(\.id) } == [new.id])
        try approve(restored, acts)
        // Enrolment, approval, and the batch behind them; the person is enrolled already.
        #expect(try desk.size == size + 3)
        #expect(try acts.book.store.read { try $0.index(of: new.id) } == size + 2)
        #expect(try acts.book.store.read { try $0.unlogged().isEmpty })
        #expect(try acts.book.status()["unlogged"] == [])
        #expect(try take([new], again).counts == (0, 1, 0))
        #expect(try Fsck.check(desk.centre.folder).isEmpty)
        let verdict = try acts.book.merged { $0.verdict(on: new.id) }
        #expect(verdict?.status == "accepted")
        let page = try ReadingRoom(book: acts.book).feed(from: 0, for: .office(.of("a01")))
        #expect(page.items.contains { $0.record.id == new.id })
    }

    @Test("A new office: what came with its request is logged when both are approved")
    func newOffice() throws {
        let batch = try batch(device, "90")
        #expect(try take([batch]).waiting == 0)
        #expect(try codes(take([batch])) == ["key-not-enrolled"])
        #expect(try take([batch], first).waiting == 1)
        // The request is known by now, so later batches of the key wait too.
        let size = try desk.size
        try approve(device)
        #expect(try desk.size == size + 5)
        #expect(try desk.status() == "90")
    }

    @Test("Logged, not approved: held until the second person has")
    func held() throws {
        _ = try take([], first)
        try approve(device)
        let batch = try batch(restored, "90")
        _ = try take([batch], again)
        let signer = try RunningCentre.two().first
        let enrolment = Enrolment(
            centre: desk.acts.card.centre, key: signer.key.id, basis: .invitation,
            act: .add(again.device))
        try desk.log(signer.key.sign(.enrolment, enrolment.payload))
        #expect(try desk.acts.book.store.read { try $0.index(of: batch.id) } != nil)
        #expect(try desk.acts.book.merged { $0.verdict(on: batch.id) }?.status == "held")
        try approve(restored)
        #expect(try desk.acts.book.merged { $0.verdict(on: batch.id) }?.status == "accepted")
    }

    @Test("Only the same person may ask again, and has to sign for the new device")
    func forged() throws {
        _ = try take([], first)
        let stale = Self.request(desk.mine, restored, secret: secret, nonce: secret)
        #expect(try take([], stale).requestRefused?.code == .invitationUsed)
        var other = again
        other.person.publicKey = desk.theirs.reviewer.publicKey
        other.personProof = desk.mine.keyProof(
            .possession, by: desk.theirs.reviewer,
            nonce: EnrolmentRequest.renewalNonce(secret: secret, device: restored.id))
        #expect(try take([], other).requestRefused?.code == .invitationUsed)
        let batch = try batch(restored, "1")
        #expect(try codes(take([batch], stale)) == ["key-not-enrolled"])
        #expect(try desk.acts.book.waitingRequests().map(\.device) == [first.device])
    }

    @Test("A changed byte of what waits is found, and a bad signature never waits")
    func damaged() throws {
        let batch = try batch(device, "90")
        let bad = SignedRecord(
            type: .batch, key: device.id, signature: [UInt8](repeating: 1, count: 64),
            payload: batch.payload)
        #expect(try codes(take([bad], first)) == ["signature-wrong"])
        #expect(try take([batch], first).waiting == 1)
        let base = try DatabaseQueue(path: desk.centre.temporary.file("C/log.db"))
        try base.write { base in
            try base.execute(sql: "DROP TRIGGER unloggedStays")
            try base.execute(sql: "UPDATE unlogged SET wire = substr(wire, 1, length(wire) - 3)")
        }
        #expect(
            try Fsck.check(desk.centre.folder).map { "\($0.code.text) \($0.at)" }
                == ["damaged-unlogged \(batch.id)"])
        #expect(throws: DatabaseError.self) {
            try base.write { try $0.execute(sql: "DELETE FROM unlogged") }
        }
    }
}
