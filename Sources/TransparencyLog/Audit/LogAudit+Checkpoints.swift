/// Checkpoints against the leaves and against each other.
extension LogAudit {
    /// Verified checkpoints in the order in which the audit asks for them.
    struct Heads {
        /// The first checkpoint of each root that was signed for a size.
        private var bySize: [UInt64: [VerifiedCheckpoint]] = [:]
        /// The root that the leaves have at a size; nothing beyond them.
        private(set) var computed: [UInt64: TreeHash] = [:]
        /// The largest checkpoint that agrees with the leaves.
        private(set) var largestTrue: VerifiedCheckpoint?

        init(_ checkpoints: [VerifiedCheckpoint], over hashes: MemoryHashes) {
            for checkpoint in checkpoints {
                let size = checkpoint.size
                let known = bySize[size, default: []]
                guard !known.contains(where: { $0.root == checkpoint.root }) else { continue }
                bySize[size] = known + [checkpoint]
                let root = computed[size] ?? (try? Tree.root(size: size, from: hashes))
                computed[size] = root
                if root == checkpoint.root, size >= largestTrue?.size ?? 0 {
                    largestTrue = checkpoint
                }
            }
        }

        /// A checkpoint of the same size with another root.
        func contradiction(of checkpoint: VerifiedCheckpoint) -> VerifiedCheckpoint? {
            bySize[checkpoint.size, default: []].first { $0.root != checkpoint.root }
        }
    }

    /// What is wrong with a checkpoint, and the proof of it where another one gives it.
    func findings(on checkpoint: VerifiedCheckpoint, among heads: Heads) -> [LogFinding] {
        let sameSize = heads.contradiction(of: checkpoint)
        guard let computed = heads.computed[checkpoint.size] else {
            let missing = LogFinding.missingLeaves(checkpoint, held: size)
            return [missing] + forks(between: checkpoint, and: sameSize)
        }
        guard computed != checkpoint.root else { return [] }
        let other = sameSize ?? heads.largestTrue
        return [.wrongRoot(checkpoint, computed: computed)] + forks(between: checkpoint, and: other)
    }

    /// The evidence that two checkpoints contradict each other, if they do.
    private func forks(
        between checkpoint: VerifiedCheckpoint, and other: VerifiedCheckpoint?
    ) -> [LogFinding] {
        guard let other, other.size >= checkpoint.size,
            let evidence = try? ForkEvidence(
                checkpoint.note, other.note, beginning: beginning(checkpoint.size, of: other.size),
                trust: trust)
        else { return [] }
        return [.fork(evidence)]
    }

    /// How the audited tree of `new` leaves begins at `old`; nil beyond the leaves.
    private func beginning(_ old: UInt64, of new: UInt64) -> ForkEvidence.Beginning? {
        guard let root = try? Tree.root(size: old, from: hashes) else { return nil }
        let proof = old == 0 ? [] : try? Tree.consistencyProof(from: old, to: new, from: hashes)
        return proof.map { ForkEvidence.Beginning(root: root, proof: $0) }
    }
}
