/// One thing an audit has to say about a log.
public enum LogFinding: Hashable, Sendable {
    /// The note at this position of the input is not a checkpoint of the log that a log key signed.
    case refusedNote(position: Int, LogRefusal)
    /// The log signed a root that its leaves do not have; `computed` is theirs.
    case wrongRoot(VerifiedCheckpoint, computed: TreeHash)
    /// The log signed more leaves than the audit was given.
    case missingLeaves(VerifiedCheckpoint, held: UInt64)
    /// The log signed two histories: evidence that stands by itself.
    case fork(ForkEvidence)
    /// A tile or entry bundle is not what the leaves give.
    case wrongTile(Tile, LogRefusal)
}
