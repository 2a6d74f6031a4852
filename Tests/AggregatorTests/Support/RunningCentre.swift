import Foundation
import Logging
import Notation
import Submission
import TestSupport

@testable import Aggregator

/// A centre's folder made by the program itself, whose office keys are a world's.
final class RunningCentre: Sendable {
    let temporary: TemporaryFolder
    let folder: CentreFolder
    let world: World

    /// A copy of a centre that is made once: passphrases take their time.
    init() throws {
        temporary = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Self.template.get().file("C"), toPath: temporary.file("C"))
        folder = try CentreFolder(existing: temporary.file("C"))
        world = World()
    }

    private static let template = Result { try makeTemplate() }
    private static let persons = Result {
        let acts = try CentreActs(CentreFolder(existing: template.get().file("C")))
        return try TwoPersons(
            acts.signer(.of("p1"), passphrase: "correct horse"),
            acts.signer(.of("p2"), passphrase: "correct horse"))
    }

    /// The clerk p1 and the head p2, their keys open.
    static func two() throws -> TwoPersons { try persons.get() }

    /// A centre with two persons and one office that joined by invitation.
    private static func makeTemplate() throws -> TemporaryFolder {
        let temporary = try TemporaryFolder()
        let random = TestRandom()
        let now = Instant.of("2026-04-01T08:00:00Z")
        let folder = try CentreFolder.found(
            at: temporary.file("C"), centre: .of("haizhou"), name: "海州市考核办",
            random: random.bytes, now: now)
        let acts = try CentreActs(folder)
        for (person, duty) in [("p1", CentreDuty.clerk), ("p2", .head)] {
            _ = try acts.addPerson(
                .of(person), name: person, duty: duty, passphrase: "correct horse",
                rootFile: folder.rootPath, random: random.bytes, now: now)
        }
        let two = try TwoPersons(
            acts.signer(.of("p1"), passphrase: "correct horse"),
            acts.signer(.of("p2"), passphrase: "correct horse"))
        try join(World(), acts, by: two, random: random.bytes, now: now)
        try acts.book.store.close()
        return temporary
    }

    /// Joins an office as it joins: invited, asking, approved.
    static func join(
        _ world: World, _ acts: CentreActs, by two: TwoPersons, random: (Int) -> [UInt8],
        now: Instant
    ) throws {
        let invitation = try acts.invite(
            world.office, name: "河口镇", server: "https://127.0.0.1:1", random: random, now: now)
        var request = world.request()
        request.secret = invitation.secret
        request.deviceProof = world.keyProof(.possession, nonce: invitation.secret)
        request.personProof = world.keyProof(
            .possession, by: world.clerk, nonce: invitation.secret)
        _ = try EnrolmentDesk(book: acts.book).take(request.json, at: now)
        _ = try acts.approve(world.device.id, by: two, now: now)
    }

    func server(
        plain: Bool, listen: String = "127.0.0.1:0", limits: ServerLimits = ServerLimits()
    ) throws -> CentreServer {
        let random = TestRandom()
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return try CentreServer(
            folder: folder, listen: ListenAddress(listen), plain: plain,
            world: Surroundings(
                now: { .of("2026-04-01T08:00:00Z") }, seconds: { 0 }, random: random.bytes),
            logger: logger, limits: limits)
    }

    /// Serves while the body works, then stops.
    func serve(
        plain: Bool, limits: ServerLimits = ServerLimits(),
        _ body: @Sendable @escaping (String) async throws -> Void
    ) async throws {
        let server = try server(plain: plain, limits: limits)
        let (urls, found) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { found.finish() }
                try await server.run { found.yield($0) }
            }
            for await url in urls {
                try await body(url)
                break
            }
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }
}
