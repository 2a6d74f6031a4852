import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Consistency proofs")
struct ConsistencyTests {
    private static let data = (0..<300).map { bytes("leaf \($0)") }
    private static let hashes = MemoryHashes(leaves: data.map { TreeHash(leaf: $0) })

    @Test("from 6 to 8 the proof is the one computed by hand")
    func known() throws {
        let hashes = MemoryHashes(leaves: HandMade.leaves.map { TreeHash(leaf: $0) })
        let proof = try Tree.consistencyProof(from: 6, to: 8, from: hashes)
        #expect(proof.map(\.hex) == HandMade.proof6to8)
        #expect(try Tree.consistencyProof(from: 8, to: 8, from: hashes).isEmpty)
    }

    @Test("every pair of sizes to 300 has the RFC's proof, and it verifies")
    func everyPair() throws {
        let reference = Reference(Self.data)
        let roots = try (0...300).map { try #require(TreeHash(bytes: reference.mth(0..<$0))) }
        for new in 1...300 {
            for old in 1...new {
                let proof = try Tree.consistencyProof(
                    from: UInt64(old), to: UInt64(new), from: Self.hashes)
                #expect(proof.map(\.bytes) == reference.proof(old, 0..<new), "\(old) to \(new)")
                try Tree.verifyConsistency(
                    from: UInt64(old), oldRoot: roots[old], to: UInt64(new), newRoot: roots[new],
                    proof: proof)
            }
        }
    }

    @Test("every proof of every pair to 300 is refused once any of its parts is damaged")
    func everyDamage() throws {
        var random = Seeded(seed: 20_260_422)
        let roots = try (0...300).map { try Tree.root(size: UInt64($0), from: Self.hashes) }
        for new in 1...300 {
            for old in 1...new {
                let claim = Claim(
                    old: UInt64(old), oldRoot: roots[old], new: UInt64(new), newRoot: roots[new],
                    proof: try Tree.consistencyProof(
                        from: UInt64(old), to: UInt64(new), from: Self.hashes))
                claim.expect(nil, "\(old) to \(new)")
                for damaged in claim.damaged(&random) {
                    damaged.expect(.rootMismatch, "\(old) to \(new)")
                }
                for damaged in claim.lengthened() {
                    damaged.expect(.wrongLength, "\(old) to \(new)")
                }
            }
        }
    }

    @Test("a log that changed one old leaf has no proof that holds")
    func rewritten() throws {
        for changed in 0..<20 {
            var other = Self.data
            other[changed] = bytes("changed")
            let lie = MemoryHashes(leaves: other.map { TreeHash(leaf: $0) })
            for old in UInt64(changed + 1)...40 {
                let claim = Claim(
                    old: old, oldRoot: try Tree.root(size: old, from: Self.hashes), new: 77,
                    newRoot: try Tree.root(size: 77, from: lie),
                    proof: try Tree.consistencyProof(from: old, to: 77, from: lie))
                #expect(claim.refusal == .rootMismatch)
            }
        }
    }

    @Test("from the empty tree nothing is made and nothing is believed, whatever the roots")
    func empty() {
        expectRefusal(.emptyTree) {
            try Tree.consistencyProof(from: 0, to: 5, from: Self.hashes)
        }
        for new in [0, 1, 5] as [UInt64] {
            for proof in [[], [TreeHash.empty]] {
                let claim = Claim(
                    old: 0, oldRoot: .empty, new: new, newRoot: .empty, proof: proof)
                #expect(claim.refusal == .emptyTree)
            }
        }
    }

    @Test("equal sizes need equal roots and an empty proof")
    func equal() throws {
        let root = try Tree.root(size: 7, from: Self.hashes)
        var claim = Claim(old: 7, oldRoot: root, new: 7, newRoot: root, proof: [])
        #expect(claim.refusal == nil)
        claim.newRoot = .empty
        #expect(claim.refusal == .rootMismatch)
        claim.newRoot = root
        claim.proof = [root]
        #expect(claim.refusal == .wrongLength)
    }

    @Test("a log does not shrink, and no size is beyond 2^63 − 1")
    func range() {
        expectRefusal(.outOfRange) {
            try Tree.consistencyProof(from: 6, to: 5, from: Self.hashes)
        }
        expectRefusal(.outOfRange) {
            try Tree.consistencyProof(from: 6, to: .max, from: Self.hashes)
        }
        expectRefusal(.missingHash) {
            try Tree.consistencyProof(from: 6, to: 301, from: Self.hashes)
        }
        var claim = Claim(old: 6, oldRoot: .empty, new: 5, newRoot: .empty, proof: [])
        #expect(claim.refusal == .outOfRange)
        claim.new = .max
        #expect(claim.refusal == .outOfRange)
    }

    @Test("a proof of more than 64 hashes is not looked at; the largest sizes do not trap")
    func extremes() {
        let size = Tree.maximumSize
        var claim = Claim(old: 1, oldRoot: .empty, new: size, newRoot: .empty, proof: [])
        claim.proof = [TreeHash](repeating: .empty, count: 65)
        #expect(claim.refusal == .tooLarge)
        for old in [1, 2, 3, 1 << 62, (1 << 62) + 1, size - 1, size] as [UInt64] {
            for count in 0...64 {
                claim.old = old
                claim.proof = [TreeHash](repeating: .empty, count: count)
                // One size twice, one root twice, no proof: the only claim here that is true.
                #expect((claim.refusal == nil) == (old == size && count == 0))
            }
        }
    }

    /// All that a verifier is told.
    private struct Claim {
        var old: UInt64
        var oldRoot: TreeHash
        var new: UInt64
        var newRoot: TreeHash
        var proof: [TreeHash]

        var refusal: LogRefusal.Code? {
            do throws(LogRefusal) {
                try Tree.verifyConsistency(
                    from: old, oldRoot: oldRoot, to: new, newRoot: newRoot, proof: proof)
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

        /// One bit flipped in either root and in each hash of the proof.
        func damaged(_ random: inout Seeded) -> [Claim] {
            var all = [self, self]
            all[0].oldRoot = oldRoot.flipping(&random)
            all[1].newRoot = newRoot.flipping(&random)
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
            all[0].proof.append(newRoot)
            all[1].proof.insert(oldRoot, at: 0)
            if !proof.isEmpty {
                all += [self, self]
                all[2].proof.removeLast()
                all[3].proof.removeFirst()
            }
            return all
        }
    }
}
