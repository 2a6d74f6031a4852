/// What a reader trusts about a log before seeing any of it: origin, log keys, named witnesses.
///
/// The one way from a note as received to a `VerifiedCheckpoint`.
public struct LogTrust: Hashable, Sendable {
    /// The log's origin.
    public let origin: LogOrigin
    /// The keys of which one must have signed; kind `ed25519`.
    public let logKeys: [NoteVerifier]
    /// The witnesses whose cosignatures count; kind `cosignature`.
    public let witnesses: [NoteVerifier]

    /// Trust in a log.
    ///
    /// Throws `malformedKey` when there is no log key, or a key is of the other kind: a witness
    /// must never pass for the log, nor the log for its own witness.
    public init(
        origin: LogOrigin, logKeys: [NoteVerifier], witnesses: [NoteVerifier] = []
    ) throws(LogRefusal) {
        guard !logKeys.isEmpty else {
            throw LogRefusal(.malformedKey, "no key for the log \(origin)")
        }
        guard logKeys.allSatisfy({ $0.kind == .ed25519 }),
            witnesses.allSatisfy({ $0.kind == .cosignature })
        else {
            throw LogRefusal(.malformedKey, "a key of the wrong kind for the log \(origin)")
        }
        self.origin = origin
        self.logKeys = logKeys
        self.witnesses = witnesses
    }

    /// The checkpoint in a note, once a log key's signature on it has been verified.
    ///
    /// All known signatures must be good; unknown ones are ignored. Throws `badSignature`,
    /// `ambiguousKey`, `unsigned`, `malformedCheckpoint` or `otherLog`.
    public func verify(_ note: SignedNote) throws(LogRefusal) -> VerifiedCheckpoint {
        let signatures = try note.verified(by: logKeys + witnesses)
        guard signatures.contains(where: { line in logKeys.contains { $0.isNamed(by: line) } })
        else {
            throw LogRefusal(.unsigned, "witnesses have signed, but not the log \(origin)")
        }
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin == origin else {
            throw LogRefusal(.otherLog, "\(checkpoint.origin), not \(origin)")
        }
        let cosignatures = signatures.filter { line in
            witnesses.contains { $0.isNamed(by: line) }
        }
        return VerifiedCheckpoint(
            checkpoint: checkpoint, note: note,
            cosignatures: cosignatures.compactMap(Cosignature.init))
    }

    /// The checkpoint in a note given as bytes; also throws what reading a note throws.
    public func verify(_ bytes: [UInt8]) throws(LogRefusal) -> VerifiedCheckpoint {
        try verify(SignedNote(bytes: bytes))
    }
}
