import Submission
import Testing

/// How evidence is cut, by hand arithmetic over 262,144 bytes.
@Suite("Pieces of evidence")
struct EvidencePiecesTests {
    private typealias Gap = EvidencePieces.Gap

    private func cut(_ bytes: Int64) throws -> EvidencePieces {
        try #require(EvidencePieces(bytes: bytes))
    }

    @Test("Every piece but the last has 256 KiB; a file without a byte has one piece of none")
    func lengths() throws {
        let file = try cut(600_000)
        #expect(file.offsets == [0, 262_144, 524_288])
        #expect(file.offsets.map { file.length(at: $0) } == [262_144, 262_144, 75_712])
        for wrong: Int64 in [-262_144, 1, 262_143, 786_432] {
            #expect(file.length(at: wrong) == nil)
        }
        let even = try cut(524_288)
        #expect(even.offsets == [0, 262_144])
        #expect(even.length(at: 262_144) == 262_144 && even.length(at: 524_288) == nil)
        let empty = try cut(0)
        #expect(empty.offsets == [0] && empty.length(at: 0) == 0)
        #expect(empty.length(at: 262_144) == nil)
    }

    @Test("No evidence is longer than 100 MiB")
    func limit() throws {
        #expect(try cut(104_857_600).offsets.count == 400)
        #expect(EvidencePieces(bytes: 104_857_601) == nil && EvidencePieces(bytes: -1) == nil)
    }

    @Test("What lacks is told in the fewest gaps, and a gap gives its pieces back")
    func gaps() throws {
        let file = try cut(600_000)
        #expect(file.gaps(without: []) == [Gap(from: 0, to: 600_000)])
        #expect(file.gaps(without: [0, 262_144, 524_288]) == [])
        #expect(file.gaps(without: [0]) == [Gap(from: 262_144, to: 600_000)])
        #expect(
            file.gaps(without: [262_144])
                == [Gap(from: 0, to: 262_144), Gap(from: 524_288, to: 600_000)])
        #expect(file.pieces(of: Gap(from: 262_144, to: 600_000)) == [262_144, 524_288])
        #expect(file.pieces(of: Gap(from: 0, to: 262_144)) == [0])
        let empty = try cut(0)
        #expect(empty.gaps(without: []) == [Gap(from: 0, to: 0)])
        #expect(empty.pieces(of: Gap(from: 0, to: 0)) == [0] && empty.gaps(without: [0]) == [])
    }

    @Test("A gap that begins or ends within a piece, or beyond the file, is none")
    func wrongGaps() throws {
        let file = try cut(600_000)
        for (from, to) in [
            (1, 600_000), (0, 1), (0, 599_999), (0, 786_432), (262_144, 262_144), (-1, 0),
            (524_288, 262_144), (786_432, 600_000),
        ] as [(Int64, Int64)] {
            #expect(file.pieces(of: Gap(from: from, to: to)) == nil, "\(from) \(to)")
        }
    }
}
