import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct ViewSlicesTests {
    private func batch(_ world: World, _ number: Int, after last: SealedBatch?) -> SealedBatch {
        world.batch((0..<10).map { .value(.of("A\(number)-\($0)")) }, after: last)
    }

    @Test("Slices, between which two processes log and look, give the rows of one go")
    func slices() throws {
        var world = World()
        world.publish()
        let one = try TestCentre(world)
        let other = try TestCentre(empty: world, in: one.folder)
        var last: SealedBatch?
        for number in 0..<4 {
            let batch = batch(world, number, after: last)
            last = batch
            try (number % 2 == 0 ? one : other).log(batch.record)
            #expect(try one.book.project(atMost: 3))
            if number == 2 { try other.book.project() }
        }
        // What waits is ten cells of the last batch but for three.
        #expect(one.book.waitingCells == 7)
        #expect(try one.store.read { try $0.projectedSize() == $0.head().size } == false)
        #expect(try one.book.projectionsAreRight())
        #expect(one.book.waitingCells == 0)
        #expect(try other.book.rebuild())
        #expect(try one.book.status()["entries"]?["accepted"] == 40)
    }

    @Test("A slice that cannot be written is written again with all others")
    func failure() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        try centre.log(batch(world, 0, after: nil).record)
        #expect(try centre.book.project(atMost: 3))
        try centre.store.change { change in
            try change.view.database.execute(sql: "ALTER TABLE cells RENAME TO away")
        }
        #expect(throws: (any Error).self) { try centre.book.project(atMost: 3) }
        try centre.store.change { change in
            try change.view.database.execute(sql: "ALTER TABLE away RENAME TO cells")
        }
        #expect(try centre.book.project(atMost: 3) == false)
        #expect(try centre.book.projectionsAreRight())
    }

    @Test("Under load no more cells wait than may; the rest is written at the stop")
    func bound() async throws {
        var limits = QueueLimits()
        (limits.waitingCells, limits.sliceCells) = (15, 4)
        limits.quiet = .seconds(3_600)
        let centre = try await logFour(limits) { $0.waitingCells <= 15 }
        #expect(try centre.store.read { try $0.projectedSize() == $0.head().size })
        #expect(try centre.book.projectionsAreRight())
    }

    @Test("Where nothing arrives for a while, all rows are written")
    func quiet() async throws {
        var limits = QueueLimits()
        (limits.sliceCells, limits.quiet) = (3, .milliseconds(5))
        let centre = try await logFour(limits) { $0.waitingCells == 0 }
        #expect(try centre.book.projectionsAreRight())
    }

    /// Logs four batches of ten cells, then waits for what the running writer has to bring about.
    private func logFour(
        _ limits: QueueLimits, until isDone: @escaping @Sendable (LogBook) -> Bool
    ) async throws -> TestCentre {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        try centre.book.project()
        let (book, now) = (centre.book, centre.now)
        var records: [VerifiedRecord] = []
        var last: SealedBatch?
        for number in 0..<4 {
            let batch = batch(world, number, after: last)
            last = batch
            records.append(try book.ledger().registry.check.verify(batch.record).get())
        }
        let (writer, all) = (LogWriter(book: book, limits: limits) { now }, records)
        try await withRunning(writer) {
            for record in all { _ = try await writer.log(record).logged }
            var turns = 0
            while !isDone(book), turns < 500 {
                turns += 1
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(isDone(book))
        }
        return centre
    }
}
