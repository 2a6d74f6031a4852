import HTTPTypes
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// The log as anyone may check it, with no key and no session.
struct LogCallTests {
    private func grown() throws -> (World, TestServer) {
        var world = World()
        let centre = try TestCentre(world)
        let check = try centre.book.ledger().registry.check
        let records = world.chain(of: 300).map(\.record)
        _ = try centre.book.append(
            try records.map { try check.verify($0).get() }, at: centre.now)
        for record in records { world.append(record) }
        return (world, try TestServer(centre))
    }

    @Test("The checkpoint is the signed note as text")
    func checkpoint() async throws {
        let (world, server) = try grown()
        try await server.run { caller async throws in
            let answer = try await caller.get("/v1/log/checkpoint")
            #expect(answer.body == world.log.note().bytes)
            #expect(answer.fields[.contentType] == "text/plain; charset=utf-8")
            let head = try await caller.call(.head, "/v1/log/checkpoint", [:], [])
            #expect(head.status == 200)
        }
    }

    @Test("Proofs are those of an independent log")
    func proofs() async throws {
        let (world, server) = try grown()
        try await server.run { caller async throws in
            for (old, new) in [(1, 2), (7, 200), (256, 300), (300, 300)] {
                let answer = try await caller.get(
                    "/v1/log/proof/consistency?from=\(old)&to=\(new)")
                let hashes = answer.json["hashes"]?.array?.compactMap(\.string)
                #expect(
                    hashes == world.log.consistency(from: Int64(old), to: Int64(new)).map(\.base64))
            }
            for (index, size) in [(0, 1), (6, 7), (255, 300)] {
                let answer = try await caller.get(
                    "/v1/log/proof/inclusion?index=\(index)&size=\(size)")
                let expected = try LogProof(
                    bytes: world.log.receipt(Int64(index), at: Int64(size))
                ).hashes.map(\.base64)
                #expect(answer.json["hashes"]?.array?.compactMap(\.string) == expected)
            }
        }
    }

    @Test(
        "Places that the log has not are refused",
        arguments: [
            "inclusion?index=5&size=5", "inclusion?index=0&size=100000", "consistency?from=0&to=3",
            "consistency?from=9&to=3", "inclusion?index=0&size=0",
        ])
    func outOfRange(query: String) async throws {
        try await TestServer().run { caller async throws in
            let answer = try await caller.get("/v1/log/proof/\(query)")
            #expect(answer.says(400, "proof-out-of-range"))
        }
    }

    @Test("The whole log can be read from its tiles and leads to the signed root")
    func tiles() async throws {
        let (world, server) = try grown()
        try await server.run { caller async throws in
            let size = UInt64(world.log.size)
            var tiles: [Tile: [UInt8]] = [:]
            for tile in Tile.written(from: 0, to: size) {
                let answer = try await caller.get("/v1/log/\(tile.path)")
                #expect(answer.status == 200)
                tiles[tile] = answer.body
            }
            let read = tiles
            let reader = TileReader(size: size) { read[$0] }
            let checkpoint = try world.card.logTrust.verify(world.log.note())
            #expect(try Tree.root(size: size, from: reader) == checkpoint.root)
            let entries = try present(Tile(.entries, index: 0, logSize: size))
            let bundle = try present(read[entries])
            let first = world.log.records[0].id.digest.bytes
            #expect(Array(bundle.prefix(34)) == [0, 32] + first)
            #expect(bundle.count == 256 * 34)
        }
    }

    @Test("The slashes of a tile's path may be escaped, as generated clients do")
    func escapedTile() async throws {
        let (_, server) = try grown()
        try await server.run { caller async throws in
            let plain = try await caller.get("/v1/log/tile/entries/001.p/44")
            #expect(plain.status == 200)
            for path in ["entries%2F001.p%2F44", "entries%2f001.p/44"] {
                #expect(try await caller.get("/v1/log/tile/\(path)").body == plain.body)
            }
            #expect(try await caller.get("/v1/log/tile/0%2F9").says(404, "tile-unknown"))
        }
    }

    @Test(
        "Tiles that the log has not are 404",
        arguments: [
            "tile/0/001.p/3", "tile/5/000", "tile/0/000", "tile/x", "tile/0/0", "tile/entries/009",
        ])
    func noTile(path: String) async throws {
        try await TestServer().run { caller async throws in
            #expect(try await caller.get("/v1/log/\(path)").says(404, "tile-unknown"))
        }
    }
}
