/// The rule by which everybody watches that a log only grows.
///
/// Holds the largest checkpoint seen so far and accepts a newer one only with a proof that it
/// continues the held one. Every agent is such a witness for its centre; with a `Cosigner` it says
/// so to others. Store `latest` durably before acting on an accepted checkpoint.
public struct Witness: Hashable, Sendable {
    /// Whose log it is.
    public let trust: LogTrust
    /// The largest checkpoint accepted so far; nil before the first.
    public private(set) var latest: VerifiedCheckpoint?

    /// A witness who has seen nothing yet, and so believes the first checkpoint it is shown.
    public init(trust: LogTrust) {
        self.trust = trust
    }

    /// A witness who comes back with the note it stored; throws what `LogTrust.verify` throws.
    public init(trust: LogTrust, stored note: SignedNote) throws(LogRefusal) {
        self.trust = trust
        latest = try trust.verify(note)
    }

    /// Looks at a checkpoint and says what it means; accepts it where that is right.
    ///
    /// `proof` is the consistency proof from the size held to the size shown: nil when there is
    /// none at hand, needed only for a larger tree. From nothing, or from a log without leaves, no
    /// proof is needed and a given one must be empty (tlog-witness;
    /// docs/decisions/consistency-from-empty.md).
    public mutating func see(_ note: SignedNote, proof: [TreeHash]? = nil) -> Sighting {
        do throws(LogRefusal) {
            let shown = try trust.verify(note)
            try Self.checkEmpty(shown)
            guard let held = latest else {
                return try begin(with: shown, proof: proof)
            }
            if shown.size < held.size {
                return .behind(held: held.size, shown: shown.size)
            }
            if shown.size == held.size {
                return try compare(shown, with: held)
            }
            if held.size == 0 {
                return try begin(with: shown, proof: proof)
            }
            guard let proof else {
                return .needsProof(from: held.size, to: shown.size)
            }
            try Tree.verifyConsistency(
                from: held.size, oldRoot: held.root, to: shown.size, newRoot: shown.root,
                proof: proof)
            latest = shown
            return .accepted(shown)
        } catch {
            return .refused(error)
        }
    }

    private mutating func begin(
        with shown: VerifiedCheckpoint, proof: [TreeHash]?
    ) throws(LogRefusal) -> Sighting {
        guard (proof ?? []).isEmpty else {
            throw LogRefusal(.wrongLength, "a proof from nothing is empty")
        }
        latest = shown
        return .accepted(shown)
    }

    /// The same size: the same tree, perhaps with more cosignatures, or a fork.
    private mutating func compare(
        _ shown: VerifiedCheckpoint, with held: VerifiedCheckpoint
    ) throws(LogRefusal) -> Sighting {
        guard shown.root == held.root else {
            return .fork(try ForkEvidence(held.note, shown.note, trust: trust))
        }
        if shown.cosignatures.count > held.cosignatures.count {
            latest = shown
        }
        return .same
    }

    private static func checkEmpty(_ shown: VerifiedCheckpoint) throws(LogRefusal) {
        guard shown.size > 0 || shown.root == .empty else {
            throw LogRefusal(.rootMismatch, "a log without leaves has the root \(shown.root)")
        }
    }
}
