import DurableFiles
import Foundation
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

struct FoundingTests {
    private let now: Instant = .of("2026-04-01T08:00:00Z")

    private func found(_ path: String) throws -> CentreFolder {
        try CentreFolder.found(
            at: path, centre: .of("haizhou"), name: "海州市考核办", random: TestRandom().bytes,
            now: now)
    }

    @Test("A new centre is whole: card, keys, guard, and its log key as leaf 0")
    func founding() throws {
        let temporary = try TemporaryFolder()
        let folder = try found(temporary.file("C"))
        let opened = try CentreFolder(existing: temporary.file("C"))
        #expect(opened.card == folder.card)
        #expect(opened.card.origin == "shangji/haizhou/1")
        let book = try opened.openLog()
        let leaf = try present(try book.store.read { try $0.record(at: 0) })
        let content = try RecordContent(type: leaf.record.type, payload: leaf.record.payload)
        guard case .enrolment(let enrolment) = content, case .add(let holder) = enrolment.act
        else { throw Missing() }
        #expect(holder.role == .log)
        #expect(holder.publicKey == folder.card.logKey)
        #expect(enrolment.key == folder.card.rootKey.id)
        #expect(try folder.card.logTrust.verify(book.checkpoint()).size == 1)
        #expect(try Fsck.check(opened).isEmpty)
    }

    @Test("Secrets are for their owner alone")
    func modes() throws {
        let temporary = try TemporaryFolder()
        let folder = try found(temporary.file("C"))
        for name in [
            "root.json", "keys/log.json", "keys/age.json", "tls/key.pem", "guard", "log.db",
        ] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(folder.path)/\(name)")
            #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
        }
    }

    @Test("The age key of the centre is the card's, or is refused")
    func ageKey() throws {
        let temporary = try TemporaryFolder()
        let folder = try found(temporary.file("C"))
        let identity = try folder.ageIdentity()
        #expect(identity.recipient == folder.card.recipient)
        #expect(try CentreFolder(existing: folder.path).ageIdentity() == identity)
        let path = "\(folder.path)/keys/age.json"
        let unreadable = RecordRefusal(.keyFileUnreadable, ["file": path])
        let other = try present(AgeIdentity(secret: [UInt8](repeating: 9, count: 32)))
        try DurableFile.write(other.file, to: path)
        #expect(throws: CentreRefusal(.damagedKeyFile)) { try folder.ageIdentity() }
        try DurableFile.write(identity.file, to: path, mode: 0o644)
        #expect(throws: unreadable) { try folder.ageIdentity() }
        try DurableFile.write(Array("{}".utf8), to: path)
        #expect(throws: unreadable) { try folder.ageIdentity() }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: unreadable) { try folder.ageIdentity() }
    }

    @Test("An existing folder is refused and stays as it is")
    func existing() throws {
        let temporary = try TemporaryFolder()
        let path = temporary.file("C")
        _ = try found(path)
        let before = try FileManager.default.subpathsOfDirectory(atPath: path)
        #expect(throws: CentreRefusal(.folderExists, at: path)) { _ = try found(path) }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: path) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == ["C"])
    }

    @Test("Opening creates nothing")
    func opening() throws {
        let temporary = try TemporaryFolder()
        #expect(throws: CentreRefusal.self) { _ = try CentreFolder(existing: temporary.path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
        let folder = try found(temporary.file("C"))
        try FileManager.default.removeItem(atPath: "\(folder.path)/log.db")
        #expect(throws: CentreRefusal.self) { _ = try folder.openLog() }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/log.db"))
    }

    @Test("Another log key than the card's is refused")
    func foreignKey() throws {
        let temporary = try TemporaryFolder()
        let folder = try found(temporary.file("C"))
        try Data(KeyFile.plain(.named("other"))).write(
            to: URL(fileURLWithPath: "\(folder.path)/keys/log.json"))
        #expect(throws: CentreRefusal(.damagedKeyFile)) { _ = try folder.openLog() }
    }

    @Test(
        "openssl reads the certificate, and its pin is the invitation's",
        .enabled(if: ChildProcess.exists("openssl"), "no openssl on the path"))
    func certificate() throws {
        let temporary = try TemporaryFolder()
        let folder = try found(temporary.file("C"))
        let text = try ChildProcess.run([
            "sh", "-c",
            """
            openssl x509 -in \(folder.path)/tls/certificate.pem -pubkey -noout |
            openssl pkey -pubin -outform DER | sha256sum | cut -c1-64
            """,
        ])
        #expect(
            String(decoding: text, as: UTF8.self)
                == "\(try folder.tlsPin().hex)\n")
        let dates = try ChildProcess.run([
            "openssl", "x509", "-in", "\(folder.path)/tls/certificate.pem", "-noout",
            "-startdate", "-enddate", "-subject",
        ])
        let words = String(decoding: dates, as: UTF8.self)
        #expect(words.contains("notBefore=Mar 31 08:00:00 2026 GMT"))
        #expect(words.contains("2076 GMT"))
        #expect(words.contains("shangji haizhou"))
    }
}
