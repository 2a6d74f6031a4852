import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Nothing depends on a round finishing.
@Suite("A round may be dropped anywhere")
struct RoundDropTests {
    /// What the agent has on disk.
    struct Disk {
        var outbox: [SealedBatch]
        var receipts: [RecordID: Receipt] = [:]
        var checkpoint: SignedNote?
        var feed: [Int64: FeedItem] = [:]
        var position: Int64 = 0

        var pending: [RecordID] {
            outbox.map(\.record.id).filter { receipts[$0] == nil }
        }

        func registry(_ card: CentreCard) -> Registry {
            var registry = Registry(card: card)
            for (index, item) in feed.sorted(by: { $0.key < $1.key }) where index < position {
                registry.append(item.record, at: index)
            }
            return registry
        }

        mutating func store(_ action: RoundAction) {
            switch action {
            case .storeReceipt(let receipt, _): receipts[receipt.record] = receipt
            case .storeCheckpoint(let checkpoint): self.checkpoint = checkpoint.note
            case .storeFeedItem(let item): feed[item.index] = item
            case .storeFeedPosition(let position): self.position = position
            case .call, .sign, .noteAttempt, .keepEvidence, .finish, .storeEvidenceHeld,
                .noteEvidence:
                break
            }
        }
    }

    /// The centre does the work of a call, whether or not its reply arrives.
    private func answer(_ call: RoundCall, _ world: inout World, _ disk: Disk) -> RoundReply {
        switch (call.method, call.path) {
        case (.get, "/v1/centre"): return world.centreReply()
        case (.post, "/v1/enrolments"): return world.enrolmentReply(true)
        case (.get, "/v1/sessions"): return World.nonceReply
        case (.post, "/v1/sessions"): return World.tokenReply
        case (.put, _):
            guard case .record(let id) = call.body,
                let record = disk.outbox.first(where: { $0.record.id == id })?.record
            else { return World.portal }
            let known = world.log.records.firstIndex { $0.id == id }
            let index = known.map(Int64.init) ?? world.append(record)
            return world.recordReply(index)
        default:
            let numbers = call.path.split { !$0.isNumber }.compactMap { Int64($0) }
            if call.path.hasPrefix("/v1/feed") {
                return world.feedReply(after: numbers[1], count: 5)
            }
            return world.proofReply(from: numbers[1], to: numbers[2])
        }
    }

    /// Runs a round that stops dead after a number of actions; true when it came to its end.
    private func run(_ disk: inout Disk, _ world: inout World, actions limit: Int) throws -> Bool {
        var round = try Round(
            card: world.card, key: world.device.id, request: world.request(),
            pending: disk.pending, latest: disk.checkpoint, registry: disk.registry(world.card),
            position: disk.position)
        var left = limit
        var actions = round.begin()
        while let action = actions.first {
            if left == 0 { return false }
            left -= 1
            actions.removeFirst()
            disk.store(action)
            switch action {
            case .call(let call):
                #expect(actions.isEmpty, "a call is the last action")
                let reply = answer(call, &world, disk)
                if left == 0 { return false }
                actions = round.received(reply, now: .of("2026-04-01T08:00:00Z"))
            case .sign(let proof):
                actions = round.signed(world.device.signed(.session, proof.payload))
            case .finish(let summary):
                #expect(summary.stop == nil)
                return true
            default: break
            }
        }
        return false
    }

    @Test("killed after every single action, then run again, everything is there once")
    func killedEverywhere() throws {
        var limit = 0
        var done = false
        while !done {
            var world = World()
            var disk = Disk(outbox: world.chain(of: 3))
            done = try run(&disk, &world, actions: limit)
            let finished = try done || run(&disk, &world, actions: .max)
            #expect(finished)
            #expect(disk.pending.isEmpty)
            #expect(world.log.size == 12, "killed after \(limit) actions")
            #expect(disk.feed.count == 12 && disk.position == 12)
            #expect(disk.checkpoint == world.log.note())
            limit += 1
        }
        #expect(limit > 30)
    }

    @Test("killed again and again at random, it still comes to the same end", arguments: 0..<20)
    func killedOften(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var world = World()
        var disk = Disk(outbox: world.chain(of: 5))
        var rounds = 0
        while try !run(&disk, &world, actions: Int.random(in: 5...60, using: &random)) {
            rounds += 1
            try #require(rounds < 1_000, "seed \(seed)")
        }
        #expect(disk.pending.isEmpty && disk.feed.count == 14 && world.log.size == 14)
    }
}
