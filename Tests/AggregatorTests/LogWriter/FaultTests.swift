import GRDB
import Notation
import Submission
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// Each write fails twice: not done, and done all the same.
///
/// After each step the whole tree is verified from its bytes, and sending again gives one leaf and
/// a good receipt.
struct FaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let write: String
        let isDone: Bool
        /// Leaves that the failed call leaves behind.
        let grows: Int64
        /// True where the log takes nothing more until it is opened again.
        var isFatal = false
        var error: DatabaseError.ResultCode = .ok

        var testDescription: String { "\(write) fails \(isDone ? "but is done" : "undone")" }
    }

    static let rows = [
        Row(write: "commit", isDone: false, grows: 0),
        Row(write: "commit", isDone: true, grows: 1),
        Row(write: "commit", isDone: false, grows: 0, error: .SQLITE_FULL),
        Row(write: "commit", isDone: false, grows: 0, isFatal: true, error: .SQLITE_IOERR_FSYNC),
        Row(write: "commit", isDone: true, grows: 1, isFatal: true, error: .SQLITE_IOERR_FSYNC),
        Row(write: "sign", isDone: false, grows: 1),
        Row(write: "sign", isDone: true, grows: 1),
        Row(write: "guard", isDone: false, grows: 1),
        Row(write: "guard", isDone: true, grows: 1),
        Row(write: "read", isDone: false, grows: 0),
    ]

    @Test("A failed write answers nobody and loses nothing", arguments: rows)
    func faults(row: Row) throws {
        var world = World()
        let faults = Faults()
        let centre = try TestCentre(empty: world, effects: faults.install)
        for record in world.log.records { try centre.log(record) }
        let before = try centre.store.read { try $0.head().size }
        let batch = world.batch().record
        faults.arm(row)
        #expect(throws: (any Error).self) { try centre.log(batch) }
        faults.arm(nil)
        #expect(try centre.treeIsWhole())
        #expect(try centre.store.read { try $0.head().size } == before + row.grows)
        if row.isFatal {
            #expect(throws: CentreRefusal(Finding(.logStopped, ["reason": "injected"]))) {
                try centre.log(batch)
            }
        }
        let open = row.isFatal ? try TestCentre(empty: world, in: centre.folder) : centre
        let again = try open.log(batch)[0]
        world.append(batch)
        #expect(again.index == before)
        #expect(again.isNew == (row.grows == 0))
        try open.verify(again, batch)
        #expect(try open.book.checkpoint().bytes == world.log.note().bytes)
        #expect(try open.treeIsWhole())
    }

    @Test("After any fault other records go on, and the lost one can come later")
    func othersGoOn() throws {
        for row in Self.rows where !row.isFatal {
            let world = World()
            let faults = Faults()
            let centre = try TestCentre(empty: world, effects: faults.install)
            for record in world.log.records { try centre.log(record) }
            let chain = world.chain(of: 2)
            faults.arm(row)
            #expect(throws: (any Error).self) { try centre.log(chain[0].record) }
            faults.arm(nil)
            let second = try centre.log(chain[1].record)[0]
            try centre.verify(second, chain[1].record)
            let first = try centre.log(chain[0].record)[0]
            try centre.verify(first, chain[0].record)
            #expect(first.index != second.index)
            #expect(try centre.treeIsWhole())
        }
    }
}

/// Writes that fail on demand.
final class Faults: Sendable {
    private let row = Mutex<FaultTests.Row?>(nil)

    struct Injected: Error {}

    func arm(_ row: FaultTests.Row?) {
        self.row.withLock { $0 = row }
    }

    private func failure(of write: String, done: Bool) -> (any Error)? {
        row.withLock { row in
            guard let row, row.write == write, row.isDone == done else { return nil }
            guard row.error != .ok else { return Injected() }
            return DatabaseError(resultCode: row.error, message: "injected")
        }
    }

    private func around<Value>(_ write: String, _ body: () throws -> Value) throws -> Value {
        if let error = failure(of: write, done: false) { throw error }
        let value = try body()
        if let error = failure(of: write, done: true) { throw error }
        return value
    }

    func install(_ effects: inout LogEffects) {
        let real = effects
        effects.commit = { store, body in
            // Not done: the transaction is written and taken back, as SQLite does.
            if let error = self.failure(of: "commit", done: false) {
                try store.change { change in
                    try body(change)
                    throw error
                }
            }
            try self.around("commit") { try real.commit(store, body) }
        }
        effects.sign = { head in try self.around("sign") { try real.sign(head) } }
        effects.writeGuard = { note in try self.around("guard") { try real.writeGuard(note) } }
        effects.readGuard = { try self.around("read") { try real.readGuard() } }
    }
}
