/// A checkpoint that a trusted log key has signed; made by `LogTrust.verify` alone.
///
/// It says that the log signed it, not that the log shows everybody the same: for that, look at
/// `cosignatures` or ask a `Witness`.
public struct VerifiedCheckpoint: Hashable, Sendable {
    /// What was signed.
    public let checkpoint: Checkpoint
    /// The note as received, with all its signatures: keep it, it is the evidence.
    public let note: SignedNote
    /// The verified cosignatures of trusted witnesses, one a witness.
    public let cosignatures: [Cosignature]

    init(checkpoint: Checkpoint, note: SignedNote, cosignatures: [Cosignature]) {
        self.checkpoint = checkpoint
        self.note = note
        self.cosignatures = cosignatures
    }

    /// The log it speaks of.
    public var origin: LogOrigin { checkpoint.origin }
    /// The number of leaves.
    public var size: UInt64 { checkpoint.size }
    /// The root over all leaves.
    public var root: TreeHash { checkpoint.root }

    /// Whether at least `quorum` of the named witnesses have cosigned this very checkpoint.
    public func isWitnessed(by names: Set<KeyName>, quorum: Int) -> Bool {
        names.intersection(cosignatures.map(\.name)).count >= quorum
    }
}
