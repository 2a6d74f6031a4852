import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// Who gets which leaf.
struct FeedTests {
    /// A world with two offices, a scheme, and a batch of each office; returns the leaves' ids.
    private func twoOffices() throws -> (World, TestServer, World) {
        var world = World()
        world.publish()
        let server = try TestServer(world)
        let other = World(office: .of("b02"))
        let device = world.enrolment(of: .device(.of("b02")), other.device)
        try server.centre.log(device, world.approval(of: device.id))
        try server.centre.log(world.batch().record)
        try server.centre.log(other.batch().record)
        return (world, server, other)
    }

    private func types(_ page: JSON) -> [String] {
        (page["items"]?.array ?? []).compactMap { item in
            let wire = Array((item["record"]?.string ?? "").utf8)
            return try? SignedRecord.read(wire).get().type.rawValue
        }
    }

    @Test("An office gets what is everyone's and its own, in log order, and nothing of others")
    func own() async throws {
        let (world, server, other) = try twoOffices()
        try await server.run { caller async throws in
            let page = try await caller.get(
                "/v1/feed?after=0", token: caller.session(world)
            ).json
            // Log key, p1, p2; three own keys with approvals; the scheme with its approval; a
            // batch.
            let own =
                ["enrolment", "enrolment", "enrolment"]
                + Array(repeating: ["enrolment", "statement"], count: 3).joined()
                + ["scheme", "statement", "batch"]
            #expect(types(page) == own)
            let indexes = page["items"]?.array?.compactMap { $0["index"]?.integer } ?? []
            #expect(indexes == indexes.sorted())
            let foreign = try await caller.get(
                "/v1/feed", token: caller.session(world, key: other.device)
            ).json
            #expect(
                types(foreign) == [
                    "enrolment", "enrolment", "enrolment", "scheme", "statement", "enrolment",
                    "statement", "batch",
                ])
        }
    }

    @Test("Every item carries a receipt for the page's checkpoint that verifies")
    func receipts() async throws {
        let (world, server, _) = try twoOffices()
        try await server.run { caller async throws in
            let page = try await caller.get("/v1/feed", token: caller.session(world)).json
            let note = try present(page["checkpoint"]?.string)
            for item in page["items"]?.array ?? [] {
                let wire = Array((item["record"]?.string ?? "").utf8)
                let record = try SignedRecord.read(wire).get()
                let proof = try LogProof(bytes: Array((item["receipt"]?.string ?? "").utf8))
                #expect(proof.note.bytes == Array(note.utf8))
                #expect(Int64(proof.index) == item["index"]?.integer)
                _ = try proof.verify(
                    leaf: TreeHash(leaf: record.id.digest.bytes), trust: world.card.logTrust)
            }
        }
    }

    @Test("Asking from next on brings what is new and nothing twice")
    func paging() async throws {
        let world = World()
        let server = try TestServer(world)
        let chain = world.chain(of: 250)
        let check = try server.centre.book.ledger().registry.check
        let verified = try chain.map { try check.verify($0.record).get() }
        _ = try server.centre.book.append(verified, at: server.centre.now)
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            var next: Int64 = 0
            var indexes: [Int64] = []
            var pages = 0
            repeat {
                let page = try await caller.get("/v1/feed?after=\(next)", token: token).json
                indexes += page["items"]?.array?.compactMap { $0["index"]?.integer } ?? []
                next = try present(page["next"]?.integer)
                pages += 1
                if page["more"]?.bool != true { break }
            } while pages < 10
            #expect(pages == 2)
            #expect(indexes == Array(0..<world.log.size + 250))
            #expect(next == world.log.size + 250)
            let empty = try await caller.get("/v1/feed?after=\(next)", token: token).json
            #expect(empty["items"]?.array?.isEmpty == true)
            #expect(empty["next"]?.integer == next)
            #expect(empty["more"]?.bool == false)
        }
    }

    @Test("A page holds at most four MiB of records, and one record at the least")
    func bytes() async throws {
        let world = World()
        let server = try TestServer(world)
        let comment = String(repeating: "长", count: 2_000)
        let entries = (0..<500).map { Entry.value(.of("A\($0)"), comment: comment) }
        for salt in UInt8(0)..<3 {
            try server.centre.log(world.batch(entries, salt: salt).record)
        }
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            let after = world.log.size
            let page = try await caller.get("/v1/feed?after=\(after)", token: token).json
            #expect(page["items"]?.array?.count == 1)
            #expect(page["more"]?.bool == true)
            #expect(page["next"]?.integer == after + 1)
        }
    }

    @Test(
        "A number that is none is refused",
        arguments: ["-1", "x", "", "9007199254740992", "1e3", "99999999999999999999"])
    func badNumber(text: String) async throws {
        let world = World()
        try await TestServer(world).run { caller async throws in
            let answer = try await caller.get(
                "/v1/feed?after=\(text)", token: caller.session(world))
            #expect(answer.says(400, "request-malformed"))
        }
    }
}
