import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// What every store has to do, whoever makes it.
///
/// The first over SQLite; another maker is one more line.
struct StoreSuite {
    static let makers: [@Sendable (TemporaryFolder) throws -> AggregatorStore] = [
        { try AggregatorStore(path: $0.file("log.db")) }
    ]
    let folder: TemporaryFolder
    let world = World(enrolled: false)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func leaf(_ number: UInt8) -> VerifiedRecord {
        let record = world.enrolment(
            of: .centrePerson(.of("x\(number)"), .clerk), .named("\(number)"), by: world.root,
            basis: .root)
        guard case .success(let verified) = world.registry.check.verify(record) else {
            preconditionFailure("A record of the root key verifies.")
        }
        return verified
    }

    private func append(_ records: [VerifiedRecord], to store: AggregatorStore) throws -> LogHead {
        try store.change { change in
            let old = try change.view.head()
            for (offset, record) in records.enumerated() {
                try change.insert(
                    record, at: old.size + Int64(offset), receivedAt: .of("2026-04-01T08:00:00Z"))
            }
            return try change.moveHead(
                from: old, adding: records.map { TreeHash(leaf: $0.id.digest.bytes) })
        }
    }

    @Test("An empty store has the head of the empty tree", arguments: makers)
    func empty(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        #expect(try store.read { try $0.head() } == LogHead(size: 0, root: .empty))
    }

    @Test("Groups of any size give the tree that single leaves give", arguments: makers)
    func grouping(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        let records = (0..<40).map { leaf($0) }
        var rest = records[...]
        for size in [1, 2, 5, 9, 23] {
            _ = try append(Array(rest.prefix(size)), to: store)
            rest = rest.dropFirst(size)
        }
        let hashes = MemoryHashes(leaves: records.map { TreeHash(leaf: $0.id.digest.bytes) })
        #expect(try store.read { try $0.head() } == LogHead(size: 40, root: hashes.root))
        try store.read { view in
            for index in UInt64(0)..<40 {
                let proof = try Tree.inclusionProof(index: index, size: 40, from: view)
                #expect(
                    try proof == Tree.inclusionProof(index: index, size: 40, from: hashes))
            }
        }
    }

    @Test("What was stored is read back as it came", arguments: makers)
    func readBack(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        let records = (0..<3).map { leaf($0) }
        _ = try append(records, to: store)
        try store.read { view throws in
            #expect(try view.records(from: 0, limit: 10).map(\.record) == records.map(\.signed))
            #expect(try view.ids(in: 1..<3) == records.dropFirst().map(\.id))
            #expect(try view.index(of: records[2].id) == 2)
            #expect(try view.index(of: RecordID(Digest(of: [1]))) == nil)
            #expect(try view.record(at: 3) == nil)
        }
    }

    @Test("Records are read until so many bytes are held, and at least one", arguments: makers)
    func pages(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        let records = (0..<4).map { leaf($0) }
        _ = try append(records, to: store)
        let sizes = records.map(\.signed.payload.count)
        try store.read { view throws in
            func read(_ places: Range<Int64>, _ bytes: Int) throws -> [Int64] {
                try view.records(in: places, until: bytes).map(\.index)
            }
            #expect(try read(0..<4, 1) == [0])
            #expect(try read(1..<4, sizes[1] + 1) == [1, 2])
            #expect(try read(1..<3, 1 << 20) == [1, 2])
            #expect(try read(4..<9, 1 << 20).isEmpty)
        }
    }

    @Test("A head that moved is not swapped and nothing of the group stays", arguments: makers)
    func swap(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        let head = try append([leaf(0)], to: store)
        _ = try append([leaf(1)], to: store)
        #expect(throws: StoreFailure.headMoved) {
            try store.change { change in
                try change.insert(leaf(2), at: 2, receivedAt: .of("2026-04-01T08:00:00Z"))
                _ = try change.moveHead(
                    from: LogHead(size: 2, root: head.root), adding: [.empty])
            }
        }
        #expect(try store.read { try $0.record(at: 2) } == nil)
        #expect(try store.read { try $0.head().size } == 2)
    }

    @Test("A body that throws leaves nothing behind", arguments: makers)
    func rollback(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let store = try make(folder)
        #expect(throws: Missing.self) {
            try store.change { change in
                try change.insert(leaf(0), at: 0, receivedAt: .of("2026-04-01T08:00:00Z"))
                throw Missing()
            }
        }
        #expect(try store.read { try $0.records(from: 0, limit: 1).isEmpty })
    }

    @Test("What was changed is there after opening again", arguments: makers)
    func durable(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let first = try make(folder)
        let head = try append([leaf(0), leaf(1)], to: first)
        try first.close()
        #expect(try make(folder).read { try $0.head() } == head)
    }

    @Test("Two openings of one store see each other's changes", arguments: makers)
    func twoOpenings(make: @Sendable (TemporaryFolder) throws -> AggregatorStore) throws {
        let (one, other) = (try make(folder), try make(folder))
        for number in UInt8(0)..<10 {
            let head = try append([leaf(number)], to: number.isMultiple(of: 2) ? one : other)
            #expect(try other.read { try $0.head() } == head)
        }
    }
}
