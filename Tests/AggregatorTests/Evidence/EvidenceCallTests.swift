import DurableFiles
import HTTPTypes
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Evidence that is sent to the centre in pieces and read back whole.
struct EvidenceCallTests {
    private let content = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    private var digest: Digest { Digest(of: content) }

    private func named(_ bytes: Int64? = nil, _ digest: Digest? = nil) -> Entry {
        var entry = Entry.value()
        entry.evidence = [
            Evidence(
                digest: digest ?? self.digest, bytes: bytes ?? Int64(content.count),
                name: "报告.pdf", mediaType: "application/pdf")
        ]
        return entry
    }

    private func piece(_ offset: Int, of content: [UInt8]? = nil) -> [UInt8] {
        let content = content ?? self.content
        return Array(content[offset..<min(offset + 262_144, content.count)])
    }

    private func put(
        _ caller: Caller, _ digest: Digest, _ offset: Int, _ bytes: [UInt8], _ token: String
    ) async throws -> Answer {
        try await caller.call(
            .put, "/v1/blobs/\(digest)/\(offset)", [.authorization: "Bearer \(token)"], bytes)
    }

    private func lacking(
        _ caller: Caller, _ digests: [Digest], _ token: String
    ) async throws -> JSON? {
        let asked = JSON.array(digests.map { .string($0.hex) })
        return try await caller.post("/v1/missing", ["blobs": asked], token: token).json["blobs"]
    }

    private func gap(_ from: Int64, _ to: Int64) -> JSON {
        ["from": .integer(from), "to": .integer(to)]
    }

    @Test("Pieces come in any order; what lacks is told; held only once whole; then read back")
    func whole() async throws {
        let world = World()
        let server = try TestServer(world)
        try server.centre.log(world.batch([named()]).record)
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            let name: JSON = .string(digest.hex)
            #expect(
                try await lacking(caller, [digest], token)
                    == [["gaps": [gap(0, 600_000)], "sha256": name]])
            let first = try await put(caller, digest, 524_288, piece(524_288), token)
            #expect(first.status == 202 && first.json == ["held": false])
            #expect(
                try await lacking(caller, [digest], token)
                    == [["gaps": [gap(0, 524_288)], "sha256": name]])
            let unready = try await caller.get("/v1/blobs/\(digest)", token: token)
            #expect(unready.says(404, "evidence-not-held"))
            _ = try await put(caller, digest, 0, piece(0), token)
            _ = try await put(caller, digest, 0, piece(0), token)
            let last = try await put(caller, digest, 262_144, piece(262_144), token)
            #expect(last.status == 200 && last.json == ["held": true])
            #expect(try await lacking(caller, [digest], token) == [])
            let again = try await put(caller, digest, 0, piece(0), token)
            #expect(again.json == ["held": true])
            let read = try await caller.get("/v1/blobs/\(digest)", token: token)
            #expect(read.status == 200 && read.body == content)
            let rest = try await caller.get("/v1/blobs/\(digest)?from=599990", token: token)
            #expect(rest.body == Array(content.suffix(10)))
            let past = try await caller.get("/v1/blobs/\(digest)?from=700000", token: token)
            #expect(past.status == 200 && past.body.isEmpty)
        }
        let shelf = EvidenceShelf(path: server.centre.folder.file("evidence"))
        #expect(shelf.isSound(digest, bytes: 600_000))
        #expect(!DurableFile.isOpenToOthers(shelf.place(of: digest)))
        let list = try EvidenceList(server.centre.book)
        #expect(list.batches.map(\.isComplete) == [true])
    }

    @Test("The files of an office's answer are taken, and listed with it")
    func ofAnswers() async throws {
        let world = World()
        let server = try TestServer(world)
        try server.centre.log(world.batch().record)
        let answer = Statement(
            centre: world.centre, key: world.clerk.id, kind: .answer,
            about: world.batch().record.id,
            at: "t1/A1", text: "见附件", evidence: named().evidence)
        let record = try world.clerk.sign(.statement, answer.payload)
        try server.centre.log(record)
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            #expect(try await lacking(caller, [digest], token)?.array?.count == 1)
            for offset in [0, 262_144] {
                _ = try await put(caller, digest, offset, piece(offset), token)
            }
            let last = try await put(caller, digest, 524_288, piece(524_288), token)
            #expect(last.status == 200 && last.json == ["held": true])
        }
        let list = try EvidenceList(server.centre.book)
        #expect(list.batches.map(\.id) == [record.id])
        #expect(list.batches.map(\.isComplete) == [true])
    }

    @Test("A piece of another place or length, or of a file nobody named, is not taken")
    func wrongPieces() async throws {
        let world = World()
        let server = try TestServer(world)
        try server.centre.log(world.batch([named()]).record)
        let stranger = Digest(of: [1])
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            for (offset, bytes) in [
                (1, piece(0)), (0, Array(piece(0).dropLast())), (524_288, piece(0)),
                (786_432, []), (0, []),
            ] {
                let answer = try await put(caller, digest, offset, bytes, token)
                #expect(answer.says(400, "evidence-piece-wrong"), "\(offset)")
            }
            let large = try await put(caller, digest, 0, piece(0) + [0], token)
            #expect(large.says(413, "body-too-large"))
            let unnamed = try await put(caller, stranger, 0, [1], token)
            #expect(unnamed.says(404, "evidence-not-expected"))
            #expect(
                try await lacking(caller, [stranger], token)
                    == [["sha256": .string(stranger.hex)]])
            for path in ["/v1/blobs/\(digest)/-1", "/v1/blobs/\(digest)/x"] {
                let answer = try await caller.call(
                    .put, path, [.authorization: "Bearer \(token)"], [1])
                #expect(answer.says(400, "request-malformed"), "\(path)")
            }
            let bad = try await caller.get("/v1/blobs/XYZ", token: token)
            #expect(bad.says(404, "evidence-not-held"))
            #expect(try await caller.get("/v1/blobs/\(digest)").status == 401)
            let bare = try await caller.call(.put, "/v1/blobs/\(digest)/0", [:], piece(0))
            #expect(bare.says(401, "session-missing"))
            let many = JSON.array(Array(repeating: .string(stranger.hex), count: 201))
            let refused = try await caller.post("/v1/missing", ["blobs": many], token: token)
            #expect(refused.says(400, "request-malformed"))
        }
    }

    @Test("Altered pieces are thrown away together, and right ones may follow")
    func altered() async throws {
        let world = World()
        let server = try TestServer(world)
        let small: [UInt8] = Array("right".utf8)
        let digest = Digest(of: small)
        try server.centre.log(world.batch([named(5, digest)]).record)
        try await server.run { caller async throws in
            let token = try await caller.session(world)
            let wrong = try await put(caller, digest, 0, Array("wrong".utf8), token)
            #expect(wrong.says(422, "evidence-hash-wrong"))
            #expect(
                try await lacking(caller, [digest], token)
                    == [["gaps": [gap(0, 5)], "sha256": .string(digest.hex)]])
            let right = try await put(caller, digest, 0, small, token)
            #expect(right.json == ["held": true])
        }
    }

    @Test("Another office sees nothing of it, gets nothing of it, and must send its own copy")
    func others() async throws {
        let world = World()
        let server = try TestServer(world)
        let other = World(office: .of("b02"))
        for (role, key) in [
            (KeyRole.device(.of("b02")), other.device),
            (.centrePerson(.of("i1"), .inspector), SigningKey.named("inspector")),
        ] {
            let record =
                role.office == nil
                ? world.enrolment(of: role, key, by: world.root, basis: .root)
                : world.enrolment(of: role, key)
            try server.centre.log(record)
            if role.office != nil { try server.centre.log(world.approval(of: record.id)) }
        }
        let small: [UInt8] = Array("right".utf8)
        let digest = Digest(of: small)
        try server.centre.log(world.batch([named(5, digest)]).record)
        try await server.run { caller async throws in
            let own = try await caller.session(world)
            _ = try await put(caller, digest, 0, small, own)
            let foreign = try await caller.session(world, key: other.device)
            let hidden = try await caller.get("/v1/blobs/\(digest)", token: foreign)
            #expect(hidden.says(404, "evidence-not-held"))
            let refused = try await put(caller, digest, 0, small, foreign)
            #expect(refused.says(404, "evidence-not-expected"))
            let auditor = try await caller.session(world, key: .named("inspector"))
            #expect(try await caller.get("/v1/blobs/\(digest)", token: auditor).body == small)
            let none = try await put(caller, digest, 0, small, auditor)
            #expect(none.says(404, "evidence-not-expected"))
            // The other office names the same file: knowing its hash is not holding it.
            try server.centre.log(other.batch([named(5, digest)]).record)
            let still = try await caller.get("/v1/blobs/\(digest)", token: foreign)
            #expect(still.says(404, "evidence-not-held"))
            let sent = try await put(caller, digest, 0, small, foreign)
            #expect(sent.json == ["held": true])
            #expect(try await caller.get("/v1/blobs/\(digest)", token: foreign).body == small)
        }
    }

    @Test("Beyond the room of an office or of the centre nothing is taken, and the log goes on")
    func room() async throws {
        for isOwn in [true, false] {
            var limits = ServerLimits()
            if isOwn { limits.evidence.officeBytes = 9 } else { limits.evidence.allBytes = 9 }
            let world = World()
            let server = try TestServer(world, limits: limits)
            let (one, two): ([UInt8], [UInt8]) = (Array("right".utf8), Array("other".utf8))
            let (a, b) = (Digest(of: one), Digest(of: two))
            var entry = named(5, a)
            entry.evidence += named(5, b).evidence
            try server.centre.log(world.batch([entry]).record)
            try await server.run { caller async throws in
                let token = try await caller.session(world)
                #expect(try await put(caller, a, 0, one, token).json == ["held": true])
                let full = try await put(caller, b, 0, two, token)
                #expect(full.says(413, "evidence-no-room"))
                #expect(full.json["retry"]?.string == "after-action")
                let whose = isOwn ? "a01" : "haizhou"
                #expect(full.json["en"]?.string?.contains("of \(whose) takes 5 bytes of 9") == true)
            }
        }
    }

    @Test("What a stop left half done is gone on with by another server over the same folder")
    func restarted() async throws {
        let world = World()
        let centre = try TestCentre(world)
        try centre.log(world.batch([named()]).record)
        try await TestServer(centre).run { caller async throws in
            let token = try await caller.session(world)
            _ = try await put(caller, digest, 262_144, piece(262_144), token)
        }
        try await TestServer(centre).run { caller async throws in
            let token = try await caller.session(world)
            #expect(
                try await lacking(caller, [digest], token) == [
                    [
                        "gaps": [gap(0, 262_144), gap(524_288, 600_000)],
                        "sha256": .string(digest.hex),
                    ]
                ])
            _ = try await put(caller, digest, 0, piece(0), token)
            let last = try await put(caller, digest, 524_288, piece(524_288), token)
            #expect(last.json == ["held": true])
        }
    }

    @Test("The list of what the log names is a projection that can be made again")
    func projected() throws {
        let world = World()
        let centre = try TestCentre(world)
        try centre.log(world.batch([named(), .value("A2")]).record)
        let before = try centre.store.read { try $0.projectionBytes() }
        let line = "evidence 9 0 0 a01 \(digest.hex) 600000 application/pdf 报告.pdf\n"
        #expect(String(decoding: before, as: UTF8.self).contains(line))
        _ = try centre.book.rebuild()
        #expect(try centre.store.read { try $0.projectionBytes() } == before)
        let list = try EvidenceList(centre.book)
        #expect(list.batches.map(\.isComplete) == [false])
        #expect(list.batches.first?.files.map(\.file.name) == ["报告.pdf"])
    }
}
