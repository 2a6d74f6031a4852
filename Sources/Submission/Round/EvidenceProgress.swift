public import Notation

/// What a round has done for evidence.
public struct EvidenceProgress: Hashable, Sendable {
    /// Bytes that the centre took.
    public internal(set) var sentBytes: Int64 = 0
    /// Files that the centre says it holds whole, in the order in which it said so.
    public internal(set) var held: [Digest] = []
    /// Files that the centre did not take.
    public internal(set) var refused: [Refusal] = []
    /// How many files are still not known to be there, refused ones included.
    public internal(set) var left = 0

    /// One file that is not taken.
    public struct Refusal: Hashable, Sendable {
        /// The file.
        public let digest: Digest
        /// The centre's code for the reason, or the finding's own.
        public let code: String
        /// The reason in words.
        public let finding: Finding
    }

    func after(_ earlier: EvidenceProgress) -> EvidenceProgress {
        var both = self
        both.sentBytes += earlier.sentBytes
        both.held = earlier.held + held
        let again = Set(refused.map(\.digest))
        both.refused = earlier.refused.filter { !again.contains($0.digest) } + refused
        return both
    }

    /// The shape of `docs/cli.md`.
    public var json: JSON {
        [
            "held": .array(held.map { .string($0.hex) }), "left": .integer(Int64(left)),
            "refused": .array(
                refused.map { ["code": .string($0.code), "sha256": .string($0.digest.hex)] }),
            "sentBytes": .integer(sentBytes),
        ]
    }
}

/// Pieces that the centre lacks, and the token to send them with.
struct EvidenceQueue: Sendable {
    let token: String
    /// In the order to send.
    var pieces: ArraySlice<Piece>

    /// One piece of a file.
    struct Piece: Hashable, Sendable {
        let digest: Digest
        let offset: Int64
        let count: Int
    }

    /// Passes over what is left of a file.
    mutating func skip(_ digest: Digest) {
        pieces = pieces.drop { $0.digest == digest }
    }
}

/// The reply of `POST /v1/missing` where evidence was asked about.
struct LackingReply {
    /// The gaps of each file that is not held whole; nil where the centre does not wait for it.
    let files: [Digest: [EvidencePieces.Gap]?]

    init?(json: JSON) {
        guard let list = json["blobs"]?.array, list.count <= RoundLimits.evidence else {
            return nil
        }
        var files: [Digest: [EvidencePieces.Gap]?] = [:]
        for file in list {
            guard let digest = file["sha256"]?.string.flatMap({ Digest(hex: $0) }) else {
                return nil
            }
            guard let gaps = file["gaps"]?.array else {
                files[digest] = .some(nil)
                continue
            }
            let read = gaps.compactMap { gap -> EvidencePieces.Gap? in
                guard let from = gap["from"]?.integer, let to = gap["to"]?.integer else {
                    return nil
                }
                return EvidencePieces.Gap(from: from, to: to)
            }
            guard read.count == gaps.count else { return nil }
            files[digest] = read
        }
        self.files = files
    }
}
