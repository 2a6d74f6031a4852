import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// What a round says to the command line and asks of the driver.
@Suite("A round's summary and calls")
struct RoundSummaryTests {
    @Test("the JSON is that of docs/cli.md")
    func json() throws {
        var world = World()
        let batches = world.chain(of: 2)
        var talk = try Talk(world, pending: batches, latest: world.log.note(), position: 9)
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        world.append(batches[0].record)
        _ = talk.hears(world.recordReply(9))
        _ = talk.hears(world.proofReply(from: 9, to: 10))
        _ = talk.hears(World.problem(422, "payload-shape"))
        talk.readsFeed(world)
        let json = try #require(talk.summary?.json)
        let expected: JSON = [
            "sent": [.string("\(batches[0].record.id)")],
            "evidence": ["held": [], "left": 0, "refused": [], "sentBytes": 0],
            "receipts": [.string("\(batches[0].record.id)")],
            "refused": [["id": .string("\(batches[1].record.id)"), "code": "payload-shape"]],
            "pending": 1, "findings": [],
            "checkpoint": [
                "size": 10, "root": .string(root(of: world).base64),
            ],
        ]
        #expect(json == expected)
    }

    @Test("without a checkpoint there is null")
    func noCheckpoint() throws {
        let world = World()
        var talk = try Talk(world)
        _ = talk.abandons(Finding(.diskFull))
        #expect(talk.summary?.json["checkpoint"] == .null)
        #expect(talk.summary?.json["findings"]?.array?.count == 1)
    }

    @Test("calls say what they carry and how large the answer may be")
    func calls() throws {
        let world = World()
        let batch = world.batch()
        var round = try Round(
            card: world.card, key: world.device.id, request: world.request(),
            pending: [batch.record.id], latest: world.log.note(), registry: world.registry,
            position: 9)
        let now = Instant.of("2026-04-01T08:00:00Z")
        guard case .call(let centre)? = round.begin().last,
            case .call(let put)? = round.received(world.centreReply(), now: now).last
        else {
            Issue.record("There are two calls.")
            return
        }
        #expect(centre.body == .none && !centre.compress && centre.token == nil)
        #expect(centre.replyLimit == 262_144)
        #expect(put.body == .record(batch.record.id) && put.compress)
        #expect(put.contentType == "application/vnd.shangji.record")
        #expect(put.replyLimit == 8 << 20)
        #expect(put.path == "/v1/records/\(batch.record.id)")
    }

    @Test("strangers' words are shown without control characters and cut")
    func strangersWords() throws {
        let world = World()
        var talk = try Talk(world)
        _ = talk.begin()
        let type = "text/html\u{1B}[31m\u{202E}" + String(repeating: "x", count: 500)
        _ = talk.hears(.http(status: 302, contentType: type, body: []))
        let what = try #require(talk.summary?.stop?.parameters["what"])
        #expect(what.hasPrefix("text/html [31m x"))
        #expect(what.unicodeScalars.count == 100)
    }

    @Test("a problem without a usable code is a stranger's")
    func oddProblems() throws {
        let world = World()
        let codes: [JSON] = [
            "", "UPPER", "with space", .string(String(repeating: "a", count: 65)), 7,
        ]
        for code in codes {
            var talk = try Talk(world, pending: [world.batch()], latest: world.log.note())
            _ = talk.begin()
            _ = talk.hears(world.centreReply())
            let heard = talk.hears(World.reply(["code": code, "en": "no"], status: 422))
            #expect(heard.last == "finish reply-not-centre")
        }
    }

    private func root(of world: World) -> TreeHash {
        var hashes = MemoryHashes()
        for record in world.log.records {
            hashes.append(TreeHash(leaf: record.id.digest.bytes))
        }
        return hashes.root
    }
}
