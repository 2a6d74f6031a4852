import Agent
import Notation
import Submission
import Synchronization
import TestSupport
import Testing

@Suite("The service")
struct SyncServiceTests {
    /// What the service has told so far.
    private final class Reports: Sendable {
        let rounds = Mutex<[(receipts: [RecordID], stop: String?, wait: Duration)]>([])

        func add(_ result: Result<RoundSummary, any Error>, _ wait: Duration) {
            let summary = try? result.get()
            rounds.withLock {
                $0.append((summary?.receipts ?? [], summary?.stop?.code.text, wait))
            }
        }

        /// Waits until so many rounds were told; false after ten seconds.
        func reach(_ count: Int) async throws -> Bool {
            for _ in 0..<500 {
                if rounds.withLock({ $0.count }) >= count { return true }
                try await Task.sleep(for: .milliseconds(20))
            }
            return false
        }
    }

    private func start(
        _ office: TestOffice, _ centre: FakeCentre, _ reports: Reports
    ) throws -> Task<Void, any Error> {
        let service = SyncService(
            folder: try office.folder(), channel: centre, interval: .seconds(3_600),
            surroundings: office.surroundings
        ) { reports.add($0, $1) }
        return Task { try await service.run() }
    }

    @Test("A sealed batch wakes the service, and cancelling stops it")
    func wakes() async throws {
        let (office, centre) = try await TestOffice.joined()
        let reports = Reports()
        let task = try start(office, centre, reports)
        #expect(try await reports.reach(1))
        #expect(reports.rounds.withLock { $0[0].wait } == .seconds(3_600))
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        #expect(try await reports.reach(2))
        #expect(reports.rounds.withLock { $0[1].receipts } == [sealed.record.id])
        task.cancel()
        try await task.value
    }

    @Test("After a failure the service waits as the back-off and the centre say")
    func backsOff() async throws {
        let (office, centre) = try await TestOffice.joined()
        centre.fail(
            "GET /v1/centre",
            .answered(FakeCentre.problem(503, "busy", headers: ["retry-after": "100"])))
        let reports = Reports()
        let task = try start(office, centre, reports)
        #expect(try await reports.reach(1))
        let first = reports.rounds.withLock { $0[0] }
        #expect(first.stop == "asked-to-wait")
        #expect(first.wait >= .seconds(100) && first.wait <= .seconds(113))
        let next = try #require(try office.folder().database.counts().lastRound?.nextAt)
        #expect(next >= .of("2026-04-02T08:01:40Z"))
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        #expect(try await reports.reach(2))
        #expect(reports.rounds.withLock { $0[1].stop } == nil)
        task.cancel()
        try await task.value
    }
}
