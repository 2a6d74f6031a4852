import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Random histories: whatever comes in whatever groups, the views are what the records give.
struct HistoryTests {
    /// The next record of a history: keys, approvals, schemes, batches, revocations, in any order.
    private struct Story {
        var random: Seeded
        var worlds: [World]
        var said: [SignedRecord] = []
        var last: [Int: SealedBatch] = [:]
        var schemes: [SchemeReference] = [.test]

        init(seed: UInt64) {
            random = Seeded(seed: seed)
            worlds = ["a01", "b02", "c03"].map { World(office: .of($0)) }
        }

        mutating func next() -> SignedRecord {
            let place = Int.random(in: 0..<3, using: &random)
            let world = worlds[place]
            switch Int.random(in: 0..<10, using: &random) {
            case 0: return enrolment(world)
            case 1:
                return world.revocation(
                    of: [world.device, world.reviewer].randomElement(
                        using: &random) ?? world.device)
            case 2: return scheme(world)
            case 3...5:
                guard let about = said.randomElement(using: &random) else { fallthrough }
                let signer = [world.second, world.reviewer, world.clerk].randomElement(
                    using: &random)
                return world.approval(of: about.id, by: signer)
            default: return batch(world, place)
            }
        }

        private mutating func enrolment(_ world: World) -> SignedRecord {
            let holders: [(KeyRole, SigningKey)] = [
                (.device(world.office), world.device),
                (.officePerson(.of("chen"), world.office), world.clerk),
                (.officePerson(.of("zhou"), world.office), world.reviewer),
            ]
            let (role, key) = holders.randomElement(using: &random) ?? holders[0]
            return world.enrolment(of: role, key)
        }

        private mutating func scheme(_ world: World) -> SignedRecord {
            let version = Int64.random(in: 1...3, using: &random)
            let body = Array("{\"n\":\(Int.random(in: 0..<3, using: &random))}".utf8)
            let previous = version == 1 ? nil : schemes.randomElement(using: &random)?.hash
            schemes.append(
                SchemeReference(id: .of("s2026"), version: version, hash: Digest(of: body)))
            return world.scheme(version: version, previous: previous, body: body)
        }

        private mutating func batch(_ world: World, _ place: Int) -> SignedRecord {
            let continues = Bool.random(using: &random)
            let sealed = world.batch(
                [.value(), .value(.of("A2"))], after: continues ? last[place] : nil,
                scheme: schemes.randomElement(using: &random) ?? .test,
                salt: UInt8.random(in: 0...255, using: &random))
            last[place] = sealed
            return sealed.record
        }
    }

    @Test("Kept as they come, the projections are those made again", arguments: 1...6)
    func projections(seed: Int) throws {
        var story = Story(seed: UInt64(seed))
        let start = World()
        let centre = try TestCentre(
            start, answers: PassAll(needsReviewer: true, failing: [.of("A2")]))
        for _ in 0..<120 {
            let record = story.next()
            guard case .success = try centre.book.ledger().registry.check.verify(record) else {
                continue
            }
            try centre.log(record)
            story.said.append(record)
            if Int.random(in: 0..<8, using: &story.random) == 0 {
                #expect(try centre.book.projectionsAreRight(), "seed \(seed)")
            }
        }
        #expect(try centre.book.rebuild(), "seed \(seed)")
        #expect(try centre.treeIsWhole())
        #expect(story.said.count > 40)
    }

    @Test("A ledger read in steps is the ledger read at once", arguments: 7...9)
    func ledger(seed: Int) throws {
        var story = Story(seed: UInt64(seed))
        let start = World()
        let centre = try TestCentre(start)
        for _ in 0..<60 {
            let record = story.next()
            guard case .success = try centre.book.ledger().registry.check.verify(record) else {
                continue
            }
            try centre.log(record)
            story.said.append(record)
        }
        let fresh = try TestCentre(empty: start, in: centre.folder)
        #expect(
            try fresh.book.dump().canonical == centre.book.dump().canonical, "seed \(seed)")
        #expect(try fresh.book.ledger().size == centre.book.ledger().size)
    }
}
