import HTTPTypes
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

struct RecordCallTests {
    @Test("A record is logged with 201, again with 200, both with the receipt of one leaf")
    func put() async throws {
        var world = World()
        world.publish()
        let server = try TestServer(world)
        let batch = world.batch().record
        let index = world.append(batch)
        let receipt = String(decoding: world.log.receipt(index), as: UTF8.self)
        try await server.run { caller async throws in
            let first = try await caller.put(batch)
            let again = try await caller.put(batch)
            #expect([first.status, again.status] == [201, 200])
            #expect(first.json["receipt"]?.string == receipt)
            #expect(again.json == first.json)
            #expect(first.json["verdict"]?["status"]?.string == "accepted")
            #expect(first.json["verdict"]?["accepted"]?.integer == 1)
            #expect(first.fields[.contentType] == "application/json")
        }
    }

    @Test("A batch that fails its checks is logged, receipted, and returned by verdict")
    func returned() async throws {
        var world = World()
        world.publish()
        let server = try TestServer(world, answers: PassAll(failing: [.of("A2")]))
        let batch = world.batch([.value(), .value(.of("A2"))]).record
        try await server.run { caller async throws in
            let answer = try await caller.put(batch)
            let verdict = try present(answer.json["verdict"])
            #expect(answer.status == 201)
            #expect(verdict["status"]?.string == "mixed")
            #expect(verdict["accepted"]?.integer == 1)
            #expect(verdict["returned"]?.integer == 1)
            let entry = try present(verdict["entries"]?.array?.first)
            #expect(entry["index"]?.integer == 1)
            let finding = try present(entry["findings"]?.array?.first)
            #expect(finding["code"]?.string == "value-out-of-range")
            #expect(finding["zh"]?.string?.isEmpty == false)
        }
    }

    @Test("A record of an unknown scheme is logged and returned, never lost")
    func unknownScheme() async throws {
        let world = World()
        try await TestServer(world).run { caller async throws in
            let answer = try await caller.put(world.batch().record)
            #expect(answer.status == 201)
            let findings = answer.json["verdict"]?["findings"]?.array
            #expect(findings?.first?["code"]?.string == "scheme-unknown")
        }
    }

    @Test("What is never logged is refused with its code, and the log stays as it is")
    func refused() async throws {
        let world = World()
        let server = try TestServer(world)
        let batch = world.batch().record
        var bent = batch.signature
        bent[0] ^= 1
        let forged = SignedRecord(
            type: .batch, key: batch.key, signature: bent, payload: batch.payload)
        let stranger = world.batch(by: .named("stranger")).record
        let foreign = World(centre: .of("other")).batch().record
        try await server.run { caller async throws in
            let wrong = try await caller.put(batch, as: nobody)
            #expect(wrong.says(400, "record-id-mismatch"))
            #expect(try await caller.put(forged).code == "signature-wrong")
            let unknown = try await caller.put(stranger)
            #expect(unknown.code == "key-not-enrolled")
            #expect(unknown.json["retry"]?.string == "later")
            #expect(try await caller.put(foreign).status >= 400)
            let session = world.keyProof()
            #expect(try await caller.put(session).code == "record-not-logged")
            let junk = try await caller.call(
                .put, "/v1/records/\(batch.id)", [:], Array("junk".utf8))
            #expect(junk.says(400, "record-malformed"))
            let path = try await caller.call(.put, "/v1/records/XYZ", [:], batch.wire)
            #expect(path.says(404, "record-unknown"))
        }
        #expect(try server.centre.store.read { try $0.head().size } == world.log.size)
    }

    private let nobody = String(repeating: "0", count: 64)

    @Test("The 501st batch of a day gets 429 with a time to come back")
    func tooMany() async throws {
        let world = World()
        let server = try TestServer(world)
        let check = try server.centre.book.ledger().registry.check
        let chain = world.chain(of: 501)
        let verified = try chain.prefix(500).map { try check.verify($0.record).get() }
        _ = try server.centre.book.append(verified, at: server.centre.now)
        try await server.run { caller async throws in
            let answer = try await caller.put(chain[500].record)
            #expect(answer.status == 429)
            #expect(answer.code == "too-many-batches")
            #expect(answer.fields[.retryAfter] == "3600")
            #expect(answer.fields[.contentType] == "application/problem+json")
            #expect(try await caller.put(chain[499].record).status == 200)
        }
    }

    @Test("An own record is read back with its receipt; a foreign or unknown one is 404")
    func get() async throws {
        var world = World()
        world.publish()
        let server = try TestServer(world)
        let other = World(office: .of("b02"))
        let strangerKeys: [(KeyRole, SigningKey)] = [(.device(.of("b02")), other.device)]
        for (role, key) in strangerKeys {
            let record = world.enrolment(of: role, key)
            try server.centre.log(record, world.approval(of: record.id))
        }
        let batch = world.batch().record
        let keys = world
        try await server.run { caller async throws in
            _ = try await caller.put(batch)
            let token = try await caller.session(keys)
            let answer = try await caller.get("/v1/records/\(batch.id)", token: token)
            #expect(answer.json["record"]?.string == String(decoding: batch.wire, as: UTF8.self))
            let proof = try LogProof(bytes: Array((answer.json["receipt"]?.string ?? "").utf8))
            _ = try proof.verify(
                leaf: TreeHash(leaf: batch.id.digest.bytes), trust: keys.card.logTrust)
            let unknown = try await caller.get("/v1/records/\(nobody)", token: token)
            #expect(unknown.says(404, "record-unknown"))
            let foreign = try await caller.session(keys, key: other.device)
            let hidden = try await caller.get("/v1/records/\(batch.id)", token: foreign)
            #expect(hidden.says(404, "record-unknown"))
            #expect(try await caller.get("/v1/records/\(batch.id)").status == 401)
        }
    }

    @Test("Missing names what the centre lacks, and says nothing of other offices' batches")
    func missing() async throws {
        let world = World()
        let server = try TestServer(world)
        let other = World(office: .of("b02"))
        let device = world.enrolment(of: .device(.of("b02")), other.device)
        try server.centre.log(device, world.approval(of: device.id))
        let (own, foreign) = (world.batch().record, other.batch().record)
        try server.centre.log(own)
        try server.centre.log(foreign)
        let ids = [own.id, foreign.id, RecordID(Digest(of: [1]))]
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            let list = JSON.array(ids.map { .string($0.description) })
            let answer = try await caller.post("/v1/missing", ["records": list], token: token)
            let missing = answer.json["missing"]?.array?.compactMap(\.string)
            #expect(missing == ids.dropFirst().map(\.description))
            let none = try await caller.post("/v1/missing", ["records": list])
            #expect(none.says(401, "session-missing"))
            let many = JSON.array(Array(repeating: .string(nobody), count: 5_001))
            let refused = try await caller.post("/v1/missing", ["records": many], token: token)
            #expect(refused.says(400, "request-malformed"))
        }
    }
}
