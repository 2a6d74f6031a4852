import Testing

@testable import TransparencyLog

@Suite("The tree over stored hashes")
struct TreeTests {
    @Test("the eight known leaves have their nine known roots")
    func known() throws {
        let hashes = MemoryHashes(leaves: HandMade.leaves.map { TreeHash(leaf: $0) })
        for (size, root) in HandMade.roots.enumerated() {
            #expect(try Tree.root(size: UInt64(size), from: hashes).hex == root)
        }
    }

    @Test("every size from 0 to 300 has the root of the RFC's recursion")
    func roots() throws {
        let data = (0..<300).map { bytes("leaf \($0)") }
        let reference = Reference(data)
        let hashes = MemoryHashes(leaves: data.map { TreeHash(leaf: $0) })
        for size in 0...300 {
            let root = try Tree.root(size: UInt64(size), from: hashes)
            #expect(root.bytes == reference.mth(0..<size), "size \(size)")
        }
    }

    @Test("a tree of five is asked for two complete subtrees")
    func decomposition() {
        let places = Tree.completeSubtrees(of: 0..<5)
        #expect(places == [Tree.Place(level: 2, index: 0), Tree.Place(level: 0, index: 4)])
        #expect(Tree.completeSubtrees(of: 4..<7).map(\.level) == [1, 0])
        #expect(Tree.completeSubtrees(of: 0..<0).isEmpty)
        #expect(Tree.completeSubtrees(of: 0..<Tree.maximumSize).count == 63)
    }

    @Test("a log too short for the size says which hash it lacks")
    func missing() {
        let hashes = MemoryHashes(leaves: [.empty])
        expectRefusal(.missingHash) { try Tree.root(size: 2, from: hashes) }
        expectRefusal(.missingHash) { try hashes.hash(level: -1, index: 0) }
        expectRefusal(.missingHash) { try hashes.hash(level: 0, index: .max) }
        expectRefusal(.missingHash) { try Tree.root(size: Tree.maximumSize, from: hashes) }
    }

    @Test("no size is beyond 2^63 − 1")
    func limit() {
        expectRefusal(.outOfRange) { try Tree.root(size: 1 << 63, from: MemoryHashes()) }
        expectRefusal(.outOfRange) { try Tree.root(size: .max, from: MemoryHashes()) }
    }

    @Test("the greatest power of two is found")
    func log2() {
        #expect(
            [0, 1, 2, 3, 4, 7, 8, 1 << 40, .max].map(\UInt64.log2) == [0, 0, 1, 1, 2, 2, 3, 40, 63])
    }

    @Test("storage that fails is heard, not hidden")
    func failing() {
        struct Broken: Error {}
        struct BrokenStorage: HashReader {
            func hash(level: Int, index: UInt64) throws -> TreeHash { throw Broken() }
        }
        #expect(throws: Broken.self) { try Tree.root(size: 3, from: BrokenStorage()) }
        #expect(throws: Broken.self) { try Frontier(size: 3, from: BrokenStorage()) }
        #expect(throws: Broken.self) {
            try Tree.inclusionProof(index: 0, size: 3, from: BrokenStorage())
        }
    }
}
