import Agent
import DurableFiles
import Foundation
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@Suite("Files carried by hand")
struct CourierTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stick-\(UUID())").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    /// An answer of the world's centre by a size of its log, as `docs/bundle-format.md` has it.
    private func answer(
        _ world: World, to office: TestOffice, at size: Int64? = nil,
        change: (inout [BundleName: [UInt8]]) -> Void = { _ in }
    ) throws -> String {
        let size = size ?? world.log.size
        let note = world.log.note(at: size).bytes
        var members: [BundleName: [UInt8]] = [.note(Digest(of: note)): note]
        for (index, record) in world.log.records.prefix(Int(size)).enumerated() {
            members[.record(record.id)] = record.wire
            members[.receipt(record.id)] = world.log.receipt(Int64(index), at: size)
        }
        members[.hashes] = world.log.records.prefix(Int(size)).flatMap {
            TreeHash(leaf: $0.id.digest.bytes).bytes
        }
        change(&members)
        let file = try BundleWriter.bundle(
            members.map { BundleMember($0.key, $0.value) }, centre: world.centre,
            way: .answer(to: world.office), made: .of("2026-04-03T08:00:00Z"),
            to: [office.folder().ageIdentity().recipient], random: TestBytes.random)
        let path = "\(folder)/answer.bundle"
        try DurableFile.write(file, to: path)
        return path
    }

    private func take(
        _ path: String, _ office: TestOffice, preview: Bool = false
    ) async throws -> RoundSummary {
        let folder = try office.folder()
        return try await RoundDriver(
            folder: folder, channel: CourierAnswer(path, for: folder),
            surroundings: office.surroundings, isPreview: preview
        ).run()
    }

    private func refusal(_ path: String, _ office: TestOffice) throws -> String? {
        do {
            _ = try CourierAnswer(path, for: office.folder())
            return nil
        } catch let refusal as AgentRefusal {
            return refusal.findings.first?.code.text
        } catch let refusal as RecordRefusal {
            return refusal.finding.code.text
        }
    }

    @Test("An answer brings the receipt, the decisions and the log's growth, all verified here")
    func answered() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        let waiting = try await take(answer(centre.world, to: office), office)
        #expect(waiting.receipts.isEmpty && waiting.pending == 1 && waiting.stop == nil)
        #expect(waiting.refused.map(\.code) == ["courier-not-answered"])
        centre.change { $0.log.append(sealed.record) }
        let path = try answer(centre.world, to: office)
        let before = try office.dump()
        let preview = try await take(path, office, preview: true)
        #expect(preview.receipts == [sealed.record.id])
        #expect(try office.dump() == before)
        let taken = try await take(path, office)
        #expect(taken.receipts == [sealed.record.id] && taken.pending == 0)
        #expect(taken.feedItems == 1 && taken.refused.isEmpty && taken.stop == nil)
        let item = try #require(try office.folder().database.outbox(all: true).first)
        #expect(item.state == "received")
        let status = try AgentStatus(folder: office.folder())
        #expect(status.entries == AgentStatus.EntryCounts(accepted: 1))
        #expect(status.checkpoint?.size == UInt64(centre.world.log.size))
        let again = try await take(path, office)
        #expect(again.feedItems == 0 && again.stop == nil)
    }

    @Test("An old answer is no rollback, and hashes that are not the signed log's are no log")
    func linked() async throws {
        let (office, centre) = try await TestOffice.joined()
        let size = centre.world.log.size
        let old = try answer(centre.world, to: office, at: size - 1)
        #expect(try refusal(old, office) == "courier-unlinked")
        let wrong = try answer(centre.world, to: office) { members in
            members[.hashes]?[5] ^= 1
        }
        #expect(try refusal(wrong, office) == "courier-unlinked")
        let short = try answer(centre.world, to: office) { members in
            members[.hashes]?.removeLast(32)
        }
        #expect(try refusal(short, office) == "courier-unlinked")
        let bare = try answer(centre.world, to: office) { members in
            members = members.filter { $0.key == .hashes }
        }
        #expect(try refusal(bare, office) == "courier-unlinked")
        #expect(try AgentStatus(folder: office.folder()).counts.evidence == 0)
    }

    @Test("A forged record or receipt in an answer is kept out, whoever made the file")
    func forged() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        centre.change { $0.log.append(sealed.record) }
        let path = try answer(centre.world, to: office) { members in
            let other = centre.world.log.receipt(0)
            members[.receipt(sealed.record.id)] = other
        }
        let taken = try await take(path, office)
        #expect(taken.receipts.isEmpty && taken.pending == 1)
        #expect(taken.refused.map(\.code) == ["receipt-wrong"])
        #expect(try office.folder().database.outbox(all: true).first?.state == "sent")
    }

    @Test("What waits is exported for the centre alone, with the request while it is not enrolled")
    func exported() throws {
        let world = World()
        let centre = try #require(AgeIdentity(secret: [UInt8](repeating: 5, count: 32)))
        let office = TestOffice(world)
        let agent = try AgentFolder.create(office.path)
        var invitation = world.invitation()
        #expect(invitation.card.recipient == nil)
        invitation.card.recipient = centre.recipient
        try Joining(invitation: invitation, person: .of("chen"), name: "陈明").prepare(
            in: agent, passphrase: TestOffice.passphrase, surroundings: office.surroundings)
        let statement = try Statements.make(
            .approval, about: RecordID(Digest(of: [1])), at: nil, text: nil,
            by: .of("chen"), passphrase: TestOffice.passphrase, in: agent,
            surroundings: office.surroundings)
        let path = "\(folder)/out.bundle"
        let made = try CourierExport.write(agent, to: path, surroundings: office.surroundings)
        #expect(made.records == [statement] && made.hasRequest)
        let bytes = try DurableFile.read(path, limit: 1 << 20)
        #expect(made.bytes == bytes.count && made.digest == Digest(of: bytes))
        var reader = BundleReader(identity: centre, centre: world.centre, seat: .centre)
        let members = try reader.push(bytes) + reader.finish()
        #expect(members.map(\.name) == [.record(statement), .request])
        #expect(try members.first?.bytes == agent.database.wire(statement))
        let item = try #require(try agent.database.outbox(all: true).first)
        #expect(item.state == "sent")
        #expect(item.attempts.map(\.outcome) == ["exported"])
        #expect(item.attempts.map(\.channel) == [.file])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.bundle"])
    }

    @Test("A centre whose card names no key cannot be exported to")
    func noRecipient() async throws {
        let (office, _) = try await TestOffice.joined()
        #expect(throws: AgentRefusal.self) {
            try CourierExport.write(office.folder(), to: "\(folder)/none.bundle")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("A medium that cannot take the file leaves nothing under its name")
    func noMedium() throws {
        #expect(throws: FileFailure.self) {
            _ = try CheckedFile.write(to: "\(folder)/missing/x") { try $0([1]) }
        }
        struct Pulled: Error {}
        #expect(throws: Pulled.self) {
            _ = try CheckedFile.write(to: "\(folder)/x") { sink in
                try sink([1, 2, 3])
                throw Pulled()
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
}

/// Randomness for tests: any bytes, each time others.
enum TestBytes {
    /// So many bytes.
    static func random(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255) }
    }
}
