import TestSupport
import Testing

@testable import TransparencyLog

@Suite(
    "Vectors of transparency-dev/merkle",
    .enabled(if: Vectors.arePresent, "no vectors: set SHANGJI_VECTORS"))
struct MerkleVectorTests {
    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String
        let leafHash: String
        let proof: [String]?
        let wantErr: Bool
    }

    private struct Consistency: Decodable {
        let size1: UInt64
        let size2: UInt64
        let root1: String
        let root2: String
        let proof: [String]?
        let wantErr: Bool
    }

    @Test("98 inclusion proofs, damaged and whole, are judged as there")
    func inclusion() throws {
        let paths = try Vectors.files(under: "rfc6962/testdata/inclusion", suffix: ".json")
        #expect(paths.count == 98)
        var held = 0
        for path in paths {
            let vector = try Vectors.decode(Inclusion.self, from: path)
            let holds = Self.holds {
                try Tree.verifyInclusion(
                    of: Self.hash(vector.leafHash), index: vector.leafIdx, size: vector.treeSize,
                    root: Self.hash(vector.root), proof: (vector.proof ?? []).map(Self.hash))
            }
            #expect(holds != vector.wantErr, "\(path)")
            held += holds ? 1 : 0
        }
        #expect(held == 6)
    }

    @Test("98 consistency proofs, damaged and whole, are judged as there")
    func consistency() throws {
        let paths = try Vectors.files(under: "rfc6962/testdata/consistency", suffix: ".json")
        #expect(paths.count == 98)
        var held = 0
        for path in paths {
            let vector = try Vectors.decode(Consistency.self, from: path)
            // One vector writes its two equal roots in twelve bytes; a hash has 32 here.
            let asRoot = vector.wantErr ? Self.hash : Self.standIn
            let holds = Self.holds {
                try Tree.verifyConsistency(
                    from: vector.size1, oldRoot: asRoot(vector.root1), to: vector.size2,
                    newRoot: asRoot(vector.root2), proof: (vector.proof ?? []).map(Self.hash))
            }
            #expect(holds != vector.wantErr, "\(path)")
            held += holds ? 1 : 0
        }
        #expect(held == 6)
    }

    @Test("the damaged consistency proofs are refused by arithmetic, not only by their lengths")
    func standIns() throws {
        for path in try Vectors.files(under: "rfc6962/testdata/consistency", suffix: ".json") {
            let vector = try Vectors.decode(Consistency.self, from: path)
            let holds = Self.holds {
                try Tree.verifyConsistency(
                    from: vector.size1, oldRoot: Self.standIn(vector.root1), to: vector.size2,
                    newRoot: Self.standIn(vector.root2),
                    proof: (vector.proof ?? []).map(Self.standIn))
            }
            #expect(holds != vector.wantErr, "\(path)")
        }
    }

    private static func holds(_ work: () throws -> Void) -> Bool {
        (try? work()) != nil
    }

    private static func hash(_ text: String) throws -> TreeHash {
        guard let hash = TreeHash(base64: text) else {
            throw LogRefusal(.malformedProof, "not 32 bytes: \(text)")
        }
        return hash
    }

    /// The hash, or 32 other bytes that stand for what is none.
    private static func standIn(_ text: String) throws -> TreeHash {
        TreeHash(base64: text) ?? TreeHash(leaf: bytes(text))
    }
}
