import Agent
import DurableFiles
import Foundation
import Notation
import Submission
import TestSupport
import Testing

/// A backup is the whole agent but its device key; a restored folder goes on under another.
struct BackupTests {
    private let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID())").path
    }

    private func restore(_ office: TestOffice, to folder: String) throws -> AgentFolder {
        try Backup.restore(
            path, to: folder, passphrase: { _ in TestOffice.passphrase },
            surroundings: office.surroundings)
    }

    @Test("Drafts, records and persons come back; the key is new and the old one is nowhere")
    func back() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let old = try office.seal()
        try office.type("2026-Q1/A1/t2", "80")
        let made = try Backup.write(
            office.folder(), to: path, surroundings: office.surroundings)
        #expect(made.head.drafts == 1 && made.head.records == 1)
        let bytes = try DurableFile.read(path, limit: 1 << 24)
        #expect(Digest(of: bytes) == made.digest && bytes.count == made.bytes)
        #expect(try Backup.look(at: path) == made.head)
        let before = try office.folder()
        let folder = try restore(office, to: office.path + "-again")
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let identity = try #require(try folder.database.identity())
        let first = try #require(try before.database.identity())
        #expect(identity.device != first.device && identity.restoredAt != nil)
        #expect(identity.request.isRenewal(centre: first.card.centre))
        #expect(!identity.request.isProven(centre: first.card.centre))
        #expect(try folder.database.drafts() == before.database.drafts())
        #expect(try folder.database.pending() == [old.record.id])
        #expect(try folder.database.persons() == before.database.persons())
        let sealed = try Sealer(folder: folder, surroundings: office.surroundings)
            .seal(SealRequest(period: .of("2026-Q1")))
        #expect(sealed.record.key == identity.device)
        #expect(sealed.batch.header.sequence == 1 && sealed.batch.header.previous == nil)
        let secret = try DurableFile.read(office.path + "/keys/device.json", limit: 65_536)
        let parsed = try #require(try JSON(secret, form: .canonical)["secret"]?.string)
        #expect(!String(decoding: bytes, as: UTF8.self).contains(parsed))
    }

    @Test("A backup that is cut or changed restores nothing; a folder in use is left alone")
    func refused() async throws {
        let (office, _) = try await TestOffice.joined()
        _ = try Backup.write(office.folder(), to: path, surroundings: office.surroundings)
        #expect(codes { _ = try restore(office, to: office.path) } == ["restore-folder-taken"])
        let bytes = try DurableFile.read(path, limit: 1 << 24)
        var changed = bytes
        changed[bytes.count - 5_000] ^= 1
        let target = office.path + "-again"
        let cases = [changed, Array(bytes.dropLast()), Array(bytes.prefix(40)), [], bytes + [0]]
        for harmed in cases {
            try DurableFile.write(harmed, to: path)
            #expect(codes { _ = try restore(office, to: target) } == ["backup-damaged"])
            #expect(!FileManager.default.fileExists(atPath: target))
        }
    }

    @Test("Restoring that was broken off is done again; the wrong passphrase makes no agent")
    func brokenOff() async throws {
        let (office, _) = try await TestOffice.joined()
        _ = try Backup.write(office.folder(), to: path, surroundings: office.surroundings)
        let target = office.path + "-again"
        defer { try? FileManager.default.removeItem(atPath: target) }
        #expect(throws: RecordRefusal.self) {
            try Backup.restore(path, to: target, passphrase: { _ in "something else" })
        }
        #expect(codes { _ = try AgentFolder.open(target) } == ["agent-not-joined"])
        let folder = try restore(office, to: target)
        #expect(try folder.keys.open("device").get().id == folder.database.identity()?.device)
    }
}
