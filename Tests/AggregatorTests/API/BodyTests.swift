import Gzip
import HTTPTypes
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Bodies that are too large, packed, or bombs (F18).
struct BodyTests {
    private let id = String(repeating: "0", count: 64)

    @Test("A gzip body is unpacked, and the answer is packed for those who take it")
    func gzipped() async throws {
        var world = World()
        world.publish()
        let server = try TestServer(world)
        let batch = world.batch((0..<100).map { .value(.of("A\($0)")) }).record
        let keys = world
        try await server.run { caller async throws in
            let answer = try await caller.call(
                .put, "/v1/records/\(batch.id)",
                [.contentEncoding: "gzip", .acceptEncoding: "deflate, gzip;q=0.5"],
                try gzip(batch.wire))
            #expect(answer.status == 201)
            #expect(answer.fields[.contentEncoding] == nil)
            let token = try await caller.session(keys)
            let packed = try await caller.get("/v1/feed", token: token, gzip: true)
            #expect(packed.fields[.contentEncoding] == "gzip")
            let plain = try await caller.get("/v1/feed", token: token)
            #expect(try gunzip(packed.body, limit: GzipLimit(bytes: 1 << 20)) == plain.body)
            let refused = try await caller.call(
                .get, "/v1/feed",
                [.authorization: "Bearer \(token)", .acceptEncoding: "gzip;q=0"], [])
            #expect(refused.fields[.contentEncoding] == nil)
        }
    }

    @Test("A body larger than its type allows is refused while it streams")
    func large() async throws {
        let statement =
            Array(
                "\(RecordType.statement.text)\n".utf8) + [UInt8](repeating: 0x20, count: 300 << 10)
        let batch =
            Array("\(RecordType.batch.text)\n".utf8)
            + [UInt8](repeating: 0x20, count: 9 << 20)
        let nothing = [UInt8](repeating: 0x20, count: 10_000)
        try await TestServer().run { caller async throws in
            for body in [statement, batch, nothing] {
                let answer = try await caller.call(.put, "/v1/records/\(id)", [:], body)
                #expect(answer.says(413, "body-too-large"))
            }
            let json = try await caller.call(
                .post, "/v1/enrolments", [:], [UInt8](repeating: 0x20, count: 70_000))
            #expect(json.says(413, "body-too-large"))
        }
    }

    @Test("A gzip bomb, a cut stream and an unknown coding are refused")
    func bombs() async throws {
        let bomb = try gzip([UInt8](repeating: 0x20, count: 64 << 20))
        let cut = Array(try gzip(Array("hello".utf8)).dropLast(3))
        try await TestServer().run { caller async throws in
            let bombed = try await caller.call(
                .put, "/v1/records/\(id)", [.contentEncoding: "gzip"], bomb)
            #expect(bombed.status == 413)
            let short = try await caller.call(
                .put, "/v1/records/\(id)", [.contentEncoding: "gzip"], cut)
            #expect(short.says(400, "body-gzip-wrong"))
            let foreign = try await caller.call(
                .put, "/v1/records/\(id)", [.contentEncoding: "br"], cut)
            #expect(foreign.says(415, "body-encoding-unknown"))
        }
    }

    @Test(
        "Deep and odd JSON is refused without harm",
        arguments: [
            String(repeating: "[", count: 60_000), "{\"secret\":1e999}", "{\"a\":1,\"a\":2}", "",
            "null",
        ])
    func oddJSON(text: String) async throws {
        try await TestServer().run { caller async throws in
            let answer = try await caller.call(.post, "/v1/enrolments", [:], Array(text.utf8))
            #expect(answer.says(400, "request-malformed"))
        }
    }

    @Test(
        "What is no JSON of ours is said of the body, and a doubled key of the key",
        arguments: [("[1.0]", "\"body\""), ("", "\"body\""), ("{\"a\":1,\"a\":2}", "\"a\"")])
    func malformedField(text: String, field: String) async throws {
        try await TestServer().run { caller async throws in
            let answer = try await caller.call(.post, "/v1/enrolments", [:], Array(text.utf8))
            #expect(answer.json["en"]?.string?.contains(field) == true)
        }
    }

    @Test("What waits for the log is held as much as what arrives: a body counts until its answer")
    func heldUntilAnswered() async throws {
        let batch = World().batch().record
        var limits = ServerLimits()
        limits.bodyBytes = batch.wire.count + 10
        try await TestServer(limits: limits).hold { caller, writer in
            let waiting = Task { try await caller.put(batch) }
            while await writer.queued < 1 { await Task.yield() }
            let other: JSON = ["secret": "more than ten bytes"]
            let refused = try await caller.post("/v1/enrolments", other)
            #expect(refused.says(503, "centre-busy"))
            #expect(refused.fields[.retryAfter] == "5")
            let answer = try await withRunning(writer) { try await waiting.value }
            #expect(answer.status == 201)
            let later = try await caller.post("/v1/enrolments", other)
            #expect(later.says(400, "request-malformed"))
        }
    }

    @Test("When all requests together hold too much, the next is told to come back")
    func budget() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 1_000
        let world = World()
        try await TestServer(world, limits: limits).run { caller async throws in
            let answer = try await caller.call(
                .put, "/v1/records/\(id)", [:],
                Array("\(RecordType.batch.text)\n".utf8) + [UInt8](repeating: 0x20, count: 5_000))
            #expect(answer.says(503, "centre-busy"))
            #expect(answer.fields[.retryAfter] == "5")
            #expect(try await caller.get("/v1/centre").status == 200)
            // What was held is given back, so a small body still finds room.
            let small = try await caller.post("/v1/enrolments", ["secret": "x"])
            #expect(small.says(400, "request-malformed"))
        }
    }

    @Test("A path or method that is none is a problem as well")
    func noRoute() async throws {
        try await TestServer().run { caller async throws in
            #expect(try await caller.get("/v1/nothing").says(404, "route-unknown"))
            #expect(try await caller.get("/").says(404, "route-unknown"))
            let method = try await caller.call(.delete, "/v1/centre", [:], [])
            #expect(method.code == "route-unknown")
        }
    }
}
