import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

struct LogBookTests {
    @Test("The log is the one that the definition gives, note for note")
    func sameAsWorld() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        #expect(try centre.book.checkpoint().bytes == world.log.note().bytes)
        #expect(try centre.treeIsWhole())
    }

    @Test("A receipt is the proof that an independent log would give")
    func receipt() throws {
        var world = World()
        let centre = try TestCentre(world)
        let batch = world.batch().record
        let logged = try centre.log(batch)[0]
        let index = world.append(batch)
        #expect(logged.index == index)
        #expect(logged.isNew)
        #expect(logged.receipt.bytes == world.log.receipt(index))
        try centre.verify(logged, batch)
    }

    @Test("One record three times in a group and once more is one leaf and one receipt")
    func repeated() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world)
        let batch = world.batch().record
        let group = try centre.log(batch, batch, batch)
        let again = try centre.log(batch)[0]
        #expect(Set((group + [again]).map(\.index)) == [world.log.size])
        #expect(group.map(\.isNew) == [true, false, false])
        #expect(!again.isNew)
        #expect(Set((group + [again]).map(\.receipt.bytes)).count == 1)
        #expect(again.verdict == group[0].verdict)
        #expect(again.verdict?.status == "accepted")
        #expect(try centre.book.store.read { try $0.head().size } == world.log.size + 1)
    }

    @Test("The first signature of a record is kept")
    func firstSignature() throws {
        let world = World()
        let centre = try TestCentre(world)
        let batch = world.batch().record
        try centre.log(batch)
        let other = SignedRecord(
            type: batch.type, key: batch.key, signature: [UInt8](repeating: 1, count: 64),
            payload: batch.payload)
        #expect(other.id == batch.id)
        let stored = try centre.store.read { view in
            try view.index(of: batch.id).flatMap { try view.record(at: $0) }
        }
        #expect(stored?.record.signature == batch.signature)
    }

    @Test("The 501st batch of a device on a day is refused; the next day it is taken")
    func dayLimit() throws {
        let world = World()
        let centre = try TestCentre(world)
        let check = try centre.book.ledger().registry.check
        let chain = try world.chain(of: 501).map { try check.verify($0.record).get() }
        let outcomes = try centre.book.append(Array(chain), at: centre.now)
        #expect(throws: CentreRefusal.self) { try outcomes[500].logged }
        #expect(try outcomes[499].logged.index == world.log.size + 499)
        if case .refused(let finding) = outcomes[500] { #expect(finding.code == .tooManyBatches) }
        let next = try centre.book.append([chain[500]], at: .of("2026-04-02T00:00:00Z"))
        #expect(try next[0].logged.isNew)
        let known = try centre.book.append([chain[3]], at: centre.now)
        #expect(try known[0].logged.isNew == false)
    }

    @Test("A group of refused records alone changes nothing and signs nothing")
    func onlyRefused() throws {
        let world = World()
        let centre = try TestCentre(world)
        let check = try centre.book.ledger().registry.check
        let chain = try world.chain(of: 502).map { try check.verify($0.record).get() }
        _ = try centre.book.append(Array(chain.prefix(500)), at: centre.now)
        let head = try centre.store.read { try $0.head() }
        let outcomes = try centre.book.append(Array(chain.suffix(2)), at: centre.now)
        #expect(outcomes.allSatisfy { if case .refused = $0 { true } else { false } })
        #expect(try centre.store.read { try $0.head() } == head)
    }

    @Test("The verdict follows what is logged later: an approval ends the waiting")
    func verdictFollows() throws {
        var world = World()
        world.publish()
        let centre = try TestCentre(world, answers: PassAll(needsReviewer: true))
        let batch = world.batch().record
        #expect(try centre.log(batch)[0].verdict?.status == "held")
        #expect(try centre.book.status()["entries"]?["held"]?.integer == 1)
        try centre.log(world.approval(of: batch.id, by: world.reviewer))
        #expect(try centre.log(batch)[0].verdict?.status == "accepted")
        #expect(try centre.book.status()["entries"]?["accepted"]?.integer == 1)
    }

    @Test("A centre's card that names no possible log is refused")
    func impossibleOrigin() throws {
        var card = World().card
        card.origin = "with space"
        #expect(throws: CentreRefusal.self) { try card.logTrust }
    }
}
