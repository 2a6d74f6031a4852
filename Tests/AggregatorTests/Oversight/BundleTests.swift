import DurableFiles
import Foundation
import GRDB
import Notation
import Recount
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// The folder for auditors: whole or not there, and the same for the same log.
struct BundleTests {
    private let centre: RunningCentre

    init() throws {
        centre = try RunningCentre()
    }

    private func write(_ name: String) throws -> AuditBundle {
        try AuditBundle.write(centre.folder, to: centre.temporary.file(name)) { _, _ in }
    }

    private func files(_ name: String) throws -> [String: [UInt8]] {
        let path = centre.temporary.file(name)
        let pairs = try FolderListing.files(below: path).map { file in
            (file.path, try DurableFile.read("\(path)/\(file.path)", limit: 1 << 24))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("It holds every leaf, is sound, and comes out the same once more")
    func sound() throws {
        let bundle = try write("one")
        let size = try centre.folder.openLog().store.read { try $0.head().size }
        #expect(bundle.checkpoint.size == UInt64(size) && bundle.findings.isEmpty)
        let files = try files("one")
        #expect(files.count == bundle.files)
        #expect(files.keys.count { $0.hasPrefix("records/") } == Int(size))
        _ = try write("two")
        #expect(try self.files("two") == files)
        let report = try Audit.report(on: Held(bytes: files), under: centre.folder.card)
        #expect(report.isSound && report.counts.records == Int(size))
    }

    @Test("A folder that holds anything stays as it is")
    func occupied() throws {
        _ = try write("one")
        let before = try files("one")
        #expect(throws: CentreRefusal.self) { _ = try write("one") }
        #expect(try files("one") == before)
    }

    @Test("Where a record is damaged nothing is left behind")
    func damaged() throws {
        _ = try centre.folder.openLog().checkpoint()
        let queue = try DatabaseQueue(path: "\(centre.folder.path)/log.db")
        try queue.writeWithoutTransaction { database in
            let triggers = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
            try database.execute(
                sql: "UPDATE records SET payload = x'7b7d' WHERE leafIndex = 3")
        }
        #expect(throws: StoreFailure.damaged(table: "records", row: 3)) { _ = try write("one") }
        #expect(try files("one").isEmpty)
    }
}

/// A folder in memory.
private struct Held: AuditFiles {
    let bytes: [String: [UInt8]]

    func paths() -> [String] { Array(bytes.keys) }
    func read(_ path: String, limit: Int) -> [UInt8]? { bytes[path] }
}
