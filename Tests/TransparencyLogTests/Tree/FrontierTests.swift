import Testing

@testable import TransparencyLog

@Suite("The frontier of a growing log")
struct FrontierTests {
    @Test("appending gives the root of the RFC's recursion after every leaf, up to 300")
    func roots() {
        let data = (0..<300).map { bytes("leaf \($0)") }
        let reference = Reference(data)
        var frontier = Frontier()
        #expect(frontier.root.bytes == reference.mth(0..<0))
        for (index, leaf) in data.enumerated() {
            _ = frontier.append(TreeHash(leaf: leaf))
            #expect(frontier.size == UInt64(index + 1))
            #expect(frontier.root.bytes == reference.mth(0..<(index + 1)))
            #expect(frontier.roots.count == (index + 1).nonzeroBitCount)
        }
    }

    @Test("every completed hash is the recursion's root over its leaves, each stored once")
    func completed() {
        let data = (0..<130).map { bytes("leaf \($0)") }
        let reference = Reference(data)
        var frontier = Frontier()
        var places: Set<[UInt64]> = []
        for leaf in data {
            for stored in frontier.append(TreeHash(leaf: leaf)) {
                let width = 1 << stored.level
                let start = Int(stored.index) * width
                #expect(stored.hash.bytes == reference.mth(start..<(start + width)))
                #expect(places.insert([UInt64(stored.level), stored.index]).inserted)
            }
        }
        // 130 leaves, 65 pairs, 32 fours, 16, 8, 4, 2 and 1: counted by hand.
        #expect(places.count == 130 + 65 + 32 + 16 + 8 + 4 + 2 + 1)
    }

    @Test("what append returns is enough storage for roots and proofs")
    func storage() throws {
        struct Storage: HashReader {
            var hashes: [[UInt64]: TreeHash] = [:]
            func hash(level: Int, index: UInt64) throws -> TreeHash {
                try #require(hashes[[UInt64(level), index]])
            }
        }
        var storage = Storage()
        var frontier = Frontier()
        let memory = MemoryHashes(leaves: (0..<77).map { TreeHash(leaf: bytes("\($0)")) })
        for index in 0..<77 {
            for stored in frontier.append(TreeHash(leaf: bytes("\(index)"))) {
                storage.hashes[[UInt64(stored.level), stored.index]] = stored.hash
            }
        }
        #expect(try Tree.root(size: 77, from: storage) == memory.root)
        #expect(
            try Tree.inclusionProof(index: 50, size: 77, from: storage)
                == Tree.inclusionProof(index: 50, size: 77, from: memory))
        #expect(
            try Tree.consistencyProof(from: 13, to: 77, from: storage)
                == Tree.consistencyProof(from: 13, to: 77, from: memory))
    }

    @Test("a frontier read from storage goes on as the one that was never put away")
    func reading() throws {
        var memory = MemoryHashes()
        var kept = Frontier()
        for index in 0..<100 {
            let reread = try Frontier(size: UInt64(index), from: memory)
            #expect(reread == kept)
            #expect(memory.frontier == kept)
            #expect(memory.root == kept.root)
            #expect(try Frontier(size: reread.size, roots: reread.roots) == kept)
            let leaf = TreeHash(leaf: bytes("leaf \(index)"))
            memory.append(leaf)
            _ = kept.append(leaf)
        }
        #expect(memory.size == 100)
    }

    @Test("roots and size that do not fit are refused")
    func refused() {
        let root = TreeHash.empty
        expectRefusal(.wrongLength) { try Frontier(size: 3, roots: [root]) }
        expectRefusal(.wrongLength) { try Frontier(size: 0, roots: [root]) }
        expectRefusal(.wrongLength) { try Frontier(size: 4, roots: [root, root]) }
        expectRefusal(.outOfRange) { try Frontier(size: .max, roots: []) }
        expectRefusal(.outOfRange) { try Frontier(size: .max, from: MemoryHashes()) }
        expectRefusal(.missingHash) { try Frontier(size: 3, from: MemoryHashes()) }
    }

    @Test("the first three leaves complete what a drawing shows")
    func drawing() {
        var frontier = Frontier()
        let leaves = ["a", "b", "c"].map { TreeHash(leaf: bytes($0)) }
        #expect(frontier.append(leaves[0]) == [StoredHash(level: 0, index: 0, hash: leaves[0])])
        #expect(
            frontier.append(leaves[1]) == [
                StoredHash(level: 0, index: 1, hash: leaves[1]),
                StoredHash(level: 1, index: 0, hash: TreeHash(left: leaves[0], right: leaves[1])),
            ])
        #expect(frontier.append(leaves[2]) == [StoredHash(level: 0, index: 2, hash: leaves[2])])
    }
}
