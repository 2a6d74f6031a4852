internal import Notation
public import TransparencyLog

/// A verified receipt: proof that the centre's log holds one record, under a checkpoint it signed.
///
/// Text form: C2SP `tlog-proof@v1` over the leaf whose data are the 32 bytes of the record id. It
/// proves what the centre signed to this office; that all see one log is shown by comparing
/// ``checkpoint`` with every other one known (``CheckpointWatch``).
public struct Receipt: Hashable, Sendable {
    /// The record.
    public let record: RecordID
    /// The leaf of the record, from 0.
    public let index: Int64
    /// The checkpoint that the proof leads to.
    public let checkpoint: VerifiedCheckpoint
    /// The text as received: the evidence to keep.
    public let bytes: [UInt8]

    /// Verifies the text of a receipt for a record under the log key of a card.
    ///
    /// Refusals: `receipt-malformed` when it is no tlog-proof; `checkpoint-wrong` when the log key
    /// did not sign its note or the note is of another log; `receipt-wrong` when the proof does not
    /// lead from this record to the checkpoint.
    public static func verify(
        _ bytes: [UInt8], for record: RecordID, card: CentreCard
    ) -> Result<Receipt, RecordRefusal> {
        let proof: LogProof
        do {
            proof = try LogProof(bytes: bytes)
        } catch {
            return .failure(RecordRefusal(.receiptMalformed, ["reason": error.reason]))
        }
        guard let checkpoint = try? card.trust?.verify(proof.note) else {
            return .failure(RecordRefusal(.checkpointWrong))
        }
        do {
            try Tree.verifyInclusion(
                of: TreeHash(leaf: record.digest.bytes), index: proof.index,
                size: checkpoint.size, root: checkpoint.root, proof: proof.hashes)
            return .success(
                Receipt(
                    record: record, index: Int64(proof.index), checkpoint: checkpoint,
                    bytes: bytes))
        } catch {
            return .failure(RecordRefusal(.receiptWrong, ["reason": error.reason]))
        }
    }
}
