import DurableFiles
import Foundation
import GRDB
import Notation
import Submission
import TestSupport
import Testing

/// Key files and databases: closed to others, and durable before anything is said.
@Suite struct KeyStoreTests {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "keys-\(UUID().uuidString)"
    ).path()

    @Test("A key is kept and opened again")
    func plain() throws {
        let store = try KeyStore(folder: folder)
        let key = SigningKey.named("device")
        try store.keep(key, as: "device")
        #expect(try store.open("device").get().id == key.id)
    }

    @Test("A key file that others may read is refused")
    func openToOthers() throws {
        let store = try KeyStore(folder: folder)
        try store.keep(.named("device"), as: "device")
        #expect(chmod(store.path("device"), 0o640) == 0)
        #expect(code(store.open("device")) == .keyFileUnreadable)
    }

    @Test("A missing or damaged key file is refused")
    func damaged() throws {
        let store = try KeyStore(folder: folder)
        #expect(code(store.open("device")) == .keyFileUnreadable)
        try store.keep(file: Array("{}".utf8), as: "device")
        #expect(code(store.open("device")) == .keyFileUnreadable)
    }

    @Test("A person's key opens with the passphrase and no other")
    func person() throws {
        let store = try KeyStore(folder: folder)
        let key = SigningKey.named("p1")
        let person = try #require(PersonID("p1"))
        let file = try KeyFile.wrapped(
            key, person: person, passphrase: "correct horse",
            salt: [UInt8](repeating: 1, count: 16), nonce: [UInt8](repeating: 2, count: 12))
        try store.keep(file: file, as: "p1")
        #expect(try store.open(person: person, passphrase: "correct horse").get().id == key.id)
        let wrong = store.open(person: person, passphrase: "correct house")
        #expect(code(wrong) == .passphraseWrong)
    }

    @Test("A database has WAL, synchronous FULL and mode 0600")
    func database() throws {
        try DurableFile.makeFolder(folder)
        let path = "\(folder)/a.sqlite"
        let pool = try DurableDatabase.open(path)
        let settings = try pool.writeWithoutTransaction { database in
            [
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try String.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA foreign_keys"),
            ]
        }
        #expect(settings == ["wal", "2", "1"])
        for file in [path, "\(path)-wal", "\(path)-shm"] {
            #expect(DurableFile.exists(file) && !DurableFile.isOpenToOthers(file), "\(file)")
        }
    }

    @Test("Opening databases side by side leaves the mask of the process as it was")
    func mask() async throws {
        try DurableFile.makeFolder(folder)
        let before = umask(0o022)
        defer { umask(before) }
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                group.addTask { [folder] in _ = try DurableDatabase.open("\(folder)/\(number).db") }
            }
            try await group.waitForAll()
        }
        let after = umask(0o022)
        #expect(after == 0o022)
    }

    private func code(_ result: Result<SigningKey, RecordRefusal>) -> FindingCode? {
        if case .failure(let refusal) = result { refusal.finding.code } else { nil }
    }
}
