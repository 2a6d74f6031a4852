import TestSupport
import Testing

@testable import TransparencyLog

@Suite(
    "A real log of 961,984,013 leaves",
    .enabled(if: Vectors.arePresent, "no vectors: set SHANGJI_VECTORS"))
struct CertificateLogVectorTests {
    private struct Head: Decodable {
        let tree_size: UInt64
        let sha256_root_hash: String
    }

    private struct Proof: Decodable {
        let leaf_index: UInt64
        let audit_path: [String]
    }

    private struct Entries: Decodable {
        struct Entry: Decodable { let leaf_input: String }
        let entries: [Entry]
    }

    private struct Growth: Decodable {
        let first: UInt64
        let first_root: String
        let consistency: [String]
    }

    private let head: Head
    private let root: TreeHash

    init() throws {
        head = try Vectors.decode(Head.self, from: "ct-argon2020/sth.json")
        root = try #require(TreeHash(base64: head.sha256_root_hash))
    }

    @Test("the certificate at 10,000 is in it")
    func inclusion() throws {
        let proof = try Vectors.decode(Proof.self, from: "ct-argon2020/proof.json")
        let entries = try Vectors.decode(Entries.self, from: "ct-argon2020/entries.json")
        let input = try #require(entries.entries.first).leaf_input
        let data = try #require(StrictBase64.decode(bytes(input)))
        var path = try proof.audit_path.map { try #require(TreeHash(base64: $0)) }
        #expect(proof.leaf_index == 10_000)
        try Tree.verifyInclusion(
            of: TreeHash(leaf: data), index: 10_000, size: head.tree_size, root: root, proof: path)
        for place in path.indices {
            let good = path[place]
            path[place] = .empty
            expectRefusal(.rootMismatch) {
                try Tree.verifyInclusion(
                    of: TreeHash(leaf: data), index: 10_000, size: head.tree_size, root: root,
                    proof: path)
            }
            path[place] = good
        }
    }

    @Test("it continues its earlier tree of 3,654,490")
    func consistency() throws {
        let growth = try Vectors.decode(Growth.self, from: "ct-argon2020/consistency.json")
        let proof = try growth.consistency.map { try #require(TreeHash(base64: $0)) }
        let first = try #require(TreeHash(base64: growth.first_root))
        #expect(growth.first == 3_654_490)
        try Tree.verifyConsistency(
            from: growth.first, oldRoot: first, to: head.tree_size, newRoot: root, proof: proof)
        expectRefusal(.rootMismatch) {
            try Tree.verifyConsistency(
                from: growth.first, oldRoot: root, to: head.tree_size, newRoot: first, proof: proof)
        }
    }
}
