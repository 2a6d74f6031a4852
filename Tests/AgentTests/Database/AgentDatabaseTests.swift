import Agent
import Foundation
import GRDB
import Notation
import Submission
import TestSupport
import Testing

@Suite("The agent's database")
struct AgentDatabaseTests {
    @Test("A fresh database has every table and nothing in it")
    func fresh() throws {
        let office = TestOffice()
        let folder = try AgentFolder.create(office.path)
        #expect(
            try folder.database.dump() == """
                attempt: none
                batch: none
                batchEvidence: none
                checkpoint: none
                delivery: none
                draft: none
                draftChange: none
                draftEvidence: none
                entry: none
                evidence: none
                feed: none
                identity: none
                person: none
                position: none
                receipt: none
                record: none
                renewal: none
                replacement: none
                result: none
                statementEvidence: none
                verdict: none
                """)
    }

    @Test("Opening again changes nothing")
    func again() throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let before = try office.dump()
        #expect(try office.dump() == before)
        #expect(before.contains("chen | 陈明 | "))
    }

    @Test("Database and keys are for the owner alone")
    func modes() throws {
        let world = World()
        let office = TestOffice(world)
        try office.join(world)
        let files = [
            "agent.sqlite", "keys/device.json", "keys/device-age.json", "keys/chen.json",
        ]
        for file in files {
            let facts = try FileManager.default.attributesOfItem(atPath: "\(office.path)/\(file)")
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(file)")
        }
        let folder = try FileManager.default.attributesOfItem(atPath: office.path)
        #expect(folder[.posixPermissions] as? Int == 0o700)
    }

    @Test(
        "What is kept is never altered and never deleted",
        arguments: [
            "record", "batch", "entry", "replacement", "receipt", "attempt", "feed", "checkpoint",
            "draftChange",
        ])
    func keepsakes(table: String) async throws {
        let (office, centre) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        try office.type("2026-Q1/A1/t1", "91")
        try office.seal()
        try await office.sync(centre)
        let queue = try DatabaseQueue(path: "\(office.path)/agent.sqlite")
        let count = try await queue.read {
            try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)")
        }
        #expect((count ?? 0) > 0)
        let column = try await queue.read { try $0.columns(in: table)[0].name }
        await #expect(throws: DatabaseError.self) {
            try await queue.write { try $0.execute(sql: "DELETE FROM \(table)") }
        }
        await #expect(throws: DatabaseError.self) {
            try await queue.write {
                try $0.execute(sql: "UPDATE \(table) SET \(column) = \(column)")
            }
        }
    }

    @Test("One number of a device's chain stands once")
    func chainIsUnique() async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        try office.seal()
        let queue = try DatabaseQueue(path: "\(office.path)/agent.sqlite")
        await #expect(throws: DatabaseError.self) {
            try await queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO record (id, type, origin, wire, at)
                            SELECT replace(id, substr(id, 1, 4), 'ffff'), type, origin, wire, at
                            FROM record WHERE origin = 'own';
                        INSERT INTO batch SELECT replace(record, substr(record, 1, 4), 'ffff'),
                            origin, key, seq, prev, scheme, version, period, entries FROM batch
                        """)
            }
        }
    }

    @Test(
        "Every transaction that dies before it is durable leaves no trace",
        arguments: [
            "keep drafts", "seal", "join", "keep record", "add person", "clear drafts",
        ])
    func rollsBack(intent: String) async throws {
        let (office, _) = try await TestOffice.joined()
        try office.type("2026-Q1/A1/t1", "90")
        let faults = WriteFaults { moment, name in
            if moment == .before, name == intent { throw Killed() }
        }
        let before = try office.dump()
        let database = try office.folder(faults: faults).database
        let drafts = try database.drafts()
        switch intent {
        case "keep drafts": #expect(throws: Killed.self) { try database.keep(drafts) }
        case "seal": #expect(throws: Killed.self) { try office.seal(faults: faults) }
        case "clear drafts":
            #expect(throws: Killed.self) {
                try database.clear(drafts, at: .of("2026-04-02T08:00:00Z"))
            }
        case "keep record":
            let record = World().approval(of: RecordID(Digest(of: [1])))
            #expect(throws: Killed.self) {
                try database.keep(record, at: .of("2026-04-02T08:00:00Z"))
            }
        case "add person":
            #expect(throws: Killed.self) {
                _ = try PersonKeys.add(
                    .of("li"), name: "李", passphrase: TestOffice.passphrase,
                    in: office.folder(faults: faults), surroundings: office.surroundings)
            }
        default:
            let world = World()
            let other = TestOffice(world)
            #expect(throws: Killed.self) { try other.join(world, faults: faults) }
            #expect(throws: Never.self) { try other.join(world) }
            #expect(try other.folder().database.identity()?.office == world.office)
        }
        #expect(try office.dump() == before)
    }
}
