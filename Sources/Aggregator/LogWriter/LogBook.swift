internal import Notation
package import Submission
internal import Synchronization
package import TransparencyLog

/// The one way into the log, for the server and for commands beside it.
///
/// A group is one transaction; then the head is signed, then the guard file is written, and only
/// then does anyone get a receipt. Processes take turns by SQLite's right to write, and each reads
/// the head again inside its turn: see `docs/decisions/one-log-several-processes.md`.
package final class LogBook: Sendable {
    /// The database.
    package let store: AggregatorStore
    /// The centre.
    package let card: CentreCard
    let trust: LogTrust
    let effects: LogEffects
    /// The ledger of no leaf.
    let emptyLedger: Ledger
    /// What the records say together.
    let mergedLog: MergedLog
    private let answers: SchemeLookup
    private let memory: Mutex<Memory>

    /// What is kept between calls; all of it can be had again from the database and the guard.
    private struct Memory {
        var ledger: Ledger
        var checkpoint: (head: LogHead, note: SignedNote)?
        var stopped: Finding?
    }

    /// A log over a database.
    ///
    /// Throws where the card's origin or key cannot be those of a log.
    package init(
        store: AggregatorStore, card: CentreCard, effects: LogEffects,
        answers: @escaping SchemeLookup
    ) throws {
        self.store = store
        self.card = card
        self.effects = effects
        trust = try card.logTrust
        emptyLedger = Ledger(card: card)
        mergedLog = MergedLog(card: card, answers: answers)
        self.answers = answers
        memory = Mutex(Memory(ledger: emptyLedger))
    }

    /// The merged state of no leaf.
    var emptyState: State { State(card: card, answers: answers) }

    /// What the log says of keys and schemes by now.
    package func ledger() throws -> Ledger {
        try store.read { try ledger(in: $0, at: $0.head()) }
    }

    /// What the log says at a state of the database, or at a later one that was read already.
    ///
    /// Inside a change there is no later one, but where the file was replaced under our feet; the
    /// guard notices that.
    func ledger(in view: StoreView, at head: LogHead) throws -> Ledger {
        var ledger = memory.withLock { $0.ledger }
        guard ledger.size < head.size else { return ledger }
        try ledger.catchUp(with: view, to: head)
        remember(ledger)
        return ledger
    }

    /// Keeps the longer of two ledgers.
    func remember(_ ledger: Ledger) {
        memory.withLock { memory in
            if ledger.size > memory.ledger.size { memory.ledger = ledger }
        }
    }

    /// The note that was signed for a head, where this process has seen it.
    func knownNote(of head: LogHead) -> SignedNote? {
        memory.withLock { memory in
            memory.checkpoint.flatMap { $0.head == head ? $0.note : nil }
        }
    }

    func remember(_ note: SignedNote, of head: LogHead) {
        memory.withLock { $0.checkpoint = (head, note) }
    }

    func forgetNote() {
        memory.withLock { $0.checkpoint = nil }
    }

    /// Stops taking records for good: the disk has failed in a way after which nothing is certain.
    func stop(because finding: Finding) {
        memory.withLock { $0.stopped = $0.stopped ?? finding }
    }

    /// Throws where the log was stopped.
    func throwIfStopped() throws {
        if let finding = memory.withLock({ $0.stopped }) { throw CentreRefusal(finding) }
    }
}

extension CentreCard {
    /// What one trusts of the log on this card; throws where the card names no possible log.
    package var logTrust: LogTrust {
        get throws {
            guard let origin = LogOrigin(self.origin), let name = origin.keyName else {
                throw CentreRefusal(.cardWrong, ["origin": self.origin])
            }
            let key = try NoteVerifier(name: name, kind: .ed25519, publicKey: logKey.bytes)
            return try LogTrust(origin: origin, logKeys: [key])
        }
    }
}
