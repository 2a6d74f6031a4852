import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Fourth duty: a session, and what the centre has for this office.
@Suite("A round reads the feed item by item")
struct RoundFeedTests {
    /// A round that waits for the first page after `position`; it knows what lies before.
    private func reading(
        _ world: World, position: Int64 = 0, latest: SignedNote? = nil
    ) throws -> Talk {
        var known = Registry(card: world.card)
        for (index, record) in world.log.records.prefix(Int(position)).enumerated() {
            known.append(try known.check.verify(record).get(), at: Int64(index))
        }
        var talk = try Talk(
            world, latest: latest ?? world.log.note(), registry: known, position: position)
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        _ = talk.hears(World.nonceReply)
        _ = talk.signs(world.keyProof())
        #expect(talk.hears(World.tokenReply) == ["GET /v1/feed?after=\(position) with token"])
        return talk
    }

    @Test("an expired session is renewed once, then given up")
    func expiredSession() throws {
        let world = World()
        var talk = try reading(world)
        #expect(talk.hears(World.problem(401, "session-expired")) == ["GET /v1/sessions"])
        _ = talk.hears(World.nonceReply)
        _ = talk.signs(world.keyProof())
        _ = talk.hears(World.tokenReply)
        #expect(talk.hears(World.problem(401, "session-expired")) == ["finish session-refused"])
        #expect(talk.summary?.stop?.parameters["code"] == "session-expired")
    }

    @Test("a session that the centre refuses stops reading, not what was sent")
    func refusedSession() throws {
        let world = World()
        for step in 0..<3 {
            var talk = try Talk(world, latest: world.log.note(), position: 9)
            _ = talk.begin()
            _ = talk.hears(world.centreReply())
            if step > 0 {
                _ = talk.hears(World.nonceReply)
                _ = talk.signs(world.keyProof())
            }
            if step > 1 { _ = talk.hears(World.tokenReply) }
            #expect(talk.hears(World.problem(403, "key-revoked")) == ["finish session-refused"])
        }
    }

    @Test("a nonce or a token of the wrong form is not used")
    func wrongForms() throws {
        let world = World()
        for nonce: JSON in ["0a", "zz", 7, .string(String(repeating: "0a", count: 17))] {
            var talk = try Talk(world, latest: world.log.note(), position: 9)
            _ = talk.begin()
            _ = talk.hears(world.centreReply())
            #expect(talk.hears(World.reply(["nonce": nonce])) == ["finish reply-not-centre"])
        }
        let long = String(repeating: "t", count: 201)
        for token in ["", "short", "with a space and more of it", "evil\r\nX: 1234567890123", long]
        {
            var talk = try Talk(world, latest: world.log.note(), position: 9)
            _ = talk.begin()
            _ = talk.hears(world.centreReply())
            _ = talk.hears(World.nonceReply)
            _ = talk.signs(world.keyProof())
            #expect(
                talk.hears(World.reply(["token": .string(token)])) == ["finish reply-not-centre"])
        }
    }

    @Test("an item whose signature is wrong is not handed out, and the position stays before it")
    func wrongItem() throws {
        let world = World()
        var talk = try reading(world)
        let victim = world.log.records[3]
        let damaged = SignedRecord(
            type: victim.type, key: victim.key,
            signature: [UInt8](repeating: 1, count: 64), payload: victim.payload)
        let reply = world.feedReply(after: 0) { $0[3] = world.feedItem(3, record: damaged) }
        #expect(
            talk.hears(reply) == [
                "store 0 enrolment", "store 1 enrolment", "store 2 enrolment", "store position 3",
                "finish feed-item-wrong",
            ])
        #expect(talk.summary?.stop?.parameters == ["index": "3", "reason": "signature-wrong"])
        #expect(talk.summary?.feedItems == 3)
    }

    @Test("a record under another leaf's receipt, or at another place, is not handed out")
    func wrongReceipt() throws {
        let world = World()
        for damage in 0..<3 {
            var talk = try reading(world)
            let reply = world.feedReply(after: 0) { items in
                switch damage {
                case 0: items[0] = world.feedItem(0, receipt: world.log.receipt(1))
                case 1: items[0] = world.feedItem(0, receipt: [0x78])
                default:
                    items = [
                        world.feedItem(
                            1, record: world.log.records[0], receipt: world.log.receipt(0))
                    ]
                }
            }
            let heard = talk.hears(reply)
            #expect(heard.last == "finish feed-item-wrong")
            #expect(!heard.contains { $0.hasPrefix("store 0") || $0.hasPrefix("store 1") })
        }
    }

    @Test("a record of a key that the feed has not brought is not handed out")
    func unknownKey() throws {
        let world = World()
        var talk = try reading(world)
        let reply = world.feedReply(after: 0) { $0.remove(at: 1) }
        // p1 signs leaf 3; its enrolment was left out.
        #expect(
            talk.hears(reply) == [
                "store 0 enrolment", "store 2 enrolment", "store position 3",
                "finish feed-item-wrong",
            ])
    }

    @Test("session records are never part of a log")
    func sessionInFeed() throws {
        var world = World()
        let session = world.keyProof()
        world.log.append(session)
        var talk = try reading(world, position: 9)
        #expect(talk.hears(world.feedReply(after: 9)) == ["finish feed-item-wrong"])
        #expect(talk.summary?.stop?.parameters["reason"] == "record-not-logged")
    }

    @Test("a newer checkpoint on the page, and older ones on its receipts, are proven first")
    func mixedCheckpoints() throws {
        var world = World()
        let before = world.log.note()
        world.publish()
        let batches = world.chain(of: 2)
        for batch in batches { world.append(batch.record) }
        let small = world
        world.append(world.approval(of: batches[0].record.id, by: world.reviewer))
        var talk = try reading(small, position: 9, latest: small.log.note())
        _ = before
        let reply = world.feedReply(after: 9) { items in
            items[2] = world.feedItem(11, receipt: world.log.receipt(11, at: 12))
            items[3] = world.feedItem(12, receipt: world.log.receipt(12, at: 13))
        }
        #expect(talk.hears(reply) == ["GET /v1/log/proof/consistency?from=13&to=14"])
        // The page waits while its checkpoints are proven, and goes on where it stood.
        #expect(
            talk.hears(world.proofReply(from: 13, to: 14)) == [
                "store checkpoint 14", "store 9 scheme", "store 10 statement",
                "GET /v1/log/proof/consistency?from=12&to=14",
            ])
        #expect(
            talk.hears(world.proofReply(from: 12, to: 14)) == [
                "store 11 batch", "GET /v1/log/proof/consistency?from=13&to=14",
            ])
        #expect(
            talk.hears(world.proofReply(from: 13, to: 14)) == [
                "store 12 batch", "store 13 statement", "store position 14", "finish",
            ])
    }

    @Test("a fork shown by a receipt of the feed stops the round with the evidence")
    func forkInFeed() throws {
        let world = World()
        var other = World(enrolled: false).log
        for record in world.log.records.prefix(8) { other.append(record) }
        other.append(world.log.records[0])
        var talk = try reading(world)
        let reply = world.feedReply(after: 0) { items in
            items[0] = world.feedItem(0, receipt: other.receipt(0))
        }
        #expect(talk.hears(reply) == ["keep evidence", "finish checkpoint-forked"])
    }

    @Test(
        "a receipt of the feed under an old checkpoint is believed only once proven",
        arguments: 2...8)
    func oldFork(_ size: Int64) throws {
        let world = World()
        // The first leaves are the centre's, the last one is not.
        var other = World(enrolled: false).log
        for record in world.log.records.prefix(Int(size) - 1) { other.append(record) }
        other.append(world.log.records[8])
        for (log, rest) in [
            (other, ["keep evidence", "finish checkpoint-forked"]),
            (world.log, ["store 0 enrolment", "store 1 enrolment", "store position 2", "finish"]),
        ] {
            var talk = try reading(world)
            let reply = World.reply([
                "items": [world.feedItem(0, receipt: log.receipt(0, at: size)), world.feedItem(1)],
                "next": 2, "more": false,
                "checkpoint": .string(String(decoding: world.log.note().bytes, as: UTF8.self)),
            ])
            #expect(talk.hears(reply) == ["GET /v1/log/proof/consistency?from=\(size)&to=9"])
            #expect(talk.hears(world.proofReply(from: size, to: 9)) == rest)
        }
    }

    @Test("a page that contradicts itself is not read")
    func wrongPages() throws {
        let world = World()
        let note = JSON.string(String(decoding: world.log.note().bytes, as: UTF8.self))
        let items: [JSON] = [world.feedItem(0), world.feedItem(1)]
        let pages: [(String, JSON)] = [
            (
                "items backwards",
                ["items": .array(items.reversed()), "next": 2, "more": false, "checkpoint": note]
            ),
            (
                "an item twice",
                ["items": [items[0], items[0]], "next": 2, "more": false, "checkpoint": note]
            ),
            (
                "next behind the items",
                ["items": .array(items), "next": 1, "more": false, "checkpoint": note]
            ),
            (
                "next beyond the log",
                ["items": .array(items), "next": 10, "more": false, "checkpoint": note]
            ),
            ("more without progress", ["items": [], "next": 0, "more": true, "checkpoint": note]),
            ("no checkpoint", ["items": .array(items), "next": 2, "more": false]),
            ("no end", ["items": .array(items), "more": false, "checkpoint": note]),
            (
                "an item without receipt",
                [
                    "items": [["index": 0, "record": "x"]], "next": 2, "more": false,
                    "checkpoint": note,
                ]
            ),
            (
                "too many items",
                [
                    "items": .array(Array(repeating: items[0], count: 201)), "next": 9,
                    "more": false, "checkpoint": note,
                ]
            ),
            ("a negative place", ["items": [], "next": -1, "more": false, "checkpoint": note]),
        ]
        for (name, page) in pages {
            var talk = try reading(world)
            #expect(talk.hears(World.reply(page)) == ["finish reply-not-centre"], "\(name)")
        }
        var talk = try reading(world)
        let forged = WorldLog(key: .named("forger"), origin: world.log.origin)
        let reply = world.feedReply(after: 0, note: forged.sign(size: 9, root: .empty))
        #expect(talk.hears(reply) == ["finish checkpoint-wrong"])
    }

    @Test("a feed that never ends is left after 100 pages")
    func manyPages() throws {
        var world = World()
        for batch in world.chain(of: 110) { world.append(batch.record) }
        var talk = try reading(world)
        var heard: [String] = []
        repeat {
            heard = talk.hears(world.feedReply(after: talk.round.position, count: 1))
        } while heard.last?.hasPrefix("GET") == true
        #expect(heard.last == "finish")
        #expect(talk.summary?.feedItems == RoundLimits.pages)
        #expect(talk.summary?.hasMore == true)
    }

    @Test("rows of a standing are handed out with it, and only those under its root")
    func rows() throws {
        // RFC 6962 over two rows: each is the other's proof.
        let texts = ["{\"id\":\"t1\"}", "{\"group\":\"towns\"}"].map { Array($0.utf8) }
        let leaves = texts.map { TreeHash(leaf: $0) }
        let root = TreeHash(left: leaves[0], right: leaves[1])
        func row(_ place: Int64, _ text: [UInt8], _ proof: TreeHash) -> JSON {
            ResultRow(place: place, bytes: text, proof: [proof]).json
        }
        func heard(_ rows: [JSON]) throws -> [String] {
            var world = World()
            let standing = Standing(
                centre: world.centre, key: world.first.id, scheme: .test, period: .of("2026-Q1"),
                group: .of("towns"), edition: 1, replaces: nil, checkpoint: "x",
                root: try #require(Digest(bytes: root.bytes)), rows: 2)
            world.log.append(try world.first.sign(.standing, standing.payload))
            let last = world.log.size - 1
            var talk = try reading(world, position: last)
            let reply = world.feedReply(after: last) { items in
                var members = items[0].object ?? [:]
                members["rows"] = .array(rows)
                items[0] = .object(members)
            }
            return talk.hears(reply).map {
                $0.replacing("position \(last + 1)", with: "position +1")
            }
        }
        let good = [row(0, texts[0], leaves[1]), row(1, texts[1], leaves[0])]
        #expect(
            try heard(good).dropLast()
                == ["store \(World().log.size) standing", "store position +1"])
        for wrong in [
            row(1, texts[0], leaves[1]), row(0, texts[1], leaves[1]), row(0, texts[0], leaves[0]),
            row(2, texts[0], leaves[1]), row(0, Array("{\"id\":\"t2\"}".utf8), leaves[1]),
        ] {
            #expect(try heard([good[0], wrong]) == ["finish result-row-wrong"])
        }
        #expect(try heard([["place": 0, "row": "x"]]) == ["finish reply-not-centre"])
    }
}
