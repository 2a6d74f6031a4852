import Notation
import TestSupport
import Testing
import TransparencyLog

@testable import Submission

/// Every checkpoint that a round meets, against the newest one verified before.
@Suite("The watch over checkpoints")
struct CheckpointWatchTests {
    private let world = World()

    private func watch(at size: Int64? = nil) throws -> CheckpointWatch {
        let trust = try #require(world.card.trust)
        return try CheckpointWatch(trust: trust, latest: size.map { world.log.note(at: $0) })
    }

    private func shown(_ size: Int64) throws -> VerifiedCheckpoint {
        try #require(world.card.trust).verify(world.log.note(at: size))
    }

    private func lie(_ size: UInt64) throws -> VerifiedCheckpoint {
        try #require(world.card.trust).verify(world.log.sign(size: size, root: TreeHash(leaf: [7])))
    }

    @Test("the first checkpoint is the newest, and the same one again is known")
    func first() throws {
        var watch = try watch()
        #expect(watch.latest == nil)
        #expect(watch.see(try shown(4)) == .newest)
        #expect(watch.see(try shown(4)) == .known)
        #expect(try watch.isKnown(shown(4)) && watch.latest?.size == 4)
    }

    /// All pairs of sizes of an honest log: RFC 6962 has a proof for each.
    @Test("any two sizes of an honest log are shown to be one log", arguments: 1...9)
    func honest(_ held: Int64) throws {
        for size in Int64(1)...9 {
            var watch = try watch(at: held)
            let checkpoint = try shown(size)
            let (small, large) = (min(held, size), max(held, size))
            guard small < large else {
                #expect(watch.see(checkpoint) == .known)
                continue
            }
            #expect(!watch.isKnown(checkpoint))
            #expect(watch.see(checkpoint) == .needsProof(from: UInt64(small), to: UInt64(large)))
            let proof = world.log.consistency(from: small, to: large)
            #expect(watch.see(checkpoint, proof: proof) == (size > held ? .newest : .known))
            #expect(watch.isKnown(checkpoint))
            // What was shown once needs no second proof.
            #expect(watch.see(checkpoint) == .known)
            #expect(watch.latest?.size == UInt64(large))
        }
    }

    @Test("a root of another log contradicts, whatever proof is given", arguments: 1...8)
    func liar(_ held: Int64) throws {
        for size in UInt64(1)...9 {
            for proof in try proofs(between: Int64(size), and: held) {
                var watch = try watch(at: held)
                #expect(
                    watch.see(try lie(size), proof: proof) == .contradicts, "\(size) after \(held)")
                #expect(try !watch.isKnown(lie(size)) && watch.latest?.size == UInt64(held))
            }
        }
    }

    /// The honest proof of two sizes, that with a hash changed, cut and lengthened, and none.
    private func proofs(between a: Int64, and b: Int64) throws -> [[TreeHash]] {
        guard a != b else { return [[]] }
        let good = world.log.consistency(from: min(a, b), to: max(a, b))
        return [
            good, good + [.empty], Array(good.dropLast()), [],
            good.map { _ in TreeHash(leaf: [1]) },
        ]
    }

    @Test("a wrong proof between two honest checkpoints is no proof", arguments: [(3, 8), (8, 3)])
    func wrongProofs(_ held: Int64, _ size: Int64) throws {
        for proof in try proofs(between: held, and: size).dropFirst() {
            var watch = try watch(at: held)
            #expect(watch.see(try shown(size), proof: proof) == .contradicts)
            #expect(watch.latest?.size == UInt64(held))
        }
    }

    @Test("a beginning once shown is compared by its root, also after the log has grown")
    func beginnings() throws {
        var watch = try watch(at: 6)
        #expect(watch.see(try shown(4), proof: world.log.consistency(from: 4, to: 6)) == .known)
        #expect(watch.see(try shown(9), proof: world.log.consistency(from: 6, to: 9)) == .newest)
        #expect(watch.see(try shown(4)) == .known)
        #expect(watch.see(try lie(4)) == .contradicts)
        // The one held before is a beginning that was not asked about yet.
        #expect(watch.see(try shown(6)) == .needsProof(from: 6, to: 9))
    }

    @Test("an empty log is the beginning of every log")
    func empty() throws {
        var watch = try watch(at: 5)
        #expect(watch.see(try shown(0)) == .known)
        #expect(watch.latest?.size == 5)
        var fresh = try self.watch()
        #expect(fresh.see(try shown(0)) == .newest)
        #expect(fresh.see(try shown(3)) == .newest)
    }
}
