internal import Notation

/// The place of a batch in the chain of its device, all that is kept of an erased one.
public struct ChainLink: Hashable, Sendable {
    /// The device key.
    public var key: KeyID
    /// Counted from 1.
    public var sequence: Int64
    /// The batch before; nil for the first.
    public var previous: RecordID?
    /// Own sequence numbers declared lost.
    public var void: [Int64]

    /// A place in a chain.
    public init(key: KeyID, sequence: Int64, previous: RecordID?, void: [Int64]) {
        self.key = key
        self.sequence = sequence
        self.previous = previous
        self.void = void
    }

    /// The place that a header names.
    public init(_ header: BatchHeader) {
        self.init(
            key: header.key, sequence: header.sequence, previous: header.previous,
            void: header.void)
    }
}

/// The batches of one key (M13, M14).
struct Device: Sendable {
    struct Link: Sendable {
        let chain: ChainLink
        let scheme: SchemeID?
    }

    private(set) var links: [RecordID: Link] = [:]
    private var successors: [RecordID?: Set<RecordID>] = [:]
    /// Batches that a revocation counts: its ends and what they reach by `prev`.
    private(set) var behind: Set<RecordID> = []
    /// The same, not logged yet.
    private var awaited: Set<RecordID> = []

    /// Takes a batch; true where it made batches count in spite of a revocation.
    mutating func take(_ chain: ChainLink, id: RecordID, scheme: SchemeID?) -> [RecordID] {
        links[id] = Link(chain: chain, scheme: scheme)
        successors[chain.previous, default: []].insert(id)
        return awaited.remove(id) == nil ? [] : count(from: id)
    }

    /// Counts the batches that ends reach.
    mutating func end(at ends: Set<RecordID>) {
        for end in ends where !behind.contains(end) { _ = count(from: end) }
    }

    private mutating func count(from end: RecordID) -> [RecordID] {
        var counted: [RecordID] = []
        var place: RecordID? = end
        while let id = place, !behind.contains(id) {
            guard let link = links[id] else {
                awaited.insert(id)
                break
            }
            behind.insert(id)
            counted.append(id)
            place = link.chain.previous
        }
        return counted
    }

    /// Sequence numbers that neither came nor were declared lost, as ranges in order.
    var gaps: [ClosedRange<Int64>] {
        var numbers: Set<Int64> = []
        var last: Int64 = 0
        for link in links.values {
            numbers.insert(link.chain.sequence)
            numbers.formUnion(link.chain.void)
            last = max(last, link.chain.sequence)
        }
        var gaps: [ClosedRange<Int64>] = []
        var next: Int64 = 1
        for number in numbers.sorted() where number <= last {
            if number > next { gaps.append(next...(number - 1)) }
            next = number + 1
        }
        return gaps
    }

    /// Numbers declared lost that did not come, in order.
    var void: [Int64] {
        let came = Set(links.values.map(\.chain.sequence))
        return Set(links.values.flatMap(\.chain.void)).subtracting(came).sorted()
    }

    /// Batches that share the one before them, each group in order.
    var forks: [[RecordID]] {
        successors.values.filter { $0.count > 1 }.map { $0.sorted() }
            .sorted { $0[0] < $1[0] }
    }
}

/// What is known of a device.
public struct DeviceState: Hashable, Sendable {
    /// How many of its batches are logged.
    public let batches: Int
    /// Sequence numbers that are missing: 缺第 7 批.
    public let gaps: [ClosedRange<Int64>]
    /// Numbers that it declared lost.
    public let void: [Int64]
    /// Batches that share the one before them: the device was copied, or restored.
    public let forks: [[RecordID]]
    /// True once its key is revoked.
    public let isRevoked: Bool
    /// The last batches that the revocations count.
    public let ends: [RecordID]
}

extension State {
    /// What is known of a device; nil where none of its batches is logged and it is not revoked.
    public func device(_ key: KeyID) -> DeviceState? {
        guard let device = devices[key] else { return nil }
        let revocation = registry.revocations[key]
        return DeviceState(
            batches: device.links.count, gaps: device.gaps, void: device.void,
            forks: device.forks, isRevoked: revocation != nil,
            ends: revocation?.last.sorted() ?? [])
    }

    /// The number of a batch in its device's chain.
    public func sequence(of batch: RecordID, by key: KeyID) -> Int64? {
        devices[key]?.links[batch]?.chain.sequence
    }

    /// The keys of which batches are logged, and keys of revoked devices, in order.
    public var deviceKeys: [KeyID] { devices.keys.sorted() }

    /// Takes a batch's place in its chain.
    mutating func take(_ chain: ChainLink, of id: RecordID, scheme: SchemeID?) {
        let counted = devices[chain.key, default: Device()].take(chain, id: id, scheme: scheme)
        for batch in counted {
            if let scheme = devices[chain.key]?.links[batch]?.scheme {
                touch(batch: batch, in: scheme)
            }
        }
    }
}
