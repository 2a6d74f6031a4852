import Agent
import Foundation
import Notation
import Submission
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@Suite("Rounds of exchange")
struct RoundDriverTests {
    @Test("From joining to a receipt, call by call")
    func story() async throws {
        var world = World()
        world.publish(body: TestScheme.body())
        let office = TestOffice(world)
        try office.join(world)
        let centre = FakeCentre(world)
        centre.state.withLock { $0.approves = false }
        let waiting = try await office.sync(centre)
        #expect(waiting.stop?.code.text == "enrolment-pending")
        #expect(centre.takeCalls() == ["GET /v1/centre", "POST /v1/enrolments"])

        centre.state.withLock { $0.approves = true }
        let first = try await office.sync(centre)
        #expect(first.stop == nil)
        #expect(first.feedItems == Int(world.log.size))
        #expect(
            centre.takeCalls() == [
                "GET /v1/centre", "POST /v1/enrolments", "GET /v1/sessions", "POST /v1/sessions",
                "GET /v1/feed?after=0", "GET /v1/feed?after=5", "GET /v1/feed?after=10",
            ])

        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        let second = try await office.sync(centre)
        #expect(second.sent == [sealed.record.id])
        #expect(second.receipts == [sealed.record.id])
        #expect(second.pending == 0)
        #expect(
            centre.takeCalls() == [
                "GET /v1/centre", "PUT /v1/records",
                "GET /v1/log/proof/consistency?from=11&to=12", "GET /v1/sessions",
                "POST /v1/sessions", "GET /v1/feed?after=11",
            ])
        let item = try #require(try office.folder().database.outbox(all: true).first)
        #expect(item.state == "received")
        #expect(item.verdict?["status"]?.string == "accepted")
        let status = try AgentStatus(folder: try office.folder())
        #expect(status.isEnrolled)
        #expect(status.entries == AgentStatus.EntryCounts(accepted: 1))
        #expect(status.checkpoint?.size == 12)
    }

    @Test("A lost answer is asked for again, and the record counts once")
    func lostAnswer() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        let size = centre.world.log.size
        centre.fail(
            "PUT /v1/records", .answerLost(TransportFailure(.interrupted, detail: "reset")))
        centre.fail("GET /v1/feed", .lost(TransportFailure(.interrupted, detail: "reset")))
        let first = try await office.sync(centre)
        #expect(first.receipts.isEmpty)
        #expect(first.refused.map(\.code) == ["connection-broken"])
        #expect(centre.world.log.size == size + 1)
        _ = centre.takeCalls()
        let second = try await office.sync(centre)
        #expect(centre.takeCalls().contains("PUT /v1/records"))
        #expect(second.pending == 0)
        #expect(centre.world.log.size == size + 1)
        #expect(
            try office.folder().database.receipts(own: true).map(\.record) == [sealed.record.id])
    }

    @Test("Where the answer was lost the feed of the same round brings receipt and verdict")
    func lostAnswerByFeed() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        centre.fail(
            "PUT /v1/records", .answerLost(TransportFailure(.interrupted, detail: "reset")))
        let summary = try await office.sync(centre)
        #expect(summary.receipts == [sealed.record.id])
        #expect(summary.refused.isEmpty && summary.pending == 0)
        let status = try AgentStatus(folder: try office.folder())
        #expect(status.entries == AgentStatus.EntryCounts(accepted: 1))
    }

    @Test("A login page that answers 200 changes nothing and ends the round")
    func captivePortal() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        let page = HTTPReply(
            status: 200, headers: ["content-type": "text/html"], body: Array("<html>".utf8))
        for call in ["GET /v1/centre", "PUT /v1/records", "GET /v1/sessions", "GET /v1/feed"] {
            centre.fail(call, .answered(page))
            let summary = try await office.sync(centre)
            #expect(summary.stop?.code.text == "reply-not-centre", "\(call)")
            let isBefore = call == "GET /v1/centre" || call == "PUT /v1/records"
            #expect(try office.folder().database.pending().count == (isBefore ? 1 : 0), "\(call)")
        }
    }

    @Test("An answer with a false receipt is not believed")
    func falseReceipt() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        let world = centre.world
        let other = String(decoding: world.log.receipt(0), as: UTF8.self)
        centre.fail("PUT", .answered(FakeCentre.json(["receipt": .string(other)], status: 201)))
        let summary = try await office.sync(centre)
        #expect(summary.refused.map(\.code) == ["receipt-wrong"])
        #expect(summary.receipts.isEmpty)
        let item = try #require(try office.folder().database.outbox().first)
        #expect(item.id == sealed.record.id)
        #expect(item.state == "sent")
        #expect(item.attempts.map(\.outcome) == ["receipt-wrong"])
    }

    @Test("A refused item steps aside and the others go through")
    func stepsAside() async throws {
        let (office, centre) = try await TestOffice.joined()
        var ids: [RecordID] = []
        for number in 1...3 {
            try office.type("2026-Q1/A1/t1", "\(number)")
            ids.append(try office.seal().record.id)
        }
        centre.fail(
            "PUT /v1/records/\(ids[1])",
            .answered(FakeCentre.problem(422, "payload-not-canonical")))
        let summary = try await office.sync(centre)
        #expect(summary.receipts == [ids[0], ids[2]])
        #expect(summary.refused.map(\.record) == [ids[1]])
        #expect(summary.refused.map(\.code) == ["payload-not-canonical"])
        let stuck = try #require(try office.folder().database.outbox().first)
        #expect(stuck.attempts.map(\.outcome) == ["centre-refused"])
        #expect(stuck.attempts.first?.zh.isEmpty == false)
        let next = try await office.sync(centre)
        #expect(next.receipts == [ids[1]])
    }

    @Test("A busy centre is left alone for as long as it asks", arguments: [429, 503])
    func busy(status: Int) async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        centre.fail(
            "PUT", .answered(FakeCentre.problem(status, "busy", headers: ["retry-after": "17"])))
        let summary = try await office.sync(centre)
        #expect(summary.wait == 17)
        #expect(summary.stop?.code.text == "asked-to-wait")
        #expect(summary.pending == 1)
        #expect(centre.takeCalls() == ["GET /v1/centre", "PUT /v1/records"])
    }

    @Test("Without network the round ends at once and the reason is kept")
    func unreachable() async throws {
        let (office, centre) = try await TestOffice.joined()
        centre.fail("GET /v1/centre", .lost(TransportFailure(.connect, detail: "refused")))
        let summary = try await office.sync(centre)
        #expect(summary.stop?.code.text == "network-unreachable")
        let last = try office.folder().database.counts().lastRound
        #expect(last?.outcome == "network-unreachable")
        #expect(last?.en.contains("refused") == true)
    }

    @Test("A record shows each round that failed while it waited, and is not called sent by that")
    func failedRoundsAreShown() async throws {
        let (office, centre) = try await TestOffice.joined()
        office.wait(seconds: 60)
        centre.fail("GET /v1/centre", .lost(TransportFailure(.connect, detail: "too early")))
        try await office.sync(centre)
        office.wait(seconds: 60)
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        for _ in 0..<2 {
            centre.fail("GET /v1/centre", .lost(TransportFailure(.connect, detail: "refused")))
            office.wait(seconds: 60)
            try await office.sync(centre)
        }
        let waiting = try #require(try office.folder().database.outbox().first)
        #expect(waiting.state == "sealed")
        #expect(
            waiting.attempts.map(\.outcome) == ["network-unreachable", "network-unreachable"])
        #expect(waiting.attempts.allSatisfy { $0.en.contains("refused") })
        office.wait(seconds: 60)
        try await office.sync(centre)
        office.wait(seconds: 60)
        centre.fail("GET /v1/centre", .lost(TransportFailure(.connect, detail: "too late")))
        try await office.sync(centre)
        let received = try #require(try office.folder().database.outbox(all: true).first)
        #expect(received.state == "received")
        #expect(
            received.attempts.map(\.outcome)
                == ["network-unreachable", "network-unreachable", "received"])
    }

    @Test("Of months without a network the last hundred rounds are shown, the first of them first")
    func lastRoundsAreShown() async throws {
        let (office, centre) = try await TestOffice.joined()
        office.wait(seconds: 60)
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        for round in 1...103 {
            let failure = TransportFailure(.connect, detail: "round \(round).")
            centre.fail("GET /v1/centre", .lost(failure))
            office.wait(seconds: 60)
            try await office.sync(centre)
        }
        let waiting = try #require(try office.folder().database.outbox().first)
        #expect(waiting.attempts.count == 100)
        #expect(waiting.attempts.first?.en.contains("round 4.") == true)
        #expect(waiting.attempts.last?.en.contains("round 103.") == true)
    }

    @Test("A log that has become shorter is told, and the evidence is kept")
    func rolledBack() async throws {
        let (office, centre) = try await TestOffice.joined()
        let world = centre.world
        var members: [String: JSON] = ["card": world.card.json, "v": 1]
        let old = world.log.note(at: 3).bytes
        members["checkpoint"] = .string(String(decoding: old, as: UTF8.self))
        centre.fail("GET /v1/centre", .answered(FakeCentre.json(.object(members))))
        let summary = try await office.sync(centre)
        #expect(summary.stop?.code.text == "checkpoint-rolled-back")
        #expect(try office.folder().database.counts().evidence == 1)
        #expect(
            try AgentStatus(folder: try office.folder()).findings.map(\.code.text)
                == ["checkpoint-forked", "office-key-unconfirmed"])
    }

    @Test("A kill at any stored thing loses nothing: the next round ends as if none had been")
    func killedAnywhere() async throws {
        var reached = 0
        for moment in [WriteFaults.Moment.before, .after] {
            for strike in 1...60 {
                let (office, centre) = try await Self.officeWithWork()
                let counter = Counter()
                let faults = WriteFaults { when, _ in
                    if when == moment, counter.next() == strike { throw Killed() }
                }
                do {
                    try await office.sync(centre, faults: faults)
                    break
                } catch is Killed {
                    reached += 1
                }
                let summary = try await office.sync(centre)
                #expect(summary.stop == nil)
                let database = try office.folder().database
                #expect(try database.pending().isEmpty, "\(moment) \(strike)")
                #expect(try database.receipts(own: true).count == 3, "\(moment) \(strike)")
                #expect(try database.feed().count == Int(centre.world.log.size))
                #expect(try database.feedPosition() == centre.world.log.size)
                let ids = centre.world.log.records.map(\.id)
                #expect(Set(ids).count == ids.count)
            }
        }
        // Three receipts, seven leaves of the feed, its position and a checkpoint at two moments each.
        #expect(reached >= 24)
    }

    /// An office with three sealed batches and a feed of everything still to come.
    private static func officeWithWork() async throws -> (TestOffice, FakeCentre) {
        let (office, centre) = try await TestOffice.joined()
        for number in 1...3 {
            try office.type("2026-Q1/A1/t1", "\(number)")
            try office.seal()
        }
        centre.change { world in
            for number in 0..<4 {
                let record = world.approval(of: RecordID(Digest(of: [UInt8(number)])))
                world.append(record)
            }
        }
        return (office, centre)
    }

    @Test("An approval that comes later turns a held batch into an accepted one")
    func heldThenAccepted() async throws {
        let (office, centre) = try await TestOffice.joined(reviewer: true)
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal { $0.reviewer = .of("zhou") }
        try await office.sync(centre)
        #expect(
            try AgentStatus(folder: try office.folder()).entries
                == AgentStatus.EntryCounts(held: 1))
        centre.change { world in
            world.append(world.approval(of: sealed.record.id, by: world.reviewer))
        }
        try await office.sync(centre)
        #expect(
            try AgentStatus(folder: try office.folder()).entries
                == AgentStatus.EntryCounts(accepted: 1))
    }

    @Test("What the centre returns is seen at the office, with the reason")
    func returned() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        try await office.sync(centre)
        #expect(
            try AgentStatus(folder: try office.folder()).entries
                == AgentStatus.EntryCounts(accepted: 1))
        let scheme = try #require(try AgentStatus(folder: try office.folder()).schemes.first)
        centre.change { world in
            let decision = Decision(
                centre: world.centre, key: world.first.id, scheme: scheme, reason: "请核对",
                items: [.giveBack([EntryID(sealed.record.id, 0)])])
            world.append(world.first.signed(.decision, decision.payload))
        }
        try await office.sync(centre)
        #expect(
            try AgentStatus(folder: try office.folder()).entries
                == AgentStatus.EntryCounts(returned: 1))
        let database = try office.folder().database
        let item = try #require(try database.outbox(all: true).first)
        let verdicts = Verdicts(try database.state(card: centre.world.card))
        let verdict = verdicts.current(item.id, item.verdict)
        let findings = verdict?["entries"]?.array?.first?["findings"]?.array ?? []
        #expect(findings.map { $0["code"]?.string } == ["entry-returned"])
    }

    @Test("When nothing has left for three days, the status says so")
    func nothingLeft() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        let status = {
            try AgentStatus(folder: try office.folder(), surroundings: office.surroundings)
                .findings.map(\.code.text).filter { $0 != "office-key-unconfirmed" }
        }
        office.wait(seconds: 3 * 86_400 - 1)
        #expect(try status() == [])
        office.wait(seconds: 1)
        #expect(try status() == ["nothing-left-for-days"])
        try await office.sync(centre)
        #expect(try status() == [])
    }

    @Test("Exported receipts verify with the centre off")
    func export() async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let sealed = try office.seal()
        try await office.sync(centre)
        let folder = try office.folder()
        let target = office.path + "/export"
        try ReceiptExport(folder: folder).write(
            try folder.database.receipts(own: true), to: target)
        let read = { (name: String) in
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(target)/\(name)")))
        }
        let card = try #require(CentreCard(json: try JSON(read("card.json"), form: .canonical)))
        let record = try SignedRecord.read(read("\(sealed.record.id).record")).get()
        #expect(record == sealed.record)
        let receipt = try Receipt.verify(
            read("\(record.id).receipt"), for: record.id, card: card
        ).get()
        #expect(receipt.index == 11)
        let newest = try #require(try folder.database.checkpoints().last)
        #expect(try read("checkpoint") == newest.bytes)
        #expect(try read("checkpoints/12") == newest.bytes)
    }
}

/// Counts the transactions of a round.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
