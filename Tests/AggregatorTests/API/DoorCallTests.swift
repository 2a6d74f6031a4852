import HTTPTypes
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct DoorCallTests {
    @Test("The centre shows its card, its checkpoint, its limits and its clock")
    func centre() async throws {
        let world = World()
        try await TestServer(world).run { caller in
            let json = try await caller.get("/v1/centre").json
            #expect(json["card"] == world.card.json)
            #expect(
                json["checkpoint"]?.string
                    == String(decoding: world.log.note().bytes, as: UTF8.self))
            #expect(json["time"]?.string == "2026-04-01T08:00:00Z")
            #expect(json["v"]?.integer == 1)
            #expect(json["limits"]?["batchBytes"]?.integer == 8 << 20)
            #expect(json["limits"]?["entries"]?.integer == 20_000)
        }
    }

    /// A server of a centre that has invited the office of a world whose keys are not enrolled.
    private func inviting() throws -> (World, TestServer, World) {
        let world = World(office: .of("z99"))
        let office = World(office: .of("a01"))
        let server = try TestServer(world)
        let invitation = office.invitation()
        try server.centre.store.change {
            try $0.invite(
                StoredInvitation(
                    secretHash: invitation.secretHash, office: office.office, name: "河口镇",
                    madeAt: server.centre.now))
        }
        return (world, server, office)
    }

    @Test("A request waits with 202 and its fingerprint; once two have approved it says 200")
    func joining() async throws {
        let (world, server, office) = try inviting()
        let centre = server.centre
        try await server.run { caller in
            let first = try await caller.post("/v1/enrolments", office.request().json)
            #expect(first.status == 202)
            #expect(first.json["enrolled"]?.bool == false)
            #expect(first.json["key"]?.string == office.device.id.description)
            #expect(
                first.json["fingerprint"]?.string
                    == SpokenCode(office.device.id.digest).description)
            let again = try await caller.post("/v1/enrolments", office.request().json)
            #expect(again.status == 202)
            #expect(try centre.book.waitingRequests().count == 1)
            let holders: [(KeyRole, SigningKey)] = [
                (.device(office.office), office.device),
                (.officePerson(.of("chen"), office.office), office.clerk),
            ]
            for (role, key) in holders {
                let record = world.enrolment(of: role, key)
                try centre.log(record)
                #expect(
                    try await caller.post("/v1/enrolments", office.request().json).status == 202)
                try centre.log(world.approval(of: record.id))
            }
            let done = try await caller.post("/v1/enrolments", office.request().json)
            #expect(done.status == 200)
            #expect(done.json["enrolled"]?.bool == true)
            #expect(try centre.book.waitingRequests().isEmpty)
        }
    }

    @Test("Unknown, used and unproven requests are refused, each with its code")
    func refused() async throws {
        let (_, server, office) = try inviting()
        try await server.run { caller in
            var json = office.request().json.object ?? [:]
            json["secret"] = .string(String(repeating: "a", count: 32))
            #expect(
                try await caller.post("/v1/enrolments", .object(json))
                    .says(403, "invitation-unknown"))
            json["secret"] = .string("short")
            #expect(
                try await caller.post("/v1/enrolments", .object(json))
                    .says(400, "request-malformed"))
            var unproven = office.request()
            unproven.deviceProof = office.keyProof(.possession)
            #expect(
                try await caller.post("/v1/enrolments", unproven.json)
                    .says(403, "possession-wrong"))
            #expect(try await caller.post("/v1/enrolments", office.request().json).status == 202)
            var thief = office.request()
            let key = SigningKey.named("thief")
            thief.device.publicKey = key.publicKey
            thief.deviceProof = office.keyProof(.possession, by: key, nonce: thief.secret)
            #expect(
                try await caller.post("/v1/enrolments", thief.json).says(409, "invitation-used"))
            let broken = try await caller.call(.post, "/v1/enrolments", [:], Array("{".utf8))
            #expect(broken.says(400, "request-malformed"))
        }
    }

    @Test("A key of an earlier request or of the log does not join again")
    func takenKey() async throws {
        let (world, server, office) = try inviting()
        var request = office.request()
        request.device.publicKey = world.device.publicKey
        request.deviceProof = office.keyProof(
            .possession, by: world.device, nonce: request.secret)
        let taken = request
        try await server.run { caller in
            #expect(try await caller.post("/v1/enrolments", taken.json).says(409, "key-taken"))
        }
    }

    @Test("A signed number gives a token once; forged, repeated and late ones give none")
    func sessions() async throws {
        let world = World()
        let server = try TestServer(world)
        try await server.run { caller in
            let nonce = try present(try await caller.get("/v1/sessions").json["nonce"]?.string)
            let proof = world.keyProof(nonce: try present(Hex.decode(nonce.utf8)))
            let opened = try await caller.call(.post, "/v1/sessions", [:], proof.wire)
            #expect(opened.json["seconds"]?.integer == 3_600)
            #expect(opened.json["token"]?.string?.utf8.count == 43)
            let again = try await caller.call(.post, "/v1/sessions", [:], proof.wire)
            #expect(again.says(401, "session-nonce-wrong"))
            let foreign = world.keyProof(nonce: [UInt8](repeating: 1, count: 16))
            #expect(
                try await caller.call(.post, "/v1/sessions", [:], foreign.wire)
                    .says(401, "session-nonce-wrong"))
            let batch = world.batch().record
            #expect(
                try await caller.call(.post, "/v1/sessions", [:], batch.wire).status >= 400)
            let late = try present(try await caller.get("/v1/sessions").json["nonce"]?.string)
            server.wait(seconds: 301)
            let tardy = world.keyProof(nonce: try present(Hex.decode(late.utf8)))
            #expect(
                try await caller.call(.post, "/v1/sessions", [:], tardy.wire)
                    .says(401, "session-nonce-wrong"))
        }
    }

    @Test("A token ends with its hour, and with the key's revocation at once")
    func tokenEnds() async throws {
        let world = World()
        let server = try TestServer(world)
        try await server.run { caller in
            let token = try await caller.session(world)
            #expect(try await caller.get("/v1/feed", token: token).status == 200)
            server.wait(seconds: 3_601)
            #expect(
                try await caller.get("/v1/feed", token: token).says(401, "session-missing"))
            let fresh = try await caller.session(world)
            let revocation = world.revocation(of: world.device)
            try server.centre.log(revocation, world.approval(of: revocation.id))
            #expect(
                try await caller.get("/v1/feed", token: fresh).says(401, "session-missing"))
            #expect(try await caller.get("/v1/feed", token: "nonsense").status == 401)
        }
    }

    @Test("A clerk of the centre gets no session to read with; an inspector does")
    func centrePersons() async throws {
        let world = World()
        let server = try TestServer(world)
        let inspector = SigningKey.named("inspector")
        try server.centre.log(
            world.enrolment(
                of: .centrePerson(.of("jian"), .inspector), inspector, by: world.root,
                basis: .root))
        try await server.run { caller in
            await #expect(throws: Missing.self) {
                _ = try await caller.session(world, key: world.first)
            }
            let token = try await caller.session(world, key: inspector)
            let page = try await caller.get("/v1/feed", token: token).json
            #expect(page["items"]?.array?.count == Int(world.log.size) + 1)
        }
    }
}
