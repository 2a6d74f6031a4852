public import Notation
public import TransparencyLog

/// The agent's side of one exchange with the centre, as a machine without I/O.
///
/// Its duties, in this order:
/// 1. see that this is the centre that was joined and that its log continues what was verified;
/// 2. ask to be enrolled, until the feed has shown that the device is;
/// 3. send each pending record and believe only a receipt that verifies for exactly that record;
/// 4. open a session and fetch the feed, item by item verified;
/// 5. ask which evidence the centre lacks, and send it piece by piece.
///
/// The driver calls ``begin()``, does the actions in their order, and tells what came of the last
/// one by ``received(_:now:)`` or ``signed(_:)``, until `finish`. A round may end or be dropped at
/// any point: what was stored is true, and the next round goes on from there.
public struct Round: Sendable {
    let card: CentreCard
    let key: KeyID
    let request: EnrolmentRequest?
    var queue: ArraySlice<RecordID>
    /// Own records without a receipt.
    var unreceipted: Set<RecordID>
    var watch: CheckpointWatch
    var state = State.ready
    var summary = RoundSummary()
    var failures = 0
    var sessions = 0
    var pages = 0
    /// Evidence that the centre is not known to hold.
    let evidence: [Evidence]
    var pieces = 0

    /// The leaf from which the feed goes on.
    public internal(set) var position: Int64
    /// Keys and schemes of the log as far as the feed has been verified.
    public internal(set) var registry: Registry

    /// What the round waits for.
    enum State: Sendable {
        case ready
        case asked(Question)
        case signing
        case proving(VerifiedCheckpoint, then: Continuation)
        case finished
    }

    /// The call that is under way.
    enum Question: Sendable {
        case centre
        case enrolment
        case record(RecordID)
        case nonce
        case token
        case feed(token: String)
        case lacking(token: String)
        case piece(EvidenceQueue)
    }

    /// What goes on once a checkpoint is shown to belong to the log.
    enum Continuation: Sendable {
        case centre
        case receipt(Receipt, verdict: JSON?)
        case page(FeedPage, token: String)
    }

    /// A round for a device.
    ///
    /// - Parameters:
    ///   - card: the centre as it was joined.
    ///   - key: the device key.
    ///   - request: the stored enrolment request, nil where the device joined otherwise.
    ///   - pending: records without receipt, in the order to send.
    ///   - latest: the note of the last stored checkpoint; nil before the first.
    ///   - registry: the fold of the feed stored so far.
    ///   - position: where the feed goes on.
    ///   - evidence: files of received batches that the centre is not known to hold.
    ///
    /// Throws what reading the stored note throws, and `malformedKey` for a card whose origin is
    /// none: then the agent's own data are damaged.
    public init(
        card: CentreCard, key: KeyID, request: EnrolmentRequest?, pending: [RecordID],
        latest: SignedNote?, registry: Registry, position: Int64, evidence: [Evidence] = []
    ) throws(RoundMachineryError) {
        guard let trust = card.trust else { throw RoundMachineryError.badOrigin }
        do {
            watch = try CheckpointWatch(trust: trust, latest: latest)
        } catch {
            throw .badCheckpoint(error)
        }
        self.card = card
        self.key = key
        self.request = request
        self.registry = registry
        self.position = position
        self.evidence = evidence
        queue = pending.prefix(RoundLimits.records)
        unreceipted = Set(pending)
        summary.pending = pending.count
        summary.hasMore = queue.count < pending.count
        summary.checkpoint = watch.latest
        summary.evidence.left = evidence.count
    }

    /// Starts: asks the centre who it is.
    public mutating func begin() -> [RoundAction] {
        guard case .ready = state else { return [] }
        return ask(.centre, RoundCall(.get, "/v1/centre"))
    }

    /// Takes what came of the call; `now` is the clock of this computer.
    public mutating func received(_ reply: RoundReply, now: Instant) -> [RoundAction] {
        let answer = RoundAnswer(reply)
        switch state {
        case .asked(.centre): return centre(answer, now: now)
        case .asked(.enrolment): return enrolment(answer)
        case .asked(.record(let id)): return record(id, answer)
        case .asked(.nonce): return nonce(answer)
        case .asked(.token): return token(answer)
        case .asked(.feed(let token)): return feed(answer, token: token)
        case .asked(.lacking(let token)): return lacking(answer, token: token)
        case .asked(.piece(let queue)): return piece(answer, queue)
        case .proving(let shown, let continuation): return proof(answer, of: shown, continuation)
        case .ready, .signing, .finished: return []
        }
    }

    /// Takes the signed session record.
    public mutating func signed(_ record: SignedRecord) -> [RoundAction] {
        guard case .signing = state else { return [] }
        return ask(
            .token,
            RoundCall(
                .post, "/v1/sessions", body: .bytes(record.wire),
                contentType: RoundCall.recordType))
    }

    /// Ends the round where the driver cannot go on: shutting down, a full disk, a missing key.
    public mutating func abandon(because finding: Finding) -> [RoundAction] {
        if case .finished = state { return [] }
        return stop(finding)
    }
}

extension Round {
    mutating func ask(_ question: Question, _ call: RoundCall) -> [RoundAction] {
        state = .asked(question)
        return [.call(call)]
    }

    mutating func finish() -> [RoundAction] {
        state = .finished
        return [.finish(summary)]
    }

    mutating func stop(_ finding: Finding) -> [RoundAction] {
        summary.stop = finding
        summary.findings.append(finding)
        return finish()
    }

    /// Ends the round for an answer that no call can go on after; nil for an object or a problem.
    mutating func stopped(by answer: RoundAnswer) -> [RoundAction]? {
        switch answer {
        case .object, .problem: return nil
        case .stop(let finding), .failed(let finding): return stop(finding)
        case .busy(let seconds):
            summary.wait = seconds
            return stop(.busy(seconds))
        }
    }
}

extension Finding {
    static func busy(_ seconds: Int?) -> Finding {
        Finding(.askedToWait, ["seconds": seconds.map(String.init) ?? "?"])
    }
}

/// The agent's own data about its centre are damaged.
public enum RoundMachineryError: Error, Hashable, Sendable {
    /// The origin on the stored card is no key name.
    case badOrigin
    /// The stored checkpoint is not one of this centre's log.
    case badCheckpoint(LogRefusal)
}
