import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// A command beside a running server: two logs over one folder take turns.
struct SeveralProcessesTests {
    @Test("Two that write in turn see each other and sign one log")
    func turns() throws {
        var world = World()
        let server = try TestCentre(world)
        let command = try TestCentre(empty: world, in: server.folder)
        for (number, batch) in world.chain(of: 10).enumerated() {
            let one = number.isMultiple(of: 2) ? server : command
            let logged = try one.log(batch.record)[0]
            let index = world.append(batch.record)
            #expect(logged.receipt.bytes == world.log.receipt(index))
        }
        for one in [server, command] {
            #expect(try one.book.checkpoint().bytes == world.log.note().bytes)
        }
    }

    @Test("A key that a command enrols may send to the server at once")
    func enrolledBeside() throws {
        var world = World()
        let server = try TestCentre(world)
        let command = try TestCentre(empty: world, in: server.folder)
        let key = SigningKey.named("second device")
        let batch = world.batch(by: key).record
        #expect(throws: RecordRefusal.self) { try server.log(batch) }
        let enrolment = world.enrolment(of: .device(world.office), key)
        try command.log(enrolment, world.approval(of: enrolment.id))
        world.append(enrolment)
        #expect(try server.log(batch)[0].isNew)
    }

    @Test("Forty groups written by two at once are forty leaves, and no two notes differ")
    func atOnce() async throws {
        let world = World()
        let folder = try TestCentre(world).folder
        let chains = [world.chain(of: 20), world.chain(of: 20, by: world.device).map { $0 }]
        let others = (0..<20).map { world.batch(salt: UInt8(100 + $0)) }
        let lists = [chains[0], others]
        let logged = try await withThrowingTaskGroup(of: [Logged].self) { group in
            for list in lists {
                group.addTask {
                    let centre = try TestCentre(empty: world, in: folder)
                    return try list.map { try centre.log($0.record)[0] }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(logged.map(\.index)).count == 40)
        let bySize = Dictionary(grouping: logged.map(\.receipt.note)) { $0.text }
        let sizes = Set(bySize.keys.map { $0.split(separator: 0x0A)[1] })
        #expect(sizes.count == bySize.count)
        #expect(try TestCentre(empty: world, in: folder).treeIsWhole())
    }
}
