/// Why something about a log was not believed: the one error type of this module.
///
/// What is read from others, or verified, either gives a value or this: always by typed throws, so
/// that no caller can pass over it. Branch on `code`; `reason` is for the technician who reads the
/// record. Two refusals are equal when their codes are.
public struct LogRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is, stable across versions.
    public let code: Code
    /// What was wrong, in words, with the numbers that were seen.
    public let reason: String

    init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Whether both have the same code.
    public static func == (one: LogRefusal, other: LogRefusal) -> Bool {
        one.code == other.code
    }

    /// Feeds the code to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
    }

    /// The code and the reason.
    public var description: String { "\(code): \(reason)" }
}

extension LogRefusal {
    /// The kind of a refusal; new ones may come, so a `switch` needs a default.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable word for it, lower case with hyphens.
        public let description: String

        private init(_ word: String) {
            description = word
        }

        // Notes and keys.

        /// Not a signed note as C2SP signed-note writes it.
        public static let malformedNote = Code("malformed-note")
        /// More bytes, lines or signatures than the limits allow.
        public static let tooLarge = Code("too-large")
        /// Not a key name, or not a verifier key.
        public static let malformedKey = Code("malformed-key")
        /// Two of the trusted keys have the name and id of one signature.
        public static let ambiguousKey = Code("ambiguous-key")
        /// A trusted key's signature does not fit the text.
        public static let badSignature = Code("bad-signature")
        /// No trusted key has signed.
        public static let unsigned = Code("unsigned")

        // Checkpoints.

        /// The text of a note is not a checkpoint.
        public static let malformedCheckpoint = Code("malformed-checkpoint")
        /// A checkpoint of another log.
        public static let otherLog = Code("other-log")

        // The tree and its proofs.

        /// A size or index that the tree cannot have.
        public static let outOfRange = Code("out-of-range")
        /// Consistency from a tree without leaves: there is nothing to prove.
        public static let emptyTree = Code("empty-tree")
        /// The proof has not the number of hashes that index and sizes call for.
        public static let wrongLength = Code("wrong-length")
        /// The hashes lead to another root.
        public static let rootMismatch = Code("root-mismatch")
        /// A proof file is not as C2SP tlog-proof writes it.
        public static let malformedProof = Code("malformed-proof")
        /// A hash that was asked for is not held.
        public static let missingHash = Code("missing-hash")

        // Tiles and evidence.

        /// Not the path or not the content of a tile or entry bundle.
        public static let malformedTile = Code("malformed-tile")
        /// Two notes that do not contradict each other.
        public static let notAFork = Code("not-a-fork")
    }
}
