import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// First duty: the right centre, and a log that only grows.
@Suite("A round knows its centre and its log")
struct RoundCentreTests {
    private func afterBegin(_ world: World, latest: SignedNote? = nil) throws -> Talk {
        var talk = try Talk(world, pending: world.chain(of: 1), latest: latest, position: 9)
        #expect(talk.begin() == ["GET /v1/centre"])
        return talk
    }

    @Test("another card stops the round before anything is sent", arguments: 0..<5)
    func otherCard(_ field: Int) throws {
        let world = World()
        var card = world.card
        switch field {
        case 0: card.centre = .of("other")
        case 1: card.name = "别处"
        case 2: card.origin = "shangji/other/1"
        case 3: card.logKey = world.first.publicKey
        default: card.rootKey = world.first.publicKey
        }
        let name = ["centre", "name", "origin", "logKey", "rootKey"][field]
        var talk = try afterBegin(world)
        #expect(talk.hears(world.centreReply(card: card)) == ["finish centre-card-differs"])
        #expect(talk.summary?.stop?.parameters["field"] == name)
    }

    @Test("a login page with status 200 changes nothing")
    func portal() throws {
        let world = World()
        var talk = try afterBegin(world)
        #expect(talk.hears(World.portal) == ["finish reply-not-centre"])
        #expect(talk.summary?.stop?.en.contains("text/html") == true)
        #expect(talk.summary?.checkpoint == nil)
    }

    @Test("JSON that is no centre's reply is not believed")
    func otherJSON() throws {
        let world = World()
        for json: JSON in [
            [:], ["card": "x"], ["card": world.card.json, "checkpoint": "no note"],
            ["card": world.card.json, "checkpoint": 7],
        ] {
            var talk = try afterBegin(world)
            #expect(talk.hears(World.reply(json)) == ["finish reply-not-centre"])
        }
        var talk = try afterBegin(world)
        #expect(talk.hears(World.problem(404, "not-found")) == ["finish reply-not-centre"])
    }

    @Test("a checkpoint of another key is not believed")
    func foreignCheckpoint() throws {
        let world = World()
        let forger = WorldLog(key: .named("forger"), origin: world.log.origin)
        var talk = try afterBegin(world)
        let reply = world.centreReply(note: forger.sign(size: 9, root: .empty))
        #expect(talk.hears(reply) == ["finish checkpoint-wrong"])
    }

    @Test("a grown log needs a proof, and the proof is stored before anything else is done")
    func growth() throws {
        let world = World()
        var talk = try afterBegin(world, latest: world.log.note(at: 4))
        #expect(
            talk.hears(world.centreReply()) == ["GET /v1/log/proof/consistency?from=4&to=9"])
        #expect(
            talk.hears(world.proofReply(from: 4, to: 9)) == [
                "store checkpoint 9", "PUT /v1/records/b1 b1",
            ])
    }

    @Test("a proof that does not hold is a fork: both notes are kept")
    func failedProof() throws {
        let world = World()
        let held = world.log.sign(size: 4, root: TreeHash(leaf: [1]))
        var talk = try afterBegin(world, latest: held)
        _ = talk.hears(world.centreReply())
        #expect(
            talk.hears(world.proofReply(from: 4, to: 9)) == [
                "keep evidence", "finish checkpoint-forked",
            ])
        #expect(talk.evidence.map(\.held) == [held])
        #expect(talk.evidence.map(\.shown) == [world.log.note()])
        #expect(talk.evidence.first?.proof == world.log.consistency(from: 4, to: 9))
        #expect(talk.summary?.stop?.parameters["size"] == "4")
    }

    @Test("one size with two roots is a fork")
    func twoRoots() throws {
        let world = World()
        let other = world.log.sign(size: 9, root: TreeHash(leaf: [1]))
        var talk = try afterBegin(world, latest: world.log.note())
        #expect(
            talk.hears(world.centreReply(note: other)) == [
                "keep evidence", "finish checkpoint-forked",
            ])
        #expect(talk.evidence.first?.proof == [])
    }

    @Test("a smaller log was rolled back")
    func rolledBack() throws {
        let world = World()
        var talk = try afterBegin(world, latest: world.log.note())
        #expect(
            talk.hears(world.centreReply(note: world.log.note(at: 8))) == [
                "keep evidence", "finish checkpoint-rolled-back",
            ])
        #expect(talk.summary?.stop?.en.contains("9 leaves") == true)
    }

    @Test("an empty log after one with leaves was rolled back, and a new one is none")
    func noCheckpoint() throws {
        let world = World()
        let reply = World.reply(["card": world.card.json, "v": 1])
        var known = try afterBegin(world, latest: world.log.note())
        #expect(known.hears(reply) == ["finish checkpoint-rolled-back"])
        var fresh = try afterBegin(world)
        #expect(fresh.hears(reply) == ["PUT /v1/records/b1 b1"])
    }

    @Test("a portal in place of a proof is no fork")
    func portalInsteadOfProof() throws {
        let world = World()
        for (reply, end) in [
            (World.portal, "reply-not-centre"),
            (World.reply(["hashes": ["x"]]), "reply-not-centre"),
            (World.reply(["hashes": 1]), "reply-not-centre"),
            (World.reply(["hashes": .array(Array(repeating: "", count: 65))]), "reply-not-centre"),
            (World.problem(400, "proof-out-of-range"), "centre-refused"),
        ] {
            var talk = try afterBegin(world, latest: world.log.note(at: 4))
            _ = talk.hears(world.centreReply())
            #expect(talk.hears(reply) == ["finish \(end)"])
            #expect(talk.evidence.isEmpty)
        }
    }

    @Test("a wrong clock is told and never fatal")
    func clocks() throws {
        let world = World()
        for (now, seconds) in [
            ("2026-04-01T08:05:00Z", nil), ("2026-04-01T08:05:01Z", "301"),
            ("2000-01-01T00:00:00Z", "-828345600"),
        ] as [(String, String?)] {
            var talk = try afterBegin(world)
            let heard = talk.hears(world.centreReply(), now: .of(now))
            #expect(heard == ["store checkpoint 9", "PUT /v1/records/b1 b1"])
            _ = talk.abandons(Finding(.diskFull))
            let told = talk.summary?.findings.first { $0.code == .clockDiffers }
            #expect(told?.parameters["seconds"] == seconds)
        }
    }
}
