public import Notation
public import TransparencyLog

/// What the driver is to do, in the order given.
///
/// Each `store…` must be durable before the next action is done. A round hands out at most one
/// `call` or `sign` at a time, always last.
public enum RoundAction: Hashable, Sendable {
    /// Make the call, then tell the round by `received`.
    case call(RoundCall)
    /// Sign the payload as a `session` record with the device key, then tell by `signed`.
    case sign(KeyProof)
    /// Keep the newest checkpoint; every later one is compared with it.
    case storeCheckpoint(VerifiedCheckpoint)
    /// Keep a verified receipt and the verdict that came with it: the record is received 已签收.
    case storeReceipt(Receipt, verdict: JSON?)
    /// Keep a verified record of the feed.
    case storeFeedItem(FeedItem)
    /// Keep the leaf from which the feed goes on; all before it is stored.
    case storeFeedPosition(Int64)
    /// Note for the clerk why a record has no receipt yet; it stays in the outbox.
    case noteAttempt(RecordID, Finding)
    /// Keep what shows that the log contradicts itself, and show it to the clerk.
    case keepEvidence(LogEvidence)
    /// Keep that the centre says it holds an evidence file whole.
    case storeEvidenceHeld(Digest)
    /// Note for the clerk why an evidence file was not taken; it is offered again.
    case noteEvidence(Digest, Finding)
    /// The round is over.
    case finish(RoundSummary)
}

/// A record that the feed brought, verified together with its receipt.
public struct FeedItem: Hashable, Sendable {
    /// The record.
    public let record: VerifiedRecord
    /// Its receipt, which holds its place in the log.
    public let receipt: Receipt
    /// Of a standing the rows that came with it, each verified against its root.
    public let rows: [ResultRow]

    /// A record with its receipt; nothing of it is verified here.
    public init(record: VerifiedRecord, receipt: Receipt, rows: [ResultRow] = []) {
        self.record = record
        self.receipt = receipt
        self.rows = rows
    }

    /// The leaf of the record.
    public var index: Int64 { receipt.index }
}

/// Two notes signed by the log key that were not shown to belong to one log.
public struct LogEvidence: Hashable, Sendable {
    /// The note that was verified before.
    public let held: SignedNote
    /// The note that contradicts it.
    public let shown: SignedNote
    /// The consistency proof that the centre gave and that does not hold; empty for one size.
    public let proof: [TreeHash]
}
