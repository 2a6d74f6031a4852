internal import DurableFiles
package import Notation
package import Submission
internal import TransparencyLog

/// Does what a ``Round`` asks for: calls over a channel, signs a session, stores in the database.
///
/// Every stored thing is a transaction of its own, done before the next action; so the process may
/// be killed at any place and the next round goes on from what is true.
package struct RoundDriver: Sendable {
    private let folder: AgentFolder
    private let channel: any CentreChannel
    private let surroundings: Surroundings
    private let isPreview: Bool

    /// A driver for a folder; the caller holds its `sync/lock`.
    ///
    /// - Parameter isPreview: nothing is kept; the summary tells what would be.
    package init(
        folder: AgentFolder, channel: any CentreChannel, surroundings: Surroundings = .real,
        isPreview: Bool = false
    ) {
        self.isPreview = isPreview
        self.folder = folder
        self.channel = channel
        self.surroundings = surroundings
    }

    /// Does one round to its end.
    ///
    /// Throws where this computer fails: disk, database, keys. What the network or the centre do
    /// wrong is told in the summary.
    package func run() async throws -> RoundSummary {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let device = try folder.keys.open(PersonKeys.device).get()
        var round = try self.round(identity)
        var actions = round.begin()
        while true {
            guard let last = actions.last else {
                preconditionFailure("A round that is not finished hands out an action.")
            }
            if !isPreview { for action in actions.dropLast() { try store(action) } }
            switch last {
            case .call(let call):
                let reply = try await reply(to: call)
                actions = round.received(reply, now: surroundings.now())
            case .sign(let proof):
                actions = round.signed(try device.sign(.session, proof.payload))
            case .finish(let summary):
                return summary
            default:
                preconditionFailure("The last action of a round is a call, a signature or the end.")
            }
        }
    }

    /// Notes how a round ended and when the next one is due.
    package func note(_ summary: RoundSummary, nextAt: Instant? = nil) throws {
        let now = surroundings.now()
        var attempt =
            summary.stop.map { Attempt($0, at: now, nextAt: nextAt) }
            ?? Attempt(
                outcome: Attempt.done, zh: "同步完成。", en: "The round came to its end.", at: now,
                nextAt: nextAt)
        attempt.channel = channel.way
        try folder.database.keep(attempt, for: nil)
    }

    private func round(_ identity: AgentIdentity) throws -> Round {
        let database = folder.database
        do {
            return try Round(
                card: identity.card, key: identity.device, request: identity.request,
                pending: try database.pending(), latest: try database.latestCheckpoint(),
                registry: try database.registry(card: identity.card),
                position: try database.feedPosition(),
                evidence: try channel.way == .https ? folder.evidenceToSend() : [])
        } catch is RoundMachineryError {
            throw AgentRefusal(.agentDataDamaged, ["table": "checkpoint"])
        }
    }

    private func store(_ action: RoundAction) throws {
        let now = surroundings.now()
        switch action {
        case .storeCheckpoint(let checkpoint): try folder.database.keep(checkpoint, at: now)
        case .storeReceipt(let receipt, let verdict):
            try folder.database.keep(receipt, verdict: verdict, at: now, by: channel.way)
        case .storeFeedItem(let item): try folder.database.keep(item, at: now)
        case .storeFeedPosition(let next): try folder.database.keep(feedPosition: next)
        case .noteAttempt(let record, let finding):
            var attempt = Attempt(finding, at: now)
            attempt.channel = channel.way
            try folder.database.keep(attempt, for: record)
        case .keepEvidence(let evidence): try folder.database.keep(evidence, at: now)
        case .storeEvidenceHeld(let digest):
            try folder.database.keep(evidenceHeld: digest, at: now)
        case .noteEvidence(let digest, let finding):
            try folder.database.keep(evidenceRefused: digest, finding, at: now)
        case .call, .sign, .finish:
            preconditionFailure("A call, a signature and the end come last.")
        }
    }

    private func reply(to call: RoundCall) async throws -> RoundReply {
        var headers = ["Accept": "application/json"]
        if !call.contentType.isEmpty { headers["Content-Type"] = call.contentType }
        if let token = call.token { headers["Authorization"] = "Bearer \(token)" }
        let method = HTTPCall.Method(rawValue: call.method.rawValue) ?? .get
        let result = await channel.perform(
            HTTPCall(
                method, call.path, headers: headers, body: try body(of: call),
                replyLimit: call.replyLimit, compress: call.compress))
        switch result {
        case .failure(let failure):
            return .failed(failure.finding, isFatal: failure.isFatal)
        case .success(let reply):
            return .http(
                status: reply.status, contentType: reply.headers["content-type"] ?? "",
                retryAfter: reply.headers["retry-after"].flatMap { Int($0) }, body: reply.body)
        }
    }

    private func body(of call: RoundCall) throws -> [UInt8] {
        switch call.body {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .record(let id):
            guard let wire = try folder.database.wire(id) else {
                throw AgentRefusal(.agentDataDamaged, ["table": "record"])
            }
            return wire
        case .piece(let digest, let offset, let count):
            return try folder.evidence.piece(of: digest, from: offset, count: count)
        }
    }
}
