import Foundation
import GRDB
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// The tables themselves refuse what must not be, whatever program writes to them.
struct ConstraintTests {
    let centre: TestCentre

    init() throws {
        centre = try TestCentre()
    }

    private func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: centre.folder.file("log.db"))
        try queue.write { try $0.execute(sql: sql) }
    }

    @Test(
        "The database refuses",
        arguments: [
            "UPDATE records SET payload = x'00' WHERE leafIndex = 1",
            "DELETE FROM records WHERE leafIndex = 1",
            "UPDATE nodes SET hash = zeroblob(32) WHERE level = 0 AND position = 0",
            "DELETE FROM nodes",
            "UPDATE head SET size = size - 1",
            "UPDATE head SET size = size + 1",
            "DELETE FROM head",
            "INSERT INTO head (one, size, root) VALUES (2, 1, zeroblob(32))",
            """
            INSERT INTO records (leafIndex, id, type, key, signature, payload, receivedAt, day)
            SELECT leafIndex + 100, zeroblob(32), type, key, signature, payload, receivedAt, day
            FROM records LIMIT 1
            """,
            """
            INSERT INTO records (leafIndex, id, type, key, signature, payload, receivedAt, day)
            SELECT max(leafIndex) + 1, id, type, key, signature, payload, receivedAt, day
            FROM records
            """,
            """
            INSERT INTO records (leafIndex, id, type, key, signature, payload, receivedAt, day)
            SELECT max(leafIndex) + 1, zeroblob(32), 'session', key, signature, payload,
                receivedAt, day FROM records
            """,
            """
            INSERT INTO records (leafIndex, id, type, key, signature, payload, receivedAt, day)
            SELECT max(leafIndex) + 1, zeroblob(32), type, key, signature, payload, receivedAt,
                '2020-01-01' FROM records
            """,
            "INSERT INTO feed (office, leafIndex) VALUES ('a01', 999)",
            "INSERT INTO invitations VALUES (x'00', 'a01', 'n', '2026-04-01T08:00:00Z')",
            """
            INSERT INTO requests VALUES (zeroblob(32), randomblob(32), zeroblob(32), x'00',
                '2026-04-01T08:00:00Z')
            """,
            "INSERT INTO head (one, size, root) VALUES (1, 'many', zeroblob(32))",
        ])
    func refuses(sql: String) throws {
        #expect(throws: DatabaseError.self) { try execute(sql) }
        #expect(try centre.treeIsWhole())
    }

    @Test("The projections may be dropped: they are no truth")
    func projections() throws {
        try execute("DELETE FROM feed")
        #expect(try centre.book.rebuild() == false)
        #expect(try centre.book.rebuild())
    }
}
