internal import Notation
public import Submission
public import TransparencyLog

/// A log in memory that signs whatever it is asked to, honest or not.
public struct WorldLog: Sendable {
    /// The log key.
    public let key: SigningKey
    /// The origin.
    public let origin: String
    /// The records in the order of the log.
    public private(set) var records: [SignedRecord] = []
    private var hashes = MemoryHashes()

    /// An empty log.
    public init(key: SigningKey, origin: String) {
        self.key = key
        self.origin = origin
    }

    /// The number of records.
    public var size: Int64 { Int64(records.count) }

    /// Adds a record; returns its leaf.
    @discardableResult
    public mutating func append(_ record: SignedRecord) -> Int64 {
        records.append(record)
        hashes.append(TreeHash(leaf: record.id.digest.bytes))
        return size - 1
    }

    /// The signed checkpoint at a size, the whole log unless said otherwise.
    public func note(at size: Int64? = nil) -> SignedNote {
        let size = UInt64(size ?? self.size)
        return sure {
            sign(size: size, root: try Tree.root(size: size, from: hashes))
        }
    }

    /// A checkpoint signed for any root: what a lying log would show.
    public func sign(size: UInt64, root: TreeHash) -> SignedNote {
        sure {
            guard let origin = LogOrigin(origin), let signer = key.noteSigner(name: self.origin)
            else { throw WrongWorld() }
            return try signer.note(of: Checkpoint(origin: origin, size: size, root: root))
        }
    }

    /// The receipt of a leaf under the checkpoint at a size, the whole log unless said otherwise.
    public func receipt(_ index: Int64, at size: Int64? = nil) -> [UInt8] {
        let size = size ?? self.size
        return sure {
            try LogProof(
                index: UInt64(index),
                hashes: Tree.inclusionProof(
                    index: UInt64(index), size: UInt64(size), from: hashes),
                note: note(at: size)
            ).bytes
        }
    }

    /// The consistency proof between two sizes.
    public func consistency(from old: Int64, to new: Int64) -> [TreeHash] {
        sure { try Tree.consistencyProof(from: UInt64(old), to: UInt64(new), from: hashes) }
    }
}

private struct WrongWorld: Error {}

/// A test's own machinery does not fail.
private func sure<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { preconditionFailure("A test log failed: \(error)") }
}
