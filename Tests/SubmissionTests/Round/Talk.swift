import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// A round under test that tells its actions as lines of text, so that a test is a transcript.
struct Talk {
    var round: Round
    private var names: [RecordID: String] = [:]
    private(set) var summary: RoundSummary?
    private(set) var evidence: [LogEvidence] = []
    private(set) var notes: [String] = []

    /// A round of the world's device; batches are called b1, b2, … in the order given.
    init(
        _ world: World, pending: [SealedBatch] = [], request: EnrolmentRequest? = nil,
        latest: SignedNote? = nil, registry: Registry? = nil, position: Int64 = 0,
        evidence: [Evidence] = []
    ) throws {
        round = try Round(
            card: world.card, key: world.device.id, request: request,
            pending: pending.map(\.record.id), latest: latest,
            registry: registry ?? world.registry, position: position, evidence: evidence)
        for (place, batch) in pending.enumerated() { names[batch.record.id] = "b\(place + 1)" }
    }

    mutating func begin() -> [String] { tell(round.begin()) }

    mutating func hears(_ reply: RoundReply, now: Instant = .of("2026-04-01T08:00:10Z")) -> [String]
    {
        tell(round.received(reply, now: now))
    }

    mutating func signs(_ record: SignedRecord) -> [String] { tell(round.signed(record)) }

    mutating func abandons(_ finding: Finding) -> [String] {
        tell(round.abandon(because: finding))
    }

    private mutating func tell(_ actions: [RoundAction]) -> [String] {
        actions.map { action in
            switch action {
            case .call(let call): return line(call)
            case .sign(let proof): return "sign \(Hex.encode(proof.nonce))"
            case .storeCheckpoint(let checkpoint): return "store checkpoint \(checkpoint.size)"
            case .storeReceipt(let receipt, let verdict):
                let word = verdict?["status"]?.string ?? "none"
                return "store receipt \(name(receipt.record)) at \(receipt.index), \(word)"
            case .storeFeedItem(let item):
                return "store \(item.index) \(item.record.signed.type.rawValue)"
            case .storeFeedPosition(let position): return "store position \(position)"
            case .noteAttempt(let record, let finding):
                notes.append(finding.en)
                return "note \(name(record)) \(finding.code.text)"
            case .keepEvidence(let kept):
                evidence.append(kept)
                return "keep evidence"
            case .storeEvidenceHeld(let digest): return "held \(digest.hex.prefix(4))"
            case .noteEvidence(let digest, let finding):
                return "note \(digest.hex.prefix(4)) \(finding.code.text)"
            case .finish(let summary):
                self.summary = summary
                return "finish" + (summary.stop.map { " \($0.code.text)" } ?? "")
            }
        }
    }

    private func line(_ call: RoundCall) -> String {
        var words = [call.method.rawValue, call.path]
        if let record = names.first(where: { call.path.hasSuffix("\($0.key)") }) {
            words[1] = "/v1/records/\(record.value)"
        }
        switch call.body {
        case .none: break
        case .bytes(let bytes): words.append("\(bytes.count) bytes")
        case .record(let id): words.append(name(id))
        case .piece(let digest, let offset, let count):
            words = [call.method.rawValue, "piece \(digest.hex.prefix(4)) \(offset)+\(count)"]
            #expect(call.path == "/v1/blobs/\(digest)/\(offset)" && !call.compress)
        }
        if call.token != nil { words.append("with token") }
        return words.joined(separator: " ")
    }

    private func name(_ record: RecordID) -> String { names[record] ?? "\(record)" }
}

extension Talk {
    /// From the session on to the end, with an honest feed of one page.
    mutating func readsFeed(_ world: World) {
        _ = hears(World.nonceReply)
        _ = signs(world.keyProof())
        _ = hears(World.tokenReply)
        _ = hears(world.feedReply(after: round.position))
    }
}
