import Agent
import Foundation
import GRDB
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@Suite("Sealing")
struct SealerTests {
    private func replaces(_ sealed: SealedBatch) -> [[String]] {
        sealed.batch.entries.map { $0.replaces.map(\.description) }
    }

    @Test("A sealed batch verifies, says what was typed, and is no draft any more")
    func seals() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t2", "80")
        try office.type("2026-Q1/A1/t1", "92.50")
        try office.type("2026-Q2/A1/t1", "70")
        let sealed = try office.seal { $0.note = "一季度" }
        let verified = try centre.world.registry.check.verify(wire: sealed.record.wire).get()
        guard case .batch(let batch) = verified.content else {
            Issue.record("A batch was sealed.")
            return
        }
        #expect(batch.header.sequence == 1)
        #expect(batch.header.previous == nil)
        #expect(batch.header.preparer == .of("chen"))
        #expect(batch.header.note == "一季度")
        #expect(batch.header.sealedAt == .of("2026-04-02T08:00:00Z"))
        #expect(batch.header.scheme.hash == Digest(of: TestScheme.body()))
        let checkpoint = try #require(try office.folder().database.latestCheckpoint())
        #expect(batch.header.checkpoint.map { Array($0.utf8) } == checkpoint.bytes)
        #expect(batch.entries.map(\.content) == [.number(.of("92.5")), .number(.of("80"))])
        #expect(
            batch.entries.map { batch.cell(of: $0).description } == [
                "2026-Q1/A1/t1", "2026-Q1/A1/t2",
            ])
        #expect(try office.desk().checked().map(\.draft.place) == [place("2026-Q2/A1/t1")])
        #expect(try office.folder().database.pending() == [sealed.record.id])
    }

    @Test("Batches form one chain")
    func chain() async throws {
        let (office, _) = try await TestOffice.joined()
        var last: RecordID?
        for sequence in 1...4 {
            try office.type("2026-Q1/A1/t1", "\(sequence)")
            let sealed = try office.seal()
            #expect(sealed.batch.header.sequence == Int64(sequence))
            #expect(sealed.batch.header.previous == last)
            last = sealed.record.id
        }
    }

    @Test("Nothing to seal is refused")
    func empty() async throws {
        let (office, _) = try await TestOffice.joined()
        #expect(codes { _ = try office.seal() } == ["batch-empty"])
        try office.type("2026-Q1/A1/t1", "1")
        #expect(codes { _ = try office.seal(.of("2026-Q2")) } == ["batch-empty"])
        #expect(
            codes { _ = try office.seal { $0.only = [place("2026-Q1/A1/t2")] } }
                == ["draft-missing"])
    }

    @Test("Before the scheme has come nothing can be sealed, and drafts begun then seal after it")
    func beforeScheme() async throws {
        var world = World()
        let office = TestOffice(world)
        try office.join(world)
        try office.type("2026-Q1/A1/t1", "90")
        #expect(codes { _ = try office.seal() } == ["scheme-not-received"])
        world.publish(body: TestScheme.body())
        try await office.sync(FakeCentre(world))
        let sealed = try office.seal()
        #expect(sealed.batch.header.scheme.version == 1)
    }

    @Test("What the centre would return is refused with all findings, unless meant so")
    func findings() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "101")
        try office.type("2026-Q1/W1/t1", "5")
        try office.type("2026-Q1/A1/t2", "50")
        let before = try office.dump()
        #expect(
            codes { _ = try office.seal() } == ["value-out-of-range", "office-not-in-charge"])
        #expect(try office.dump() == before)
        let part = try office.seal { $0.only = [place("2026-Q1/A1/t2")] }
        #expect(part.batch.entries.count == 1)
        let rest = try office.seal { $0.despiteFindings = true }
        #expect(rest.batch.entries.count == 2)
    }

    @Test("What is no value is never sealed")
    func unreadable() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "九十")
        #expect(codes { _ = try office.seal { $0.despiteFindings = true } } == ["draft-unreadable"])
        #expect(try office.desk().checked().count == 1)
    }

    @Test("A draft on an older version waits to be carried over")
    func olderVersion() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        centre.change { world in
            world.publish(
                version: 2, previous: Digest(of: TestScheme.body()),
                body: TestScheme.body(version: 2))
        }
        try await office.sync(centre)
        #expect(codes { _ = try office.seal() } == ["draft-scheme-older"])
        _ = try office.desk().carry(period: nil)
        #expect(try office.seal().batch.header.scheme.version == 2)
    }

    @Test("Where the scheme asks for a reviewer, one is named who is enrolled and another person")
    func reviewer() async throws {
        let (office, _) = try await TestOffice.joined(reviewer: true)
        try office.type("2026-Q1/A1/t1", "90")
        #expect(codes { _ = try office.seal() } == ["reviewer-missing"])
        #expect(codes { _ = try office.seal { $0.reviewer = .of("chen") } } == ["reviewer-same"])
        #expect(
            codes { _ = try office.seal { $0.reviewer = .of("nobody") } }
                == ["person-not-enrolled"])
        #expect(
            codes {
                _ = try office.seal {
                    $0.preparer = .of("x"); $0.reviewer = .of("zhou")
                }
            }
                == ["person-not-enrolled"])
        let sealed = try office.seal { $0.reviewer = .of("zhou") }
        #expect(sealed.batch.header.reviewer == .of("zhou"))
    }

    @Test("A correction names every entry of its cell that no received entry replaces")
    func replaces() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "1")
        try office.type("2026-Q1/A1/t2", "1")
        let first = try office.seal()
        #expect(replaces(first) == [[], []])
        try office.type("2026-Q1/A1/t1", "2")
        let second = try office.seal()
        #expect(replaces(second) == [["\(first.record.id)#0"]])
        // The second has no receipt: it may be lost on its way, so the first is named again.
        try office.type("2026-Q1/A1/t1", "3")
        let third = try office.seal()
        let both = ["\(first.record.id)#0", "\(second.record.id)#0"].sorted()
        #expect(replaces(third) == [both])
        try await office.sync(centre)
        try office.type("2026-Q1/A1/t1", "4")
        #expect(replaces(try office.seal()) == [["\(third.record.id)#0"]])
    }

    @Test("A correction names what another computer of the office has given")
    func replacesOtherDevice() async throws {
        let (office, centre) = try await TestOffice.joined()
        let other = SigningKey.named("other device")
        let scheme = SchemeReference(
            id: .of("s2026"), version: 1, hash: Digest(of: TestScheme.body()))
        centre.change { world in
            let record = world.enrolment(of: .device(world.office), other)
            world.append(record)
            world.append(world.approval(of: record.id))
            world.append(world.batch([.value()], by: other, scheme: scheme).record)
        }
        try await office.sync(centre)
        try office.type("2026-Q1/A1/t1", "3")
        let sealed = try office.seal()
        let theirs = centre.world.log.records.last?.id.description ?? ""
        #expect(replaces(sealed) == [["\(theirs)#0"]])
        #expect(sealed.batch.header.sequence == 1)
    }

    @Test("A sealed batch comes back as drafts to be corrected")
    func correct() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "1.50")
        _ = try office.desk().set(place("2026-Q1/A1/t2"), .notApplicable("停产"), comment: "说明")
        let sealed = try office.seal()
        #expect(try office.desk().checked().isEmpty)
        _ = try office.desk().correct(batch: sealed.record.id)
        let drafts = try office.desk().checked().map(\.draft)
        #expect(drafts.map(\.content) == [.typed("1.5"), .notApplicable("停产")])
        #expect(drafts.last?.comment == "说明")
        let again = try office.seal()
        #expect(replaces(again) == [["\(sealed.record.id)#0"], ["\(sealed.record.id)#1"]])
        #expect(
            try office.desk().correct(cell: place("2026-Q1/A1/t1")) == again.record.id)
        #expect(try office.desk().checked().map(\.draft.place) == [place("2026-Q1/A1/t1")])
        #expect(
            codes { _ = try office.desk().correct(cell: place("2026-Q2/A1/t1")) }
                == ["record-unknown-here"])
        #expect(
            codes { _ = try office.desk().correct(batch: RecordID(Digest(of: []))) }
                == ["record-unknown-here"])
    }

    @Test("A device seals at most five hundred batches a day")
    func batchesPerDay() async throws {
        let (office, _) = try await TestOffice.joined()
        for number in 0..<Limits.batchesPerDay {
            try office.type("2026-Q1/A1/t1", "\(number % 100)")
            try office.seal { $0.despiteFindings = true }
        }
        try office.type("2026-Q1/A1/t1", "1")
        #expect(codes { _ = try office.seal() } == ["batches-per-day"])
        office.wait(seconds: 86_400)
        #expect(try office.seal().batch.header.sequence == 501)
    }
}

@Suite("Sealing and crashes")
struct SealingCrashTests {
    @Test(
        "A crash at any statement of sealing changes nothing, and sealing again seals once",
        arguments: ["record", "batch", "entry", "replacement", "draftChange"])
    func atStatement(table: String) async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "1")
        try office.seal()
        try office.type("2026-Q1/A1/t1", "2")
        let before = try office.dump()
        let queue = try DatabaseQueue(path: "\(office.path)/agent.sqlite")
        try await queue.write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER crash AFTER INSERT ON \(table)
                        BEGIN SELECT RAISE(ABORT, 'crash'); END
                    """)
        }
        #expect(throws: DatabaseError.self) { try office.seal() }
        #expect(try office.dump() == before)
        try await queue.write { try $0.execute(sql: "DROP TRIGGER crash") }
        let sealed = try office.seal()
        #expect(sealed.batch.header.sequence == 2)
        #expect(try office.folder().database.pending().count == 2)
    }

    @Test("A process that dies after sealing has sealed: the chain goes on behind it")
    func afterCommit() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "1")
        let faults = WriteFaults { moment, intent in
            if moment == .after, intent == "seal" { throw Killed() }
        }
        #expect(throws: Killed.self) { try office.seal(faults: faults) }
        #expect(try office.desk().checked().isEmpty)
        let first = try #require(try office.folder().database.pending().first)
        try office.type("2026-Q1/A1/t1", "2")
        let second = try office.seal()
        #expect(second.batch.header.sequence == 2)
        #expect(second.batch.header.previous == first)
    }

    @Test("A restored backup learns its own head from the feed and never forks", arguments: [1, 3])
    func restored(lost: Int) async throws {
        let (office, centre) = try await TestOffice.joined()
        let backup = office.path + "-backup"
        try FileManager.default.copyItem(atPath: office.path, toPath: backup)
        for number in 1...lost {
            try office.type("2026-Q1/A1/t1", "\(number)")
            try office.seal()
        }
        try await office.sync(centre)
        try FileManager.default.removeItem(atPath: office.path)
        try FileManager.default.moveItem(atPath: backup, toPath: office.path)
        try await office.sync(centre)
        try office.type("2026-Q1/A1/t1", "9")
        let sealed = try office.seal()
        #expect(sealed.batch.header.sequence == Int64(lost + 1))
        #expect(sealed.batch.header.previous == centre.world.log.records.last?.id)
        let summary = try await office.sync(centre)
        #expect(summary.receipts == [sealed.record.id])
        #expect(try told(office.folder()) == ["office-key-unconfirmed"])
    }

    @Test("A copied disk that sealed apart is told, keeps everything, and seals no more")
    func forked() async throws {
        let (office, centre) = try await TestOffice.joined()
        let copy = office.path + "-copy"
        try FileManager.default.copyItem(atPath: office.path, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try office.type("2026-Q1/A1/t1", "1")
        try office.seal()
        try await office.sync(centre)
        let twin = try AgentFolder.open(copy)
        let desk = try DraftDesk(folder: twin, surroundings: office.surroundings)
        _ = try desk.set(place("2026-Q1/A1/t1"), .typed("2"))
        let sealed = try Sealer(folder: twin, surroundings: office.surroundings)
            .seal(SealRequest(period: .of("2026-Q1")))
        #expect(sealed.batch.header.sequence == 1)
        let driver = RoundDriver(
            folder: twin, channel: centre, surroundings: office.surroundings)
        let summary = try await driver.run()
        #expect(summary.receipts == [sealed.record.id])
        _ = try desk.set(place("2026-Q1/A1/t1"), .typed("3"))
        let refusal = codes {
            _ = try Sealer(folder: twin).seal(SealRequest(period: .of("2026-Q1")))
        }
        #expect(refusal == ["chain-forked"])
        #expect(try told(twin) == ["chain-forked", "office-key-unconfirmed"])
        #expect(try AgentStatus(folder: twin).counts.drafts == 1)
    }

    /// What the status tells; the world's reviewer `zhou` is enrolled unasked, after the device.
    private func told(_ folder: AgentFolder) throws -> [String] {
        try AgentStatus(folder: folder).findings.map(\.code.text)
    }
}

@Suite("Statements")
struct StatementsTests {
    private let about = RecordID(Digest(of: [4]))

    @Test("A statement is signed by the person and waits in the outbox, once")
    func makes() async throws {
        let (office, centre) = try await TestOffice.joined()
        let make = {
            try Statements.make(
                .rejection, about: about, at: "2026-Q1/A1/t1", text: "整改计划", by: .of("chen"),
                passphrase: TestOffice.passphrase, in: office.folder(),
                surroundings: office.surroundings)
        }
        let id = try make()
        #expect(try make() == id)
        #expect(try office.folder().database.pending() == [id])
        let summary = try await office.sync(centre)
        #expect(summary.receipts == [id])
        let logged = try #require(centre.world.log.records.last)
        let statement = try Statement(payload: logged.payload)
        #expect(statement.kind == .rejection)
        #expect(statement.text == "整改计划")
        #expect(statement.key == centre.world.clerk.id)
    }

    @Test("An unknown person, a wrong passphrase and a text too long are refused")
    func refused() async throws {
        let (office, _) = try await TestOffice.joined()
        func refusal(_ person: PersonID, _ passphrase: String, _ text: String) -> String {
            do {
                _ = try Statements.make(
                    .rejection, about: about, at: nil, text: text, by: person,
                    passphrase: passphrase, in: office.folder())
                return "none"
            } catch let refusal as AgentRefusal {
                return refusal.findings[0].code.text
            } catch let refusal as RecordRefusal {
                return refusal.finding.code.text
            } catch {
                return "\(error)"
            }
        }
        #expect(refusal(.of("zhou"), TestOffice.passphrase, "x") == "person-unknown-here")
        #expect(refusal(.of("chen"), "wrong horse", "x") == "passphrase-wrong")
        let long = String(repeating: "长", count: 2_001)
        #expect(refusal(.of("chen"), TestOffice.passphrase, long) == "seal-text-length")
        #expect(try office.folder().database.pending().isEmpty)
    }

    @Test("Words on what no standing here says, and answers without a text, are refused")
    func aimless() async throws {
        let (office, _) = try await TestOffice.joined()
        func refusal(_ kind: Submission.Statement.Kind, _ text: String?) -> [String] {
            codes {
                _ = try Statements.make(
                    kind, about: about, at: "t1/A1", text: text, by: .of("chen"),
                    passphrase: TestOffice.passphrase, in: office.folder())
            }
        }
        for kind in [Submission.Statement.Kind.answer, .appeal, .rules] {
            for text in [nil, "", " \n"] {
                #expect(refusal(kind, text) == ["statement-text-missing"])
            }
        }
        for kind in [Submission.Statement.Kind.answer, .appeal, .acknowledgement] {
            #expect(refusal(kind, "x") == ["record-unknown-here"])
        }
        #expect(try office.folder().database.pending().isEmpty)
    }
}
