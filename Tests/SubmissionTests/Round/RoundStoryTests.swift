import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Whole rounds, told from the first call to the last.
@Suite("A round from beginning to end")
struct RoundStoryTests {
    @Test("the first round of a new device asks to be enrolled and waits")
    func firstRound() throws {
        let world = World()
        var talk = try Talk(
            world, pending: world.chain(of: 1), request: world.request(),
            registry: Registry(card: world.card))
        #expect(talk.begin() == ["GET /v1/centre"])
        #expect(
            talk.hears(world.centreReply()) == [
                "store checkpoint 9", "POST /v1/enrolments \(body(of: world)) bytes",
            ])
        // Nothing is sent before the centre knows the key.
        #expect(talk.hears(world.enrolmentReply(false)) == ["finish enrolment-pending"])
        let summary = try #require(talk.summary)
        #expect(summary.pending == 1)
        #expect(summary.sent.isEmpty)
        let fingerprint = SpokenCode(world.device.id.digest).description
        #expect(summary.stop?.remedy.zh.contains(fingerprint) == true)
    }

    @Test("once approved, the same request opens the way and the feed brings the keys")
    func enrolledRound() throws {
        var world = World()
        let batches = world.chain(of: 2)
        var talk = try Talk(
            world, pending: batches, request: world.request(),
            registry: Registry(card: world.card))
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        #expect(talk.hears(world.enrolmentReply(true)) == ["PUT /v1/records/b1 b1"])
        world.append(batches[0].record)
        #expect(
            talk.hears(world.recordReply(9)) == ["GET /v1/log/proof/consistency?from=9&to=10"])
        #expect(
            talk.hears(world.proofReply(from: 9, to: 10)) == [
                "store checkpoint 10", "store receipt b1 at 9, accepted", "PUT /v1/records/b2 b2",
            ])
        world.append(batches[1].record)
        _ = talk.hears(world.recordReply(10))
        #expect(
            talk.hears(world.proofReply(from: 10, to: 11)) == [
                "store checkpoint 11", "store receipt b2 at 10, accepted", "GET /v1/sessions",
            ])
        #expect(talk.hears(World.nonceReply) == ["sign \(String(repeating: "0a", count: 16))"])
        let session = world.keyProof()
        #expect(talk.signs(session) == ["POST /v1/sessions \(session.wire.count) bytes"])
        #expect(talk.hears(World.tokenReply) == ["GET /v1/feed?after=0 with token"])
        #expect(
            talk.hears(world.feedReply(after: 0, count: 4)) == [
                "store 0 enrolment", "store 1 enrolment", "store 2 enrolment", "store 3 enrolment",
                "store position 4", "GET /v1/feed?after=4 with token",
            ])
        #expect(
            talk.hears(world.feedReply(after: 4)) == [
                "store 4 statement", "store 5 enrolment", "store 6 statement", "store 7 enrolment",
                "store 8 statement", "store 9 batch", "store 10 batch", "store position 11",
                "finish",
            ])
        let summary = try #require(talk.summary)
        #expect(summary.sent == batches.map(\.record.id))
        #expect(summary.receipts == summary.sent)
        #expect(summary.refused.isEmpty && summary.pending == 0 && summary.feedItems == 11)
        #expect(summary.checkpoint?.size == 11)
        #expect(summary.stop == nil && summary.findings.isEmpty && !summary.hasMore)
        // The feed has shown that the device is enrolled: the next round does not ask again.
        #expect(talk.round.registry.holder(world.device.id) != nil)
    }

    @Test("where the reply was lost the feed brings the receipt, and the round counts it")
    func lostReply() throws {
        var world = World()
        let batches = world.chain(of: 1)
        var talk = try Talk(world, pending: batches, latest: world.log.note(), position: 9)
        _ = talk.begin()
        #expect(talk.hears(world.centreReply()) == ["PUT /v1/records/b1 b1"])
        world.append(batches[0].record)
        #expect(
            talk.hears(.failed(Finding(.networkUnreachable), isFatal: false)) == [
                "note b1 network-unreachable", "GET /v1/sessions",
            ])
        _ = talk.hears(World.nonceReply)
        _ = talk.signs(world.keyProof())
        _ = talk.hears(World.tokenReply)
        #expect(
            talk.hears(world.feedReply(after: 9)) == [
                "GET /v1/log/proof/consistency?from=9&to=10"
            ])
        #expect(
            talk.hears(world.proofReply(from: 9, to: 10)) == [
                "store checkpoint 10", "store 9 batch", "store position 10", "finish",
            ])
        let summary = try #require(talk.summary)
        #expect(summary.receipts == batches.map(\.record.id))
        #expect(summary.sent.isEmpty && summary.refused.isEmpty && summary.pending == 0)
    }

    @Test("a round with nothing new stores nothing")
    func quietRound() throws {
        let world = World()
        var talk = try Talk(world, request: world.request(), latest: world.log.note(), position: 9)
        _ = talk.begin()
        #expect(talk.hears(world.centreReply()) == ["GET /v1/sessions"])
        _ = talk.hears(World.nonceReply)
        _ = talk.signs(world.keyProof())
        #expect(talk.hears(World.tokenReply) == ["GET /v1/feed?after=9 with token"])
        #expect(talk.hears(world.feedReply(after: 9)) == ["finish"])
    }

    @Test("events after the end, or out of turn, do nothing")
    func outOfTurn() throws {
        let world = World()
        var talk = try Talk(world)
        #expect(talk.hears(World.nonceReply) == [])
        #expect(talk.signs(world.keyProof()) == [])
        #expect(talk.begin() == ["GET /v1/centre"])
        #expect(talk.begin() == [])
        #expect(talk.signs(world.keyProof()) == [])
        #expect(talk.abandons(Finding(.diskFull)) == ["finish disk-full"])
        #expect(talk.hears(world.centreReply()) == [])
        #expect(talk.abandons(Finding(.diskFull)) == [])
    }

    @Test("while a session record is being signed no reply is heard")
    func repliesWhileSigning() throws {
        let world = World()
        var talk = try Talk(world, latest: world.log.note(), position: 9)
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        _ = talk.hears(World.nonceReply)
        #expect(talk.hears(World.tokenReply) == [])
        #expect(talk.signs(world.keyProof()).count == 1)
    }

    @Test("a round needs a card and a checkpoint of one log")
    func damagedAgent() throws {
        let world = World()
        let stranger = World(centre: .of("elsewhere"))
        #expect(throws: RoundMachineryError.self) {
            _ = try Talk(world, latest: stranger.log.note())
        }
        var card = world.card
        card.origin = "two words"
        let damaged = card
        #expect(throws: RoundMachineryError.badOrigin) {
            _ = try Round(
                card: damaged, key: world.device.id, request: nil, pending: [], latest: nil,
                registry: world.registry, position: 0)
        }
    }

    private func body(of world: World) -> Int { world.request().json.canonical.count }
}
