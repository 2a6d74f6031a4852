import Foundation
import GRDB
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// One flipped bit in each kind of stored byte is found and named (F5).
struct FsckTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let column: String
        let sql: String
        let code: String

        var testDescription: String { column }
    }

    /// Flips one bit in the sixth byte of a BLOB.
    private static func flipped(_ table: String, _ column: String, _ place: String) -> String {
        "UPDATE \(table) SET \(column) = flipped(\(column)) WHERE \(place)"
    }

    static let damages = [
        Damage(
            column: "records.payload", sql: flipped("records", "payload", "leafIndex = 3"),
            code: "damaged-record"),
        Damage(
            column: "records.signature", sql: flipped("records", "signature", "leafIndex = 3"),
            code: "damaged-record"),
        Damage(
            column: "records.id", sql: flipped("records", "id", "leafIndex = 3"),
            code: "damaged-record"),
        Damage(
            column: "records.key", sql: flipped("records", "key", "leafIndex = 3"),
            code: "damaged-record"),
        Damage(
            column: "records.office", sql: "UPDATE records SET office = 'b02' WHERE leafIndex = 9",
            code: "damaged-record"),
        Damage(
            column: "records.previous",
            sql: "UPDATE records SET previous = randomblob(32) WHERE leafIndex = 10",
            code: "damaged-record"),
        Damage(
            column: "records.type",
            sql: "UPDATE records SET type = 'scheme' WHERE leafIndex = 3", code: "damaged-record"),
        Damage(
            column: "a missing record",
            sql: "PRAGMA foreign_keys = OFF; DELETE FROM records WHERE leafIndex = 4",
            code: "damaged-record"),
        Damage(
            column: "nodes of leaves", sql: flipped("nodes", "hash", "level = 0 AND position = 3"),
            code: "damaged-node"),
        Damage(
            column: "nodes above", sql: flipped("nodes", "hash", "level = 2 AND position = 1"),
            code: "damaged-node"),
        Damage(
            column: "a missing node", sql: "DELETE FROM nodes WHERE level = 1 AND position = 2",
            code: "damaged-node"),
        Damage(
            column: "a node too many",
            sql: "INSERT INTO nodes VALUES (5, 7, zeroblob(32))", code: "damaged-node"),
        Damage(
            column: "head.root", sql: flipped("head", "root", "one = 1"), code: "damaged-head"),
        Damage(
            column: "head.size", sql: "UPDATE head SET size = size - 1", code: "damaged-head"),
        Damage(
            column: "feed", sql: "DELETE FROM feed WHERE leafIndex = 9",
            code: "damaged-projection"),
    ]

    /// A folder of the program's own with a few batches in its log.
    private func centre() throws -> RunningCentre {
        let centre = try RunningCentre()
        let book = try centre.folder.openLog()
        for batch in centre.world.chain(of: 6) {
            let record = try book.ledger().registry.check.verify(batch.record).get()
            _ = try book.append([record], at: .of("2026-04-01T09:00:00Z"))
        }
        try book.store.close()
        return centre
    }

    private func damage(_ centre: RunningCentre, _ sql: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            database.add(
                function: DatabaseFunction("flipped", argumentCount: 1, pure: true) { values in
                    guard var data = Data.fromDatabaseValue(values[0]) else { return nil }
                    data[5] ^= 1
                    return data
                })
        }
        let queue = try DatabaseQueue(
            path: "\(centre.folder.path)/log.db", configuration: configuration)
        try queue.writeWithoutTransaction { database in
            let triggers = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
            try database.execute(sql: sql)
        }
    }

    @Test("A sound folder is clean")
    func clean() throws {
        let centre = try centre()
        #expect(try Fsck.check(centre.folder).isEmpty)
    }

    @Test("Damage is found and named", arguments: damages)
    func found(damage: Damage) throws {
        let centre = try centre()
        try self.damage(centre, damage.sql)
        let codes = try Fsck.check(centre.folder).map(\.code.text)
        #expect(codes.contains(damage.code), "\(codes)")
    }

    @Test("A page of an index that cannot be read is named, and the rest is checked all the same")
    func unreadablePage() throws {
        let centre = try centre()
        let path = "\(centre.folder.path)/log.db"
        let (root, size) = try DatabaseQueue(path: path).writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            let root = try Int.fetchOne(
                database,
                sql: "SELECT rootpage FROM sqlite_master WHERE name = 'recordsOfOffice'")
            return (root, try Int.fetchOne(database, sql: "PRAGMA page_size"))
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let page = try present(size)
        try file.seek(toOffset: UInt64(page * (try present(root) - 1)))
        try file.write(contentsOf: Data(repeating: 0, count: page))
        try file.close()
        try damage(centre, "UPDATE nodes SET hash = flipped(hash) WHERE level = 0 AND position = 3")
        let codes = Set(try Fsck.check(centre.folder).map(\.code.text))
        #expect(codes.isSuperset(of: ["damaged-database", "damaged-node"]), "\(codes)")
    }

    @Test("A flipped byte of the guard, a foreign guard and a guard ahead are found")
    func guardFile() throws {
        let centre = try centre()
        let path = "\(centre.folder.path)/guard"
        let good = try Data(contentsOf: URL(fileURLWithPath: path))
        var bent = good
        bent[bent.count - 10] ^= 1
        for bytes in [bent, Data("nothing".utf8), Data(World().log.note().bytes)] {
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(try !Fsck.check(centre.folder).isEmpty)
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(try Fsck.check(centre.folder).map(\.code.text) == ["guard-missing"])
        try good.write(to: URL(fileURLWithPath: path))
        #expect(try Fsck.check(centre.folder).isEmpty)
    }

    @Test("A file that is no database is broken machinery, not a clean bill")
    func noDatabase() throws {
        let centre = try centre()
        for name in ["log.db", "log.db-wal", "log.db-shm"] {
            try? FileManager.default.removeItem(atPath: "\(centre.folder.path)/\(name)")
        }
        try Data(repeating: 7, count: 8_192).write(
            to: URL(fileURLWithPath: "\(centre.folder.path)/log.db"))
        #expect(throws: (any Error).self) { _ = try Fsck.check(centre.folder) }
    }
}
