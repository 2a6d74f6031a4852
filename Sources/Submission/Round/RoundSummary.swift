public import Notation
public import TransparencyLog

/// What a round has done.
public struct RoundSummary: Hashable, Sendable {
    /// Records that the centre says it has, in the order sent.
    public internal(set) var sent: [RecordID] = []
    /// Records whose receipt was verified and handed out to be stored.
    ///
    /// One whose reply was lost may get it by the feed.
    public internal(set) var receipts: [RecordID] = []
    /// Records that the centre did not take, or whose receipt does not verify.
    public internal(set) var refused: [Refusal] = []
    /// How many records still have no receipt, refused ones included.
    public internal(set) var pending = 0
    /// How many records the feed brought.
    public internal(set) var feedItems = 0
    /// The newest checkpoint that was verified.
    public internal(set) var checkpoint: VerifiedCheckpoint?
    /// What is worth telling, the reason why the round stopped early last.
    public internal(set) var findings: [Finding] = []
    /// The reason why the round stopped early; nil when it came to its end.
    public internal(set) var stop: Finding?
    /// Seconds that the centre asks to wait before the next round.
    public internal(set) var wait: Int?
    /// True where a next round would find more to send or fetch at once.
    public internal(set) var hasMore = false

    /// How far evidence has come.
    public internal(set) var evidence = EvidenceProgress()

    /// One record that has no receipt after an attempt.
    public struct Refusal: Hashable, Sendable {
        /// The record.
        public let record: RecordID
        /// The centre's code for the reason, or the finding's own.
        public let code: String
        /// The reason in words.
        public let finding: Finding
    }

    /// True where a next round would go on with evidence at once.
    public var hasMoreEvidence: Bool {
        hasMore && evidence.left > 0 && !(evidence.held.isEmpty && evidence.sentBytes == 0)
    }

    /// Both rounds told as one.
    public func after(_ earlier: RoundSummary) -> RoundSummary {
        var both = self
        both.sent = earlier.sent + sent
        both.receipts = earlier.receipts + receipts
        both.feedItems += earlier.feedItems
        both.evidence = evidence.after(earlier.evidence)
        return both
    }

    /// The shape of `docs/cli.md` for one round.
    public var json: JSON {
        var members: [String: JSON] = [
            "sent": Self.list(sent), "receipts": Self.list(receipts),
            "refused": .array(
                refused.map { ["id": .string("\($0.record)"), "code": .string($0.code)] }),
            "pending": .integer(Int64(pending)), "findings": .array(findings.map(\.json)),
            "checkpoint": .null, "evidence": evidence.json,
        ]
        if let checkpoint {
            members["checkpoint"] = [
                "size": .integer(Int64(checkpoint.size)), "root": .string(checkpoint.root.base64),
            ]
        }
        return .object(members)
    }

    private static func list(_ records: [RecordID]) -> JSON {
        .array(records.map { .string($0.description) })
    }
}
