import Foundation
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// A database that is behind what was once signed signs nothing (F11).
struct GuardTests {
    /// A centre whose database was copied at one size and put back at a later one.
    private func restored() throws -> (world: World, centre: TestCentre, batch: SignedRecord) {
        let world = World()
        let centre = try TestCentre(world)
        let copy = try TemporaryFolder()
        let chain = world.chain(of: 2)
        try centre.log(chain[0].record)
        try centre.store.close()
        for name in ["log.db", "log.db-wal"]
        where FileManager.default.fileExists(atPath: centre.folder.file(name)) {
            try FileManager.default.copyItem(
                atPath: centre.folder.file(name), toPath: copy.file(name))
        }
        let later = try TestCentre(empty: world, in: centre.folder)
        try later.log(chain[1].record)
        try later.store.close()
        try FileManager.default.copyItem(
            atPath: centre.folder.file("guard"), toPath: copy.file("guard"))
        return (world, try TestCentre(empty: world, in: copy), chain[1].record)
    }

    @Test("A restored backup neither signs nor takes records, and says so")
    func refuses() throws {
        let (world, centre, _) = try restored()
        let size = world.log.size
        let refusal = CentreRefusal(
            .logBehindGuard, ["size": "\(size + 1)", "guard": "\(size + 2)"])
        let other = world.batch(salt: 77).record
        #expect(throws: refusal) { try centre.book.checkpoint() }
        #expect(throws: refusal) { try centre.log(other) }
        #expect(try centre.store.read { try $0.head().size } == size + 1)
        #expect(refusal.finding.en.contains("\(size + 2)"))
    }

    @Test("Without the guard file a log of more than its first leaf is not signed")
    func missing() throws {
        let centre = try TestCentre()
        try FileManager.default.removeItem(atPath: centre.folder.file("guard"))
        let again = try TestCentre(empty: World(), in: centre.folder)
        #expect(throws: CentreRefusal(.guardMissing)) { try again.book.checkpoint() }
        #expect(throws: CentreRefusal(.guardMissing)) { try again.log(World().batch().record) }
    }

    @Test("A guard of another tree of the same size stops the signing")
    func contradiction() throws {
        let world = World()
        let centre = try TestCentre(world)
        let lie = world.log.sign(size: UInt64(world.log.size), root: TreeHash(leaf: [1]))
        try LogGuard(path: centre.folder.file("guard")).write(lie)
        let again = try TestCentre(empty: world, in: centre.folder)
        #expect(
            throws: CentreRefusal(.logAgainstGuard, ["guard": "\(world.log.size)"])
        ) { try again.book.checkpoint() }
    }

    @Test("A checkpoint that an office shows and the log does not hold stops the signing for good")
    func shown() throws {
        var world = World()
        let centre = try TestCentre(world)
        let batch = world.batch().record
        world.append(batch)
        let ahead = String(decoding: world.log.note().bytes, as: UTF8.self)
        try centre.book.sight(ahead)
        #expect(throws: CentreRefusal.self) { try centre.book.checkpoint() }
        let opened = try TestCentre(empty: world, in: centre.folder)
        #expect(throws: CentreRefusal.self) { try opened.log(world.batch(salt: 8).record) }
    }

    @Test("A fork that an office shows stops the signing for good")
    func shownFork() throws {
        let world = World()
        let centre = try TestCentre(world)
        let fork = world.log.sign(size: 3, root: TreeHash(leaf: [9]))
        try centre.book.sight(String(decoding: fork.bytes, as: UTF8.self))
        #expect(throws: CentreRefusal(.logAgainstGuard, ["guard": "3"])) {
            try centre.book.checkpoint()
        }
    }

    @Test("Old checkpoints, foreign ones and nonsense change nothing")
    func harmless() throws {
        let world = World()
        let centre = try TestCentre(world)
        let other = World(centre: .of("other"))
        for text in [
            String(decoding: world.log.note(at: 2).bytes, as: UTF8.self),
            String(decoding: other.log.note().bytes, as: UTF8.self), "", "nonsense\n\n",
        ] {
            try centre.book.sight(text)
            #expect(try centre.book.checkpoint().bytes == world.log.note().bytes)
        }
    }

    @Test("A crash between commit and guard is made good at the next opening")
    func crash() throws {
        var world = World()
        let faults = Faults()
        let centre = try TestCentre(empty: world, effects: faults.install)
        for record in world.log.records { try centre.log(record) }
        faults.arm(FaultTests.Row(write: "guard", isDone: false, grows: 1))
        let batch = world.batch().record
        #expect(throws: Faults.Injected.self) { try centre.log(batch) }
        world.append(batch)
        let opened = try TestCentre(empty: world, in: centre.folder)
        #expect(try opened.book.checkpoint().bytes == world.log.note().bytes)
        #expect(
            try LogGuard(path: opened.folder.file("guard")).read()?.bytes
                == world.log.note().bytes)
    }
}
