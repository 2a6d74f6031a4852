/// How an evidence file is cut for its way: 256 KiB from each multiple of 256 KiB on, the last
/// piece shorter.
///
/// A file without a byte has one piece, of none.
public struct EvidencePieces: Hashable, Sendable {
    /// The length of the file.
    public let bytes: Int64

    /// Bytes that are lacking, from the first one up to the one before `to`.
    public struct Gap: Hashable, Sendable {
        /// Where it begins, a multiple of 256 KiB.
        public let from: Int64
        /// Where it ends, a multiple of 256 KiB or the end of the file.
        public let to: Int64

        /// Names bytes.
        public init(from: Int64, to: Int64) {
            self.from = from
            self.to = to
        }
    }

    /// The pieces of a file; nil for a length that no evidence has.
    public init?(bytes: Int64) {
        guard (0...Limits.blobBytes).contains(bytes) else { return nil }
        self.bytes = bytes
    }

    /// Where the pieces begin, in order.
    public var offsets: [Int64] {
        bytes == 0 ? [0] : Array(stride(from: 0, to: bytes, by: Limits.pieceBytes))
    }

    /// How long the piece is that begins there; nil where none does.
    public func length(at offset: Int64) -> Int? {
        guard offset >= 0, offset % Int64(Limits.pieceBytes) == 0, offset < max(1, bytes) else {
            return nil
        }
        return Int(min(Int64(Limits.pieceBytes), bytes - offset))
    }

    /// What is lacking where these pieces are there, in order; neighbours are one gap.
    public func gaps(without held: Set<Int64>) -> [Gap] {
        var gaps: [Gap] = []
        for offset in offsets where !held.contains(offset) {
            let end = min(offset + Int64(Limits.pieceBytes), bytes)
            if let last = gaps.last, last.to == offset, offset > 0 {
                gaps[gaps.count - 1] = Gap(from: last.from, to: end)
            } else {
                gaps.append(Gap(from: offset, to: end))
            }
        }
        return gaps
    }

    /// The pieces that fill a gap, in order; nil where its ends are no ends of pieces.
    public func pieces(of gap: Gap) -> [Int64]? {
        guard length(at: gap.from) != nil, gap.to <= bytes,
            gap.to == bytes || gap.to % Int64(Limits.pieceBytes) == 0,
            gap.from < gap.to || bytes == 0
        else { return nil }
        return bytes == 0 ? [0] : Array(stride(from: gap.from, to: gap.to, by: Limits.pieceBytes))
    }
}
