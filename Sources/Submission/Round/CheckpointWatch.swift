internal import Notation
internal import TransparencyLog

/// Compares every checkpoint that a round meets with the newest one verified before.
///
/// Larger ones become the newest by a consistency proof; smaller ones, of old receipts, must be
/// shown to be a beginning of it.
struct CheckpointWatch: Sendable {
    private var witness: Witness
    private var beginnings: [UInt64: TreeHash] = [:]

    /// What a checkpoint means.
    enum Sight: Hashable {
        /// It belongs to the log as known and is the newest now.
        case newest
        /// It belongs to the log as known.
        case known
        /// It may: ask for the consistency proof between these sizes.
        case needsProof(from: UInt64, to: UInt64)
        /// It does not.
        case contradicts
    }

    /// Goes on from the checkpoint verified last, where there is one.
    init(trust: LogTrust, latest: SignedNote?) throws(LogRefusal) {
        witness =
            if let latest { try Witness(trust: trust, stored: latest) } else {
                Witness(trust: trust)
            }
    }

    var trust: LogTrust { witness.trust }

    /// The newest checkpoint.
    var latest: VerifiedCheckpoint? { witness.latest }

    /// True for a checkpoint that was shown before to belong to the log.
    func isKnown(_ shown: VerifiedCheckpoint) -> Bool {
        let root = shown.size == latest?.size ? latest?.root : beginnings[shown.size]
        return root == shown.root
    }

    /// Looks at a checkpoint whose signature was verified.
    mutating func see(_ shown: VerifiedCheckpoint, proof: [TreeHash]? = nil) -> Sight {
        if let root = beginnings[shown.size] { return root == shown.root ? .known : .contradicts }
        switch witness.see(shown.note, proof: proof) {
        case .accepted: return .newest
        case .same: return .known
        case .needsProof(let from, let to): return .needsProof(from: from, to: to)
        case .behind: return seeBeginning(shown, proof: proof)
        case .fork, .refused: return .contradicts
        }
    }

    private mutating func seeBeginning(
        _ shown: VerifiedCheckpoint, proof: [TreeHash]?
    ) -> Sight {
        guard let latest = witness.latest, shown.size > 0 else { return .known }
        guard let proof else { return .needsProof(from: shown.size, to: latest.size) }
        do {
            try Tree.verifyConsistency(
                from: shown.size, oldRoot: shown.root, to: latest.size, newRoot: latest.root,
                proof: proof)
        } catch {
            return .contradicts
        }
        beginnings[shown.size] = shown.root
        return .known
    }
}
