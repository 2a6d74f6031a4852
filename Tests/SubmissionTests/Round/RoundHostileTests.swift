import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// Whatever a round hears, it ends, and what it has stored is true.
@Suite("A round among liars")
struct RoundHostileTests {
    /// The centre and all that may stand in its place.
    struct Liar {
        var world: World
        var random: Seeded
        let outbox: [SealedBatch]
        /// A log that shares leaves with the centre's and goes another way, signed by the same key.
        let fork: WorldLog
        let forger: WorldLog

        /// What an honest centre would say.
        mutating func honest(_ call: RoundCall) -> RoundReply {
            let numbers = call.path.split { !$0.isNumber }.compactMap { Int64($0) }
            switch (call.method, call.path) {
            case (.get, "/v1/centre"): return world.centreReply()
            case (.post, "/v1/enrolments"): return world.enrolmentReply(true)
            case (.get, "/v1/sessions"): return World.nonceReply
            case (.post, "/v1/sessions"): return World.tokenReply
            case (.put, _):
                guard
                    let record = outbox.first(where: { call.body == .record($0.record.id) })?.record
                else { return World.portal }
                let known = world.log.records.firstIndex { $0.id == record.id }
                // The log grows first: the reply shows it as it is then.
                let index = known.map(Int64.init) ?? world.append(record)
                return world.recordReply(index)
            case (_, let path) where path.hasPrefix("/v1/feed"):
                return world.feedReply(after: numbers[1], count: 4)
            default:
                guard numbers[2] > world.log.size else {
                    return world.proofReply(from: numbers[1], to: numbers[2])
                }
                // Only the other way has so many leaves: a liar proves what he can.
                let hashes = fork.consistency(from: numbers[1], to: numbers[2])
                return World.reply(["hashes": .array(hashes.map { .string($0.base64) })])
            }
        }

        /// The honest answer most of the time, else any of the others.
        mutating func answer(_ call: RoundCall) -> RoundReply {
            let honest = honest(call)
            switch Int.random(in: 0..<40, using: &random) {
            case 0: return World.portal
            case 1: return World.problem([400, 401, 403, 404, 409, 422][pick(6)], "some-code")
            case 2: return .failed(Finding(.diskFull), isFatal: pick(4) == 0)
            case 3:
                return .http(
                    status: [429, 503][pick(2)], contentType: "",
                    retryAfter: [nil, -5, 7, .max][pick(4)],
                    body: [])
            case 4: return .http(status: pick(700), contentType: "", body: random.bytes(pick(40)))
            case 5: return world.centreReply(note: [fork, forger][pick(2)].note())
            case 6: return world.feedReply(after: 0, note: [fork, forger][pick(2)].note())
            case 7: return world.recordReply(Int64(pick(Int(world.log.size))))
            case 8: return world.proofReply(from: 1, to: world.log.size)
            case 9...16:
                guard case .http(let status, let type, _, let body) = honest else { return honest }
                return .http(status: status, contentType: type, body: body.damaged(&random))
            default: return honest
            }
        }

        private mutating func pick(_ count: Int) -> Int {
            Int.random(in: 0..<count, using: &random)
        }
    }

    /// What was stored, held against what is true.
    struct Ledger {
        var receipts: Set<RecordID> = []
        var size: UInt64 = 9
        var position: Int64 = 0
        var evidence = 0
        var summary: RoundSummary?

        mutating func take(_ action: RoundAction, _ liar: Liar) {
            let world = liar.world
            #expect(summary == nil, "nothing follows the end")
            switch action {
            case .call, .sign, .noteAttempt: break
            case .storeEvidenceHeld, .noteEvidence: Issue.record("no evidence was offered")
            case .storeCheckpoint(let shown):
                #expect(shown.size > size && Int64(shown.size) <= world.log.size)
                #expect(shown.note.text == world.log.note(at: Int64(shown.size)).text)
                size = shown.size
            case .storeReceipt(let receipt, _):
                #expect(receipts.insert(receipt.record).inserted)
                #expect(liar.outbox.contains { $0.record.id == receipt.record })
                #expect(world.log.records[Int(receipt.index)].id == receipt.record)
            case .storeFeedItem(let item):
                #expect(item.index >= position)
                #expect(item.record.signed == world.log.records[Int(item.index)])
            case .storeFeedPosition(let next):
                #expect(next > position && next <= world.log.size)
                position = next
            case .keepEvidence(let kept):
                evidence += 1
                #expect(kept.held.text != kept.shown.text)
            case .finish(let end): summary = end
            }
        }
    }

    @Test("it calls once at a time, stores only what is true, and ends", arguments: 0..<300)
    func anything(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let world = World()
        var fork = WorldLog(key: world.log.key, origin: world.log.origin)
        for record in world.log.records.prefix(5) { fork.append(record) }
        for record in world.log.records.prefix(Int.random(in: 1...6, using: &random)) {
            fork.append(record)
        }
        var forger = WorldLog(key: .named("forger"), origin: world.log.origin)
        for record in world.log.records { forger.append(record) }
        let outbox = world.chain(of: 4)
        var liar = Liar(
            world: world, random: random.fork(), outbox: outbox, fork: fork, forger: forger)
        var round = try Round(
            card: world.card, key: world.device.id, request: world.request(),
            pending: outbox.map(\.record.id), latest: world.log.note(),
            registry: Registry(card: world.card), position: 0)
        var ledger = Ledger()
        var actions = round.begin()
        var steps = 0
        while ledger.summary == nil {
            steps += 1
            try #require(steps < 200, "seed \(seed) goes on for ever")
            for action in actions { ledger.take(action, liar) }
            let calls = actions.filter(\.isWaiting)
            #expect(calls.count == (ledger.summary == nil ? 1 : 0))
            guard let last = actions.last, ledger.summary == nil else { break }
            switch last {
            case .call(let call):
                actions = round.received(liar.answer(call), now: .of("2026-04-01T08:00:00Z"))
            case .sign(let proof):
                actions = round.signed(world.device.signed(.session, proof.payload))
            default:
                Issue.record("seed \(seed): the last action neither waits nor ends")
                return
            }
        }
        let summary = try #require(ledger.summary)
        #expect(
            Set(summary.receipts) == ledger.receipts
                && summary.receipts.count == ledger.receipts.count)
        #expect(ledger.receipts.isSubset(of: summary.sent))
        #expect(summary.pending == outbox.count - ledger.receipts.count)
        #expect(ledger.evidence <= 1)
        if ledger.evidence == 1 {
            #expect([.checkpointForked, .checkpointRolledBack].contains(summary.stop?.code))
        }
        if summary.stop == nil { #expect(ledger.position == liar.world.log.size) }
        #expect(round.received(World.portal, now: .of("2026-04-01T08:00:00Z")) == [])
        _ = summary.json.canonical
    }

    @Test("a checkpoint larger than any log can be is not believed")
    func absurdSize() throws {
        let world = World()
        for size: UInt64 in [1 << 53, 1 << 62, UInt64(Int64.max)] {
            let note = world.log.sign(size: size, root: TreeHash(leaf: [1]))
            var talk = try Talk(world, pending: [world.batch()])
            _ = talk.begin()
            #expect(talk.hears(world.centreReply(note: note)) == ["finish checkpoint-wrong"])
            // The JSON of the summary could not hold such a number.
            #expect(talk.summary?.json["checkpoint"] == .null)
            _ = try #require(talk.summary?.json.canonical)
        }
        let most = world.log.sign(size: 1 << 53 - 1, root: TreeHash(leaf: [1]))
        var talk = try Talk(world, pending: [world.batch()])
        _ = talk.begin()
        #expect(
            talk.hears(world.centreReply(note: most)).first == "store checkpoint 9007199254740991")
    }
}

extension RoundAction {
    /// True where the driver has to come back with an outcome.
    fileprivate var isWaiting: Bool {
        switch self {
        case .call, .sign: true
        default: false
        }
    }
}
