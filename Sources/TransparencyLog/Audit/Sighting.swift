/// What a checkpoint means to a witness who has seen the log before.
public enum Sighting: Hashable, Sendable {
    /// It is new, continues what was held, and is held now.
    case accepted(VerifiedCheckpoint)
    /// It is the tree already held; its cosignatures are kept when it has more of them.
    case same
    /// It may be a continuation: ask for the consistency proof between these sizes.
    case needsProof(from: UInt64, to: UInt64)
    /// It is smaller than the one held: old news from a courier, or a log that was rolled back.
    ///
    /// Harmless in an old record; from the log itself, as its newest, a rollback.
    case behind(held: UInt64, shown: UInt64)
    /// The log signed two trees of one size: proof against it, to be passed on.
    case fork(ForkEvidence)
    /// It is not to be believed: wrong signature, other log, proof that does not hold.
    case refused(LogRefusal)
}
