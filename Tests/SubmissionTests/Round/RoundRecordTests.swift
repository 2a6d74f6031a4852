import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Second and third duty: being enrolled, and sending what is pending.
@Suite("A round sends and believes receipts only")
struct RoundRecordTests {
    /// A round that has just sent b1 of three; the log holds nine keys and b1.
    private func sending() throws -> (talk: Talk, world: World, batches: [SealedBatch]) {
        var world = World()
        let batches = world.chain(of: 3)
        var talk = try Talk(world, pending: batches, latest: world.log.note(), position: 9)
        _ = talk.begin()
        #expect(talk.hears(world.centreReply()) == ["PUT /v1/records/b1 b1"])
        world.append(batches[0].record)
        return (talk, world, batches)
    }

    @Test("the second answer of a repeated PUT is as good as the first")
    func repeated() throws {
        var (talk, world, _) = try sending()
        #expect(
            talk.hears(world.recordReply(9, status: 200)) == [
                "GET /v1/log/proof/consistency?from=9&to=10"
            ])
        #expect(talk.hears(world.proofReply(from: 9, to: 10)).count == 3)
    }

    @Test("an older receipt must be shown to be of the same log, once for each size")
    func olderReceipt() throws {
        var (talk, world, batches) = try sending()
        world.append(batches[1].record)
        world.append(batches[2].record)
        _ = talk.hears(world.recordReply(9))
        _ = talk.hears(world.proofReply(from: 9, to: 12))
        // The centre kept the receipt that it gave when b2 came the first time.
        #expect(
            talk.hears(world.recordReply(10, at: 11)) == [
                "GET /v1/log/proof/consistency?from=11&to=12"
            ])
        #expect(
            talk.hears(world.proofReply(from: 11, to: 12)) == [
                "store receipt b2 at 10, accepted", "PUT /v1/records/b3 b3",
            ])
        #expect(
            talk.hears(world.recordReply(11, at: 12)) == [
                "store receipt b3 at 11, accepted", "GET /v1/sessions",
            ])
    }

    @Test("an older receipt of another tree is a fork")
    func olderFork() throws {
        var (talk, world, batches) = try sending()
        world.append(batches[1].record)
        world.append(batches[2].record)
        _ = talk.hears(world.recordReply(9))
        _ = talk.hears(world.proofReply(from: 9, to: 12))
        var second = World(enrolled: false).log
        for record in world.log.records.prefix(9) { second.append(record) }
        second.append(batches[1].record)
        let receipt = String(decoding: second.receipt(9), as: UTF8.self)
        #expect(
            talk.hears(World.reply(["receipt": .string(receipt)])) == [
                "GET /v1/log/proof/consistency?from=10&to=12"
            ])
        #expect(
            talk.hears(world.proofReply(from: 10, to: 12)) == [
                "keep evidence", "finish checkpoint-forked",
            ])
    }

    @Test("a status without a receipt changes nothing", arguments: [200, 201, 202])
    func statusAlone(_ status: Int) throws {
        var (talk, _, _) = try sending()
        #expect(
            talk.hears(World.reply(["ok": true], status: status)) == [
                "note b1 reply-not-centre", "finish reply-not-centre",
            ])
        #expect(talk.summary?.pending == 3)
        #expect(talk.summary?.sent == [])
    }

    @Test("a portal's page changes nothing")
    func portal() throws {
        var (talk, _, _) = try sending()
        #expect(
            talk.hears(World.portal) == ["note b1 reply-not-centre", "finish reply-not-centre"])
    }

    @Test("a receipt for another record, or signed by another key, is not believed")
    func wrongReceipts() throws {
        var (talk, world, batches) = try sending()
        // b1's place is leaf 9; the receipt is leaf 8's.
        #expect(
            talk.hears(world.recordReply(8)) == [
                "note b1 receipt-wrong", "PUT /v1/records/b2 b2",
            ])
        var forged = WorldLog(key: .named("forger"), origin: world.log.origin)
        for record in world.log.records { forged.append(record) }
        let text = String(decoding: forged.receipt(9), as: UTF8.self)
        #expect(
            talk.hears(World.reply(["receipt": .string(text)])) == [
                "note b2 checkpoint-wrong", "PUT /v1/records/b3 b3",
            ])
        #expect(
            talk.hears(World.reply(["receipt": "I promise"])) == [
                "note b3 receipt-malformed", "GET /v1/sessions",
            ])
        talk.readsFeed(world)
        _ = talk.hears(world.proofReply(from: 9, to: 10))
        let summary = try #require(talk.summary)
        #expect(summary.sent.count == 3)
        // The honest feed brings b1's own receipt in the end.
        #expect(summary.receipts == [batches[0].record.id])
        #expect(summary.refused.map(\.code) == ["checkpoint-wrong", "receipt-malformed"])
        #expect(summary.pending == 2)
    }

    @Test("a refused record steps aside, with the centre's own words")
    func refused() throws {
        var (talk, _, batches) = try sending()
        #expect(
            talk.hears(World.problem(403, "key-not-enrolled")) == [
                "note b1 centre-refused", "PUT /v1/records/b2 b2",
            ])
        #expect(talk.notes.first?.contains("reason key-not-enrolled") == true)
        _ = talk.hears(World.problem(422, "payload-shape"))
        #expect(talk.hears(World.problem(413, "record-too-large")).last == "GET /v1/sessions")
        #expect(talk.hears(World.problem(403, "key-not-enrolled")) == ["finish session-refused"])
        let summary = try #require(talk.summary)
        #expect(summary.refused.map(\.record) == batches.map(\.record.id))
        #expect(
            summary.refused.map(\.code) == [
                "key-not-enrolled", "payload-shape", "record-too-large",
            ])
        #expect(summary.refused[0].finding.zh.contains("原因 key-not-enrolled"))
        #expect(summary.sent.isEmpty && summary.pending == 3)
    }

    @Test("a fatal channel error stops the round")
    func fatalChannel() throws {
        var (talk, _, _) = try sending()
        let finding = Finding(.diskFull)
        #expect(
            talk.hears(.failed(finding, isFatal: true)) == [
                "note b1 disk-full", "finish disk-full",
            ])
    }

    @Test("a call that fails steps aside, three in a row stop the round")
    func failures() throws {
        var (talk, _, _) = try sending()
        let broken = RoundReply.failed(Finding(.replyNotCentre), isFatal: false)
        #expect(talk.hears(broken).last == "PUT /v1/records/b2 b2")
        #expect(
            talk.hears(World.reply([:], status: 500)) == [
                "note b2 centre-failed", "PUT /v1/records/b3 b3",
            ])
        #expect(talk.hears(broken) == ["note b3 reply-not-centre", "finish reply-not-centre"])
    }

    @Test("an answer of the centre between failures starts the count again")
    func failuresApart() throws {
        var (talk, _, _) = try sending()
        let broken = RoundReply.failed(Finding(.replyNotCentre), isFatal: false)
        _ = talk.hears(broken)
        _ = talk.hears(World.problem(422, "payload-shape"))
        #expect(talk.hears(broken).last == "GET /v1/sessions")
    }

    @Test("a busy centre is left alone for as long as it asks", arguments: [429, 503])
    func busy(_ status: Int) throws {
        var (talk, _, _) = try sending()
        let reply = RoundReply.http(
            status: status, contentType: "application/problem+json", retryAfter: 30, body: [])
        #expect(talk.hears(reply) == ["note b1 asked-to-wait", "finish asked-to-wait"])
        #expect(talk.summary?.wait == 30)
        #expect(talk.summary?.stop?.en.contains("30 s") == true)
    }

    @Test("a wait is held within a day, and may be left open")
    func waits() throws {
        for (asked, wait) in [(nil, nil), (-5, 0), (1_000_000_000, 86_400)] as [(Int?, Int?)] {
            var (talk, _, _) = try sending()
            _ = talk.hears(.http(status: 503, contentType: "", retryAfter: asked, body: []))
            #expect(talk.summary?.wait == wait)
        }
    }

    @Test("one round sends 500 records, the rest waits")
    func manyRecords() throws {
        let world = World()
        let ids = (0..<501).map { RecordID(Digest(of: [UInt8($0 % 256), UInt8($0 / 256)])) }
        var round = try Round(
            card: world.card, key: world.device.id, request: nil, pending: ids,
            latest: world.log.note(), registry: world.registry, position: 9)
        let now = Instant.of("2026-04-01T08:00:00Z")
        _ = round.begin()
        var actions = round.received(world.centreReply(), now: now)
        var puts = 0
        while case .call(let call)? = actions.last, call.method == .put {
            puts += 1
            actions = round.received(World.problem(422, "payload-shape"), now: now)
        }
        #expect(puts == RoundLimits.records)
        guard case .finish(let summary)? = round.abandon(because: Finding(.diskFull)).last else {
            Issue.record("The round did not finish.")
            return
        }
        #expect(summary.hasMore && summary.pending == 501)
    }

    @Test("what answers the request to enrol must speak of this key")
    func enrolmentAnswers() throws {
        let world = World()
        for (reply, end) in [
            (World.reply(["enrolled": true, "key": "other"]), "reply-not-centre"),
            (World.reply(["enrolled": 1]), "reply-not-centre"),
            (World.portal, "reply-not-centre"),
            (World.problem(409, "invitation-used"), "centre-refused"),
            (World.reply([:], status: 502), "centre-failed"),
        ] {
            var talk = try Talk(
                world, request: world.request(), registry: Registry(card: world.card))
            _ = talk.begin()
            _ = talk.hears(world.centreReply())
            #expect(talk.hears(reply) == ["finish \(end)"])
        }
        var talk = try Talk(world, request: world.request(), registry: Registry(card: world.card))
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        #expect(talk.hears(World.reply(["enrolled": true])) == ["GET /v1/sessions"])
    }
}
