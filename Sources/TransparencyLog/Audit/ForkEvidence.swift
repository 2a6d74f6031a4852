/// Proof that a log contradicted itself: two notes it signed that cannot both be true.
///
/// Either both speak of one size with two roots; or of two sizes, and a consistency proof shows
/// that the larger tree begins with another root than the smaller note says. Anyone who trusts the
/// log's key can check it with nothing else.
public struct ForkEvidence: Hashable, Sendable {
    /// The note of the smaller tree, or the first of two of one size.
    public let smaller: SignedNote
    /// The note of the larger tree, or the second of two of one size.
    public let larger: SignedNote
    /// How the larger tree begins; nil when the sizes are equal.
    public let beginning: Beginning?

    /// The root that the larger tree has at the smaller size, with its proof.
    public struct Beginning: Hashable, Sendable {
        /// The root of the larger tree's first leaves.
        public let root: TreeHash
        /// The consistency proof from that root to the larger tree; empty from size 0.
        public let proof: [TreeHash]

        /// A root and the consistency proof from it.
        public init(root: TreeHash, proof: [TreeHash]) {
            self.root = root
            self.proof = proof
        }
    }

    /// Evidence from two notes in either order, verified at once.
    ///
    /// Throws `notAFork` when they do not contradict each other, or differ in size and no beginning
    /// is given; what `LogTrust.verify` throws; and what `Tree.verifyConsistency` throws when the
    /// proof of the beginning does not hold.
    public init(
        _ one: SignedNote, _ other: SignedNote, beginning: Beginning? = nil, trust: LogTrust
    ) throws(LogRefusal) {
        let sizes = (try trust.verify(one).size, try trust.verify(other).size)
        (smaller, larger) = sizes.0 <= sizes.1 ? (one, other) : (other, one)
        self.beginning = sizes.0 == sizes.1 ? nil : beginning
        try verify(trust: trust)
    }

    /// Verifies the evidence from the notes up; throws as making it does.
    public func verify(trust: LogTrust) throws(LogRefusal) {
        let (old, new) = (try trust.verify(smaller), try trust.verify(larger))
        guard old.size != new.size else {
            guard old.root != new.root else {
                throw LogRefusal(.notAFork, "one size and one root")
            }
            return
        }
        guard let beginning, beginning.root != old.root else {
            throw LogRefusal(.notAFork, "the larger tree may begin with the smaller one")
        }
        if old.size == 0 {
            guard beginning == Beginning(root: .empty, proof: []) else {
                throw LogRefusal(.notAFork, "every tree begins with the empty one")
            }
        } else {
            try Tree.verifyConsistency(
                from: old.size, oldRoot: beginning.root, to: new.size, newRoot: new.root,
                proof: beginning.proof)
        }
    }
}
