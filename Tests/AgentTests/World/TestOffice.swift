import Agent
import Foundation
import Notation
import Submission
import Synchronization
import TestSupport

/// An agent in a temporary folder whose keys are those of a ``World``, with a clock that a test
/// sets.
final class TestOffice: Sendable {
    /// Where the agent lives.
    let path: String
    private let clock: Mutex<Instant>
    private let bytes: Mutex<(queue: [[UInt8]], rest: Seeded)>

    /// An office that has not joined yet; its next keys are device and clerk of the world.
    init(_ world: World = World(), now: Instant = .of("2026-04-02T08:00:00Z")) {
        path = FileManager.default.temporaryDirectory.appending(path: "agent-\(UUID())").path
        clock = Mutex(now)
        bytes = Mutex(([world.device.secretBytes, world.clerk.secretBytes], Seeded(seed: 7)))
    }

    /// An office with a copy of everything another one has by now; nobody may have that one open.
    private init(copyOf other: TestOffice) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "agent-\(UUID())").path
        clock = Mutex(other.clock.withLock { $0 })
        bytes = Mutex(other.bytes.withLock { $0 })
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The office's clock and randomness: the keys first, then a seeded stream.
    var surroundings: Surroundings {
        Surroundings(
            now: { self.clock.withLock { $0 } },
            random: { count in
                self.bytes.withLock { bytes in
                    if count == 32, !bytes.queue.isEmpty { return bytes.queue.removeFirst() }
                    return bytes.rest.bytes(count)
                }
            })
    }

    /// Sets the clock forward.
    func wait(seconds: Int64) {
        clock.withLock { $0 = Instant(secondsSince1970: $0.secondsSince1970 + seconds) }
    }

    /// The passphrase of everybody.
    static let passphrase = "correct horse"

    /// Joins, without asking the centre.
    @discardableResult
    func join(_ world: World, faults: WriteFaults = .none) throws -> AgentFolder {
        let folder = try AgentFolder.create(path, faults: faults)
        let joining = Joining(
            invitation: world.invitation(), person: .of("chen"), name: "陈明")
        if try !joining.isDone(in: folder) {
            try joining.prepare(
                in: folder, passphrase: Self.passphrase, surroundings: surroundings)
        }
        return folder
    }

    /// The folder of an agent that has joined.
    func folder(faults: WriteFaults = .none) throws -> AgentFolder {
        try AgentFolder.open(path, faults: faults)
    }

    /// One round of exchange.
    @discardableResult
    func sync(_ centre: FakeCentre, faults: WriteFaults = .none) async throws -> RoundSummary {
        let driver = RoundDriver(
            folder: try folder(faults: faults), channel: centre, surroundings: surroundings)
        let summary = try await driver.run()
        try driver.note(summary)
        return summary
    }

    /// Types a value.
    @discardableResult
    func type(_ cell: String, _ value: String) throws -> CheckedDraft {
        try desk().set(place(cell), .typed(value))
    }

    /// Seals a period.
    @discardableResult
    func seal(
        _ period: PeriodID = .of("2026-Q1"), faults: WriteFaults = .none,
        _ change: (inout SealRequest) -> Void = { _ in }
    ) throws -> SealedBatch {
        var request = SealRequest(period: period)
        change(&request)
        return try Sealer(folder: try folder(faults: faults), surroundings: surroundings)
            .seal(request)
    }

    /// The desk.
    func desk() throws -> DraftDesk {
        try DraftDesk(folder: try folder(), surroundings: surroundings)
    }

    /// Everything in the database.
    func dump() throws -> String { try folder().database.dump() }

    /// An office that has joined, and its centre, which has published the test scheme.
    static func joined(
        reviewer: Bool = false
    ) async throws -> (office: TestOffice, centre: FakeCentre) {
        let (office, world) = try await (reviewer ? reviewed : plain).value
        return (try TestOffice(copyOf: office), FakeCentre(world))
    }

    // Joining costs a second of scrypt: done once for all tests, who each get a copy.
    private static let plain = Task { try await join(reviewer: false) }
    private static let reviewed = Task { try await join(reviewer: true) }

    private static func join(reviewer: Bool) async throws -> (TestOffice, World) {
        var world = World()
        world.publish(body: TestScheme.body(reviewer: reviewer))
        let office = TestOffice(world)
        try office.join(world)
        let centre = FakeCentre(world)
        try await office.sync(centre)
        return (office, centre.world)
    }
}

/// A place that the test knows to be one.
func place(_ text: String) -> DraftPlace {
    guard let place = DraftPlace(text) else { preconditionFailure("\(text) is no cell") }
    return place
}

/// What a refused call says, as codes.
func codes(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let refusal as AgentRefusal {
        return refusal.findings.map(\.code.text)
    } catch let refusal as SealingRefusal {
        return refusal.findings.map(\.code.text)
    } catch {
        return ["\(error)"]
    }
}

/// A process that dies in a test.
struct Killed: Error {}
