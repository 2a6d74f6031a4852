/// A proof that a leaf is in a log, complete in itself: C2SP `tlog-proof@v1`, our receipt.
///
/// As received: believe it only through `verify`.
public struct LogProof: Hashable, Sendable {
    /// The most bytes of extra data.
    public static let maximumExtraByteCount = 4_096
    /// The most bytes of a whole proof file.
    public static let maximumByteCount =
        SignedNote.maximumByteCount + 2 * maximumExtraByteCount + 64 * 45 + 256

    /// Extra data that no signature covers: never believed, nil when there is none.
    public let extra: [UInt8]?
    /// The leaf's place in the log, from 0.
    public let index: UInt64
    /// The inclusion proof, the leaf's sibling first.
    public let hashes: [TreeHash]
    /// The checkpoint it leads to, with its signatures.
    public let note: SignedNote

    /// A proof made of its parts.
    ///
    /// Throws `tooLarge` beyond a limit, `malformedProof` when extra data is there but empty, and
    /// `outOfRange` for an index no tree has. Whether the parts belong together is `verify`'s
    /// question.
    public init(
        extra: [UInt8]? = nil, index: UInt64, hashes: [TreeHash], note: SignedNote
    ) throws(LogRefusal) {
        try Tree.check(index: index, size: Tree.maximumSize)
        try Tree.check(length: hashes.count)
        guard extra?.isEmpty != true else {
            throw LogRefusal(.malformedProof, "extra data without content")
        }
        guard (extra?.count ?? 0) <= Self.maximumExtraByteCount else {
            throw LogRefusal(.tooLarge, "\(extra?.count ?? 0) bytes of extra data")
        }
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.note = note
    }

    /// Verifies that `leaf` is in the log one trusts; returns the checkpoint that says so.
    ///
    /// Throws what `LogTrust.verify` and `Tree.verifyInclusion` throw.
    public func verify(leaf: TreeHash, trust: LogTrust) throws(LogRefusal) -> VerifiedCheckpoint {
        let verified = try trust.verify(note)
        try Tree.verifyInclusion(
            of: leaf, index: index, size: verified.size, root: verified.root, proof: hashes)
        return verified
    }
}
