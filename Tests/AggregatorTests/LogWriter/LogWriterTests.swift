internal import TransparencyLog
import Notation
import ServiceLifecycle
import ServiceLifecycleTestKit
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct LogWriterTests {
    private func writer(_ centre: TestCentre, _ limits: QueueLimits = QueueLimits()) -> LogWriter {
        let now = centre.now
        return LogWriter(book: centre.book, limits: limits) { now }
    }

    private func verified(_ record: SignedRecord, _ centre: TestCentre) throws -> VerifiedRecord {
        try centre.book.ledger().registry.check.verify(record).get()
    }

    @Test("A hundred at once are few groups, one leaf each, and every receipt is good")
    func many() async throws {
        let world = World()
        let centre = try TestCentre(world)
        let writer = writer(centre)
        let records = try world.chain(of: 100).map { try verified($0.record, centre) }
        let logged = try await withRunning(writer) {
            try await withThrowingTaskGroup(of: Logged.self) { group in
                for record in records {
                    group.addTask { try await writer.log(record).logged }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(Set(logged.map(\.index)) == Set(world.log.size..<world.log.size + 100))
        // Receipts of one group share one checkpoint.
        #expect(Set(logged.map(\.receipt.note)).count < 50)
        #expect(try centre.treeIsWhole())
    }

    @Test("The same record a hundred times at once has one index and one new leaf")
    func same() async throws {
        let world = World()
        let centre = try TestCentre(world)
        let writer = writer(centre)
        let record = try verified(world.batch().record, centre)
        let logged = try await withRunning(writer) {
            try await withThrowingTaskGroup(of: Logged.self) { group in
                for _ in 0..<100 { group.addTask { try await writer.log(record).logged } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(logged.count == 100)
        #expect(Set(logged.map(\.index)) == [world.log.size])
        #expect(logged.count { $0.isNew } == 1)
        #expect(try centre.store.read { try $0.head().size } == world.log.size + 1)
    }

    @Test("What does not fit the queue is refused at once with a time to come back")
    func full() async throws {
        let world = World()
        let centre = try TestCentre(world)
        var limits = QueueLimits()
        limits.records = 2
        let writer = writer(centre, limits)
        let records = try world.chain(of: 3).map { try verified($0.record, centre) }
        let waiting = records.prefix(2).map { record in
            Task { try await writer.log(record).logged.index }
        }
        while await writer.queued < 2 { await Task.yield() }
        await #expect(throws: CentreRefusal(.centreBusy, retryAfter: limits.retryAfter)) {
            _ = try await writer.log(records[2])
        }
        let places = try await withRunning(writer) {
            try await [waiting[0].value, waiting[1].value]
        }
        #expect(Set(places) == [world.log.size, world.log.size + 1])
    }

    @Test("A record larger than the room in the queue is refused, not waited for")
    func bytes() async throws {
        let centre = try TestCentre()
        var limits = QueueLimits()
        limits.bytes = 100
        let writer = writer(centre, limits)
        let record = try verified(World().batch().record, centre)
        await #expect(throws: CentreRefusal.self) { _ = try await writer.log(record) }
    }

    @Test("What was read from a record counts with its bytes, about as much as it takes")
    func entriesCount() async throws {
        let world = World()
        let centre = try TestCentre(world)
        let values = (0..<500).map { Entry.value(.of("A\($0)")) }
        let record = try verified(world.batch(values).record, centre)
        var limits = QueueLimits()
        // Room for the bytes, not for five hundred entries of a hundred bytes and more.
        limits.bytes = record.signed.payload.count + 512 + 500 * 100
        let writer = writer(centre, limits)
        // In case it is let in: nobody waits for a writer that does not run.
        await #expect(throws: CentreRefusal(.centreBusy, retryAfter: limits.retryAfter)) {
            _ = try await withRunning(writer) { try await writer.log(record).logged }
        }
    }

    @Test("A stop logs what is queued, answers it, and takes nothing more")
    func stop() async throws {
        let world = World()
        let centre = try TestCentre(world)
        let writer = writer(centre)
        let records = try world.chain(of: 4).map { try verified($0.record, centre) }
        let logged = try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Logged.self) { group in
                for record in records.prefix(3) {
                    group.addTask { try await writer.log(record).logged }
                }
                while await writer.queued < 3 { await Task.yield() }
                trigger.triggerGracefulShutdown()
                try await writer.run()
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(logged.count == 3)
        await #expect(throws: CentreRefusal.self) { _ = try await writer.log(records[3]) }
        #expect(try centre.treeIsWhole())
    }

    @Test("An error of the log goes to everyone of the group and to nobody else")
    func error() async throws {
        let world = World()
        let faults = Faults()
        let centre = try TestCentre(empty: world, effects: faults.install)
        for record in world.log.records { try centre.log(record) }
        let writer = writer(centre)
        let records = try world.chain(of: 2).map { try verified($0.record, centre) }
        faults.arm(FaultTests.Row(write: "sign", isDone: false, grows: 1))
        try await withRunning(writer) { () async throws in
            await #expect(throws: Faults.Injected.self) { _ = try await writer.log(records[0]) }
            faults.arm(nil)
            #expect(try await writer.log(records[1]).logged.isNew)
            #expect(try await writer.log(records[0]).logged.isNew == false)
        }
    }
}

/// Runs a writer while the body works, then stops it.
func withRunning<Value: Sendable>(
    _ writer: LogWriter, _ body: @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await writer.run() }
        let value = try await body()
        group.cancelAll()
        try await group.waitForAll()
        return value
    }
}
