package import TransparencyLog

/// The writes of the log in their order, each of which may fail: commit, sign, guard.
///
/// Tests break each of them twice: failed and not done, failed but done.
package struct LogEffects: Sendable {
    /// Makes a group of leaves durable in one transaction.
    package var commit: @Sendable (AggregatorStore, (StoreChange) throws -> Void) throws -> Void
    /// Signs the head of the log.
    package var sign: @Sendable (Checkpoint) throws -> SignedNote
    /// Reads the guard file.
    package var readGuard: @Sendable () throws -> SignedNote?
    /// Makes the checkpoint durable in the guard file.
    package var writeGuard: @Sendable (SignedNote) throws -> Void

    /// The real writes.
    package init(signer: NoteSigner, guard file: LogGuard) {
        commit = { store, body in try store.change(body) }
        sign = { try signer.note(of: $0) }
        readGuard = { try file.read() }
        writeGuard = { try file.write($0) }
    }
}
