import Notation
import Submission
import TestSupport
import Testing

/// Fifth duty: evidence, piece by piece, after everything that is small.
@Suite("A round sends the evidence that the centre lacks")
struct RoundEvidenceTests {
    private static func file(_ byte: UInt8, bytes: Int64 = 600_000) -> Evidence {
        Evidence(
            digest: Digest(of: [byte]), bytes: bytes, name: "f\(byte).pdf",
            mediaType: "application/pdf")
    }

    private let first = Self.file(1)
    private let second = Self.file(2, bytes: 10)

    private func short(_ file: Evidence) -> String { String(file.digest.hex.prefix(4)) }

    /// A round that has read its feed and asked what the centre lacks.
    private func asking(_ files: [Evidence]) throws -> Talk {
        let world = World()
        var talk = try Talk(
            world, latest: world.log.note(), position: world.log.size, evidence: files)
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        _ = talk.hears(World.nonceReply)
        _ = talk.signs(world.keyProof())
        _ = talk.hears(World.tokenReply)
        let asked = talk.hears(world.feedReply(after: world.log.size))
        #expect(asked.count == 1 && asked[0].hasPrefix("POST /v1/missing "), "\(asked)")
        return talk
    }

    private func lacking(_ files: [(Evidence, [(Int64, Int64)]?)]) -> RoundReply {
        World.reply([
            "missing": [],
            "blobs": .array(
                files.map { file, gaps in
                    var members: [String: JSON] = ["sha256": .string(file.digest.hex)]
                    if let gaps {
                        members["gaps"] = .array(
                            gaps.map { ["from": .integer($0.0), "to": .integer($0.1)] })
                    }
                    return .object(members)
                }),
        ])
    }

    private let notYet = World.reply(["held": false], status: 202)
    private let held = World.reply(["held": true])

    @Test("What lacks is sent in order, and what is whole is kept as held")
    func sent() throws {
        var talk = try asking([first, second])
        let (a, b) = (short(first), short(second))
        #expect(
            talk.hears(
                lacking([(first, [(0, 262_144), (524_288, 600_000)]), (second, [(0, 10)])]))
                == ["PUT piece \(a) 0+262144 with token"])
        #expect(talk.hears(notYet) == ["PUT piece \(a) 524288+75712 with token"])
        #expect(talk.hears(held) == ["held \(a)", "PUT piece \(b) 0+10 with token"])
        #expect(talk.hears(held) == ["held \(b)", "finish"])
        let done = try #require(talk.summary?.evidence)
        #expect(done.sentBytes == 262_144 + 75_712 + 10 && done.left == 0)
        #expect(done.held == [first.digest, second.digest] && done.refused.isEmpty)
    }

    @Test("A file that the centre has whole is not sent; one it does not wait for stays")
    func whole() throws {
        var talk = try asking([first, second])
        #expect(talk.hears(lacking([(second, nil)])) == ["held \(short(first))", "finish"])
        #expect(talk.summary?.evidence.left == 1 && talk.summary?.evidence.sentBytes == 0)
        #expect(talk.summary?.stop == nil)
    }

    @Test("Without evidence nothing is asked")
    func nothing() throws {
        let world = World()
        var talk = try Talk(world, latest: world.log.note(), position: world.log.size)
        _ = talk.begin()
        _ = talk.hears(world.centreReply())
        talk.readsFeed(world)
        let done = try #require(talk.summary?.evidence)
        #expect(done.left == 0 && done.held.isEmpty && done.sentBytes == 0)
    }

    @Test("A file that is refused steps aside, and the others go through")
    func stepsAside() throws {
        var talk = try asking([first, second])
        _ = talk.hears(lacking([(first, [(0, 600_000)]), (second, [(0, 10)])]))
        #expect(
            talk.hears(World.problem(413, "evidence-no-room"))
                == [
                    "note \(short(first)) centre-refused",
                    "PUT piece \(short(second)) 0+10 with token",
                ])
        #expect(talk.hears(held) == ["held \(short(second))", "finish"])
        let done = try #require(talk.summary)
        #expect(done.evidence.refused.map(\.code) == ["evidence-no-room"])
        #expect(done.evidence.left == 1 && done.stop == nil)
    }

    @Test("A cut ends the round after three files in a row; a busy centre ends it at once")
    func cut() throws {
        let files = (1...4).map { Self.file(UInt8($0), bytes: 10) }
        let broken = RoundReply.failed(Finding(.connectionBroken, ["reason": "x"]), isFatal: false)
        var talk = try asking(files)
        _ = talk.hears(lacking(files.map { ($0, [(0, 10)]) }))
        _ = talk.hears(broken)
        _ = talk.hears(broken)
        #expect(talk.hears(broken) == ["finish connection-broken"])
        var other = try asking(files)
        _ = other.hears(lacking(files.map { ($0, [(0, 10)]) }))
        let busy = RoundReply.http(
            status: 503, contentType: "text/plain", retryAfter: 9, body: [])
        #expect(other.hears(busy) == ["finish asked-to-wait"])
        #expect(other.summary?.wait == 9)
    }

    @Test("A token that has run out ends the round; the next one asks anew")
    func expired() throws {
        var talk = try asking([second])
        _ = talk.hears(lacking([(second, [(0, 10)])]))
        #expect(talk.hears(World.problem(401, "session-missing")) == ["finish centre-refused"])
    }

    @Test("Gaps that are none, and answers of something else, are not believed")
    func hostile() throws {
        let wrong: [RoundReply] = [
            World.reply(["missing": []]), World.portal,
            lacking([(first, [(1, 600_000)])]), lacking([(first, [(0, 700_000)])]),
            World.reply(["blobs": [["sha256": "zz"]]]),
            World.reply(["blobs": [["sha256": .string(first.digest.hex), "gaps": [["to": 1]]]]]),
        ]
        for reply in wrong {
            var talk = try asking([first])
            #expect(talk.hears(reply) == ["finish reply-not-centre"])
        }
        var talk = try asking([second])
        _ = talk.hears(lacking([(second, [(0, 10)])]))
        #expect(talk.hears(World.reply(["ok": true])) == ["finish reply-not-centre"])
        var refused = try asking([second])
        #expect(refused.hears(World.problem(403, "no")) == ["finish centre-refused"])
    }

    @Test("A round sends 256 pieces at most and says that more is to be done")
    func bounded() throws {
        let large = Self.file(9, bytes: 104_857_600)
        var talk = try asking([large])
        var actions = talk.hears(lacking([(large, [(0, 104_857_600)])]))
        var sent = 0
        while actions.last?.hasPrefix("PUT piece") == true {
            sent += 1
            actions = talk.hears(notYet)
        }
        #expect(sent == 256 && actions == ["finish"])
        let summary = try #require(talk.summary)
        #expect(summary.hasMore && summary.hasMoreEvidence && summary.evidence.left == 1)
        #expect(summary.evidence.sentBytes == 64 << 20)
    }

    @Test("Two rounds are told as one")
    func together() throws {
        var talk = try asking([second])
        _ = talk.hears(lacking([(second, [(0, 10)])]))
        _ = talk.hears(World.problem(413, "evidence-no-room"))
        let earlier = try #require(talk.summary)
        var next = try asking([second])
        _ = next.hears(lacking([(second, [(0, 10)])]))
        _ = next.hears(held)
        let both = try #require(next.summary).after(earlier)
        #expect(both.evidence.sentBytes == 10 && both.evidence.held == [second.digest])
        #expect(both.evidence.refused.map(\.digest) == [second.digest])
        #expect(
            both.evidence.json == [
                "held": [.string(second.digest.hex)], "left": 0, "sentBytes": 10,
                "refused": [
                    ["code": "evidence-no-room", "sha256": .string(second.digest.hex)]
                ],
            ])
    }

    @Test("An evidence file in a bundle is named by its digest and may have 100 MiB")
    func inBundles() throws {
        let name = BundleName.blob(first.digest)
        #expect(name.description == "blobs/\(first.digest.hex)" && name.limit == 104_857_600)
        #expect(BundleName("blobs/\(first.digest.hex)") == name)
        #expect(BundleName("blobs/\(first.digest.hex).pdf") == nil)
        let content = [UInt8](repeating: 7, count: 70_000)
        let digest = Digest(of: content)
        let key = try #require(AgeIdentity(secret: [UInt8](repeating: 4, count: 32)))
        let file = try BundleWriter.bundle(
            [BundleMember(.blob(digest), content)], centre: .of("hk"),
            way: .submission(from: .of("a01")), made: .of("2026-04-01T08:00:00Z"),
            to: [key.recipient], random: { [UInt8](repeating: 1, count: $0) })
        var reader = BundleReader(identity: key, centre: .of("hk"), seat: .centre)
        let members = try reader.push(file) + reader.finish()
        #expect(members == [BundleMember(.blob(digest), content)])
        #expect(
            reader.manifest?.members == [BundleManifest.Member(blob: digest, bytes: 70_000)])
        let lie = BundleManifest.Member(.blob(first.digest), content: content)
        #expect(throws: RecordRefusal.self) {
            try BundleManifest(
                centre: .of("hk"), way: .answer(to: .of("a01")),
                made: .of("2026-04-01T08:00:00Z"), members: [lie])
        }
    }
}
