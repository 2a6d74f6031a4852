import DurableFiles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Files of couriers: evidence in them, and the same files over the network.
struct BundleCallTests {
    private let desk: DecidingCentre
    private let path: String
    private let content: [UInt8] = Array("what supports the value".utf8)
    private var digest: Digest { Digest(of: content) }

    init() throws {
        desk = try DecidingCentre()
        path = desk.centre.temporary.file("out.bundle")
    }

    private func entry() -> Entry {
        var entry = Entry.value("A1", "t1", "90")
        entry.evidence = [
            Evidence(
                digest: digest, bytes: Int64(content.count), name: "a.txt", mediaType: "text/plain")
        ]
        return entry
    }

    private func bundle(_ members: [BundleMember]) throws -> [UInt8] {
        try BundleWriter.bundle(
            members, centre: desk.acts.card.centre, way: .submission(from: .of("a01")),
            made: desk.now, to: [present(desk.acts.card.recipient)],
            random: TestRandom(seed: 3).bytes)
    }

    private func take(_ members: [BundleMember], preview: Bool = false) throws -> CourierIntake {
        try DurableFile.write(try bundle(members), to: path)
        return try desk.acts.take(bundle: path, preview: preview, now: desk.now)
    }

    @Test("Evidence in a file is taken with the batch that names it, once, and not before it")
    func together() throws {
        let batch = try desk.batch(desk.mine, entry())
        let record = BundleMember(.record(batch.id), batch.wire)
        let file = BundleMember(.blob(digest), content)
        let alone = try take([file])
        #expect(alone.evidenceRefused.map(\.code.text) == ["evidence-not-expected"])
        #expect(alone.evidence.isEmpty)
        let preview = try take([file, record], preview: true)
        #expect(preview.evidence == [digest])
        #expect(try EvidenceList(desk.acts.book).batches.isEmpty)
        let taken = try take([file, record])
        #expect(taken.evidence == [digest] && taken.evidenceRefused.isEmpty)
        #expect(try EvidenceList(desk.acts.book).batches.map(\.isComplete) == [true])
        let again = try take([file, record])
        #expect(again.evidence.isEmpty && again.evidenceRefused.isEmpty)
        let out = desk.centre.temporary.file("a.txt")
        #expect(try desk.acts.copy(evidence: digest, to: out) == Int64(content.count))
        #expect(try DurableFile.read(out, limit: 100) == content)
        #expect(try Fsck.check(desk.centre.folder).isEmpty)
    }

    @Test("A file that was changed or taken away is damage, and is not handed out")
    func damaged() throws {
        let batch = try desk.batch(desk.mine, entry())
        _ = try take([
            BundleMember(.record(batch.id), batch.wire), BundleMember(.blob(digest), content),
        ])
        let place = desk.centre.folder.evidence.place(of: digest)
        try DurableFile.write(content.dropLast() + [0], to: place)
        #expect(try Fsck.check(desk.centre.folder).map(\.code.text) == ["damaged-evidence"])
        #expect(throws: CentreRefusal.self) {
            try desk.acts.copy(evidence: digest, to: desk.centre.temporary.file("a.txt"))
        }
        try FileManager.default.removeItem(atPath: place)
        #expect(try Fsck.check(desk.centre.folder).map(\.at) == [digest.hex])
    }

    @Test("Anybody with a session carries a file to the centre and takes the answer back")
    func carried() async throws {
        let batch = try desk.batch(desk.mine, entry())
        let file = try bundle([
            BundleMember(.record(batch.id), batch.wire), BundleMember(.blob(digest), content),
        ])
        let size = try desk.size
        let (folder, world, now) = (desk.centre.folder, desk.centre.world, desk.now)
        let random = TestRandom()
        let api = CentreAPI(
            book: desk.acts.book, folder: folder,
            writer: LogWriter(book: desk.acts.book) { now },
            world: Surroundings(now: { now }, seconds: { 0 }, random: random.bytes))
        try await Application(router: api.router()).test(.router) { client async throws in
            let caller = Caller(client: client)
            let bearer: HTTPFields = [
                .authorization: "Bearer \(try await caller.session(world))"
            ]
            let none = try await caller.call(.post, "/v1/bundles", [:], file)
            #expect(none.says(401, "session-missing"))
            let wrong = try await caller.call(.post, "/v1/bundles", bearer, [1, 2, 3])
            #expect(wrong.says(422, "bundle-not-age"))
            let late = try await caller.call(.post, "/v1/bundles?after=999", bearer, file)
            #expect(late.says(400, "courier-after-unknown"))
            // The answer is a bundle for the devices of the sending office.
            let sent = try await caller.call(.post, "/v1/bundles", bearer, file)
            #expect(sent.status == 200)
            #expect(sent.body.starts(with: Array("age-encryption.org/v1\n".utf8)))
        }
        #expect(try desk.size == size + 1)
        #expect(folder.evidence.isSound(digest, bytes: Int64(content.count)))
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/courier")
        #expect(left.isEmpty)
    }

    @Test("One file at a time, and none beyond the limit")
    func bounded() async throws {
        let now = desk.now
        var limits = ServerLimits()
        limits.courierBytes = 10
        let random = TestRandom()
        let api = CentreAPI(
            book: desk.acts.book, folder: desk.centre.folder,
            writer: LogWriter(book: desk.acts.book) { now },
            world: Surroundings(now: { now }, seconds: { 0 }, random: random.bytes),
            limits: limits)
        let world = desk.centre.world
        try await Application(router: api.router()).test(.router) { client async throws in
            let caller = Caller(client: client)
            let bearer: HTTPFields = [
                .authorization: "Bearer \(try await caller.session(world))"
            ]
            let large = try await caller.call(
                .post, "/v1/bundles", bearer, [UInt8](repeating: 1, count: 11))
            #expect(large.says(413, "body-too-large"))
            let turn = try present(api.courierTurn.take())
            let busy = try await caller.call(.post, "/v1/bundles", bearer, [1])
            #expect(busy.says(503, "centre-busy"))
            turn.end()
            let free = try await caller.call(.post, "/v1/bundles", bearer, [1])
            #expect(free.says(422, "bundle-not-age"))
        }
    }
}
