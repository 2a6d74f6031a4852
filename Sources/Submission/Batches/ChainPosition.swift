/// Where the next batch of a device stands in the chain of its batches.
public struct ChainPosition: Hashable, Sendable {
    /// The number of the next batch, from 1.
    public let sequence: Int64
    /// The batch before it; nil for the first.
    public let previous: RecordID?

    /// The first batch of a key.
    public static let first = ChainPosition(sequence: 1, previous: nil)

    /// A place in the chain.
    public init(sequence: Int64, previous: RecordID?) {
        self.sequence = sequence
        self.previous = previous
    }

    /// The place after a batch.
    public init(after sequence: Int64, _ batch: RecordID) {
        self.init(sequence: sequence + 1, previous: batch)
    }

    /// What contradicts itself about batches declared lost at this place; nil when all is well.
    func contradiction(void: [Int64]) -> String? {
        if !(1...Limits.sequence).contains(sequence) { return "seq \(sequence)" }
        if (previous == nil) != (sequence == 1) { return "seq \(sequence), prev" }
        let isAscending = zip(void, void.dropFirst()).allSatisfy { $0 < $1 }
        if !isAscending || (void.first ?? 1) < 1 || (void.last ?? 0) >= sequence {
            return "seq \(sequence), void"
        }
        return nil
    }
}
