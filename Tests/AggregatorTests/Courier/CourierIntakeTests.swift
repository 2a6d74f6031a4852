import DurableFiles
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// Bundles that come to the centre by hand, and the answers that go back.
struct CourierIntakeTests {
    private let desk: DecidingCentre
    private let path: String

    init() throws {
        desk = try DecidingCentre()
        path = desk.centre.temporary.file("out.bundle")
    }

    /// A bundle of an office.
    private func bundle(_ records: [SignedRecord], request: JSON? = nil) throws {
        var members = records.map { BundleMember(.record($0.id), $0.wire) }
        if let request { members.append(BundleMember(.request, request.canonical)) }
        let file = try BundleWriter.bundle(
            members, centre: desk.acts.card.centre, way: .submission(from: .of("a01")),
            made: desk.now, to: [present(desk.acts.card.recipient)],
            random: TestRandom(seed: 3).bytes)
        try DurableFile.write(file, to: path)
    }

    private func take(preview: Bool = false) throws -> CourierIntake {
        try desk.acts.take(bundle: path, preview: preview, now: desk.now)
    }

    @Test("Previewed, taken, held: one leaf however often the file comes")
    func once() throws {
        let first = try desk.batch(desk.mine, .value("A1", "t1", "90"))
        let second = try desk.batch(
            desk.mine, .value("A2", "t1", "80"), sequence: 2, after: first.id)
        try bundle([first, second])
        let size = try desk.size
        let preview = try take(preview: true)
        #expect(preview.counts == (2, 0, 0))
        #expect(try desk.size == size)
        #expect(try take().counts == (2, 0, 0))
        #expect(try desk.size == size + 2)
        #expect(try take().counts == (0, 2, 0))
        #expect(try desk.size == size + 2)
        #expect(try desk.status() == "90")
    }

    @Test("A batch whose predecessor is nowhere is taken, and what is missing before is said")
    func gap() throws {
        let lost = RecordID(Digest(of: [7]))
        let third = try desk.batch(
            desk.mine, .value("A1", "t1", "90"), sequence: 3, after: lost)
        try bundle([third])
        let taken = try take()
        #expect(taken.counts == (1, 0, 0))
        #expect(taken.gaps.map(\.code.text) == ["batch-missing-before"])
        #expect(taken.gaps.first?.parameters["seq"] == "3")
    }

    @Test("A bad record steps aside, each with its reason; the good ones are taken")
    func aside() throws {
        let good = try desk.batch(desk.mine, .value("A1", "t1", "90"))
        let stranger = World(office: .of("c03"))
        let foreign = try desk.batch(stranger, .value("A1", "t1", "1"))
        let proof = desk.mine.keyProof(.session, nonce: [UInt8](repeating: 1, count: 16))
        try bundle([good, foreign, proof])
        let taken = try take()
        #expect(taken.counts == (1, 0, 2))
        let codes = taken.items.compactMap { item -> String? in
            guard case .refused(let finding) = item.fate else { return nil }
            return finding.code.text
        }
        #expect(Set(codes) == ["key-not-enrolled", "record-not-logged"])
    }

    @Test("A file that is cut, or for somebody else, leaves no trace")
    func damaged() throws {
        try bundle([try desk.batch(desk.mine, .value("A1", "t1", "90"))])
        let whole = try DurableFile.read(path, limit: 1 << 20)
        let size = try desk.size
        for count in [0, 100, whole.count / 2, whole.count - 1] {
            try DurableFile.write(Array(whole.prefix(count)), to: path)
            #expect(throws: RecordRefusal.self) { try take() }
        }
        #expect(try desk.size == size)
    }

    @Test("A request comes by hand as it comes by network; the answer opens for that office alone")
    func request() throws {
        let third = World(office: .of("c03"))
        let key = try present(AgeIdentity(secret: [UInt8](repeating: 9, count: 32)))
        #expect(throws: CentreRefusal.self) { try reply(to: "c03") }
        let invitation = try desk.acts.invite(
            .of("c03"), name: "民政局", server: "https://127.0.0.1:1",
            random: TestRandom(seed: 5).bytes, now: desk.now)
        var request = third.request()
        request.device.recipient = key.recipient
        request.secret = invitation.secret
        request.deviceProof = third.keyProof(.possession, nonce: invitation.secret)
        request.personProof = third.keyProof(
            .possession, by: third.clerk, nonce: invitation.secret)
        try bundle([], request: request.json)
        #expect(try take(preview: true).joining?.device == third.device.id)
        #expect(try desk.acts.book.waitingRequests().isEmpty)
        #expect(try take().joining?.isEnrolled == false)
        _ = try desk.acts.approve(third.device.id, by: RunningCentre.two(), now: desk.now)
        #expect(try take().joining?.isEnrolled == true)

        let made = try reply(to: "c03")
        #expect(try made.devices == 1 && made.size == desk.size)
        var reader = BundleReader(
            identity: key, centre: desk.acts.card.centre, seat: .office(.of("c03")))
        let members =
            try reader.push(DurableFile.read(path, limit: 1 << 22)) + reader.finish()
        let page = try ReadingRoom(book: desk.acts.book).feed(from: 0, for: .office(.of("c03")))
        #expect(made.records == page.items.count)
        for item in page.items {
            #expect(members.contains { $0.name == .record(item.record.id) })
            #expect(members.contains { $0.name == .receipt(item.record.id) })
        }
        let hashes = try present(members.first { $0.name == .hashes }).bytes
        #expect(hashes.count == Int(made.size) * 32)
        let leaf = try present(desk.acts.book.store.read { try $0.ids(in: 0..<1) }.first)
        #expect(Array(hashes.prefix(32)) == TreeHash(leaf: leaf.digest.bytes).bytes)
        #expect(members.contains { if case .note = $0.name { true } else { false } })
    }

    private func reply(to office: String) throws -> CourierReply {
        try desk.acts.reply(
            to: .of(office), at: path, after: 0, random: TestRandom(seed: 4).bytes,
            now: desk.now)
    }
}
