import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Inclusion proofs")
struct InclusionTests {
    private static let data = (0..<300).map { bytes("leaf \($0)") }
    private static let leaves = data.map { TreeHash(leaf: $0) }

    @Test("leaf 5 of 8 has the path computed by hand")
    func known() throws {
        let hashes = MemoryHashes(leaves: HandMade.leaves.map { TreeHash(leaf: $0) })
        let path = try Tree.inclusionProof(index: 5, size: 8, from: hashes)
        #expect(path.map(\.hex) == HandMade.path5of8)
        #expect(try Tree.inclusionProof(index: 0, size: 1, from: hashes).isEmpty)
    }

    @Test("every leaf of every size to 300 has the RFC's path, and it verifies")
    func everyPath() throws {
        let reference = Reference(Self.data)
        let hashes = MemoryHashes(leaves: Self.leaves)
        for size in 1...300 {
            let root = try #require(TreeHash(bytes: reference.mth(0..<size)))
            for index in 0..<size {
                let path = try Tree.inclusionProof(
                    index: UInt64(index), size: UInt64(size), from: hashes)
                #expect(
                    path.map(\.bytes) == reference.path(index, 0..<size), "\(index) of \(size)")
                try Tree.verifyInclusion(
                    of: Self.leaves[index], index: UInt64(index), size: UInt64(size), root: root,
                    proof: path)
            }
        }
    }

    @Test("every path of every size to 300 is refused once any of its parts is damaged")
    func everyDamage() throws {
        let hashes = MemoryHashes(leaves: Self.leaves)
        var random = Seeded(seed: 20_260_421)
        for size in 1...300 {
            let root = try Tree.root(size: UInt64(size), from: hashes)
            for index in 0..<size {
                let claim = Claim(
                    leaf: Self.leaves[index], index: UInt64(index), size: UInt64(size), root: root,
                    proof: try Tree.inclusionProof(
                        index: UInt64(index), size: UInt64(size), from: hashes))
                claim.expect(nil, "\(index) of \(size)")
                for damaged in claim.damaged(&random) {
                    damaged.expect(.rootMismatch, "\(index) of \(size)")
                }
                for damaged in claim.lengthened() {
                    damaged.expect(.wrongLength, "\(index) of \(size)")
                }
            }
        }
    }

    @Test("a path is refused for every other index of the same tree")
    func otherIndex() throws {
        let hashes = MemoryHashes(leaves: Self.leaves)
        for size in 1...64 {
            let root = try Tree.root(size: UInt64(size), from: hashes)
            for index in 0..<size {
                let proof = try Tree.inclusionProof(
                    index: UInt64(index), size: UInt64(size), from: hashes)
                for other in 0..<size where other != index {
                    let claim = Claim(
                        leaf: Self.leaves[index], index: UInt64(other), size: UInt64(size),
                        root: root, proof: proof)
                    if claim.refusal == nil { Issue.record("\(index) as \(other) of \(size)") }
                }
            }
        }
    }

    @Test("there is no leaf at or beyond the size, and no path in an empty tree")
    func range() {
        let hashes = MemoryHashes(leaves: Self.leaves)
        expectRefusal(.outOfRange) { try Tree.inclusionProof(index: 0, size: 0, from: hashes) }
        expectRefusal(.outOfRange) { try Tree.inclusionProof(index: 7, size: 7, from: hashes) }
        expectRefusal(.outOfRange) { try Tree.inclusionProof(index: .max, size: 7, from: hashes) }
        expectRefusal(.outOfRange) { try Tree.inclusionProof(index: 0, size: .max, from: hashes) }
        expectRefusal(.missingHash) { try Tree.inclusionProof(index: 0, size: 301, from: hashes) }
        for (index, size) in [(0, 0), (7, 7), (.max, 7), (0, .max), (.max, .max)]
            as [(UInt64, UInt64)]
        {
            let claim = Claim(leaf: .empty, index: index, size: size, root: .empty, proof: [])
            #expect(claim.refusal == .outOfRange)
        }
    }

    @Test("a proof of more than 64 hashes is not looked at")
    func tooLong() {
        let proof = [TreeHash](repeating: .empty, count: 65)
        let claim = Claim(
            leaf: .empty, index: 0, size: Tree.maximumSize, root: .empty, proof: proof)
        #expect(claim.refusal == .tooLarge)
    }

    @Test("the largest tree there can be is computed without trapping, at its edges")
    func largest() {
        let size = Tree.maximumSize
        for index in [0, 1, size / 2, size - 2, size - 1] {
            for count in 0...64 {
                let claim = Claim(
                    leaf: .empty, index: index, size: size, root: .empty,
                    proof: [TreeHash](repeating: .empty, count: count))
                #expect(claim.refusal != nil)
            }
        }
    }

    /// All that a verifier is told.
    private struct Claim {
        var leaf: TreeHash
        var index: UInt64
        var size: UInt64
        var root: TreeHash
        var proof: [TreeHash]

        var refusal: LogRefusal.Code? {
            do throws(LogRefusal) {
                try Tree.verifyInclusion(
                    of: leaf, index: index, size: size, root: root, proof: proof)
                return nil
            } catch {
                return error.code
            }
        }

        /// As `#expect`, cheap enough for a million times.
        func expect(_ code: LogRefusal.Code?, _ comment: @autoclosure () -> Comment) {
            let refusal = refusal
            guard refusal != code else { return }
            Issue.record("\(comment()): \(String(describing: refusal)) for \(self)")
        }

        /// One bit flipped in the leaf, the root and each hash of the proof.
        func damaged(_ random: inout Seeded) -> [Claim] {
            var all = [self, self]
            all[0].leaf = leaf.flipping(&random)
            all[1].root = root.flipping(&random)
            for place in proof.indices {
                var claim = self
                claim.proof[place] = proof[place].flipping(&random)
                all.append(claim)
            }
            return all
        }

        /// One hash too many at either end, one too few at either end.
        func lengthened() -> [Claim] {
            var all = [self, self]
            all[0].proof.append(root)
            all[1].proof.insert(leaf, at: 0)
            if !proof.isEmpty {
                all += [self, self]
                all[2].proof.removeLast()
                all[3].proof.removeFirst()
            }
            return all
        }
    }
}

extension TreeHash {
    /// The hash with one bit flipped.
    func flipping(_ random: inout Seeded) -> TreeHash {
        var raw = bytes
        let bit = Int.random(in: 0..<256, using: &random)
        raw[bit / 8] ^= 1 << UInt8(bit % 8)
        return TreeHash(bytes: raw) ?? .empty
    }
}
