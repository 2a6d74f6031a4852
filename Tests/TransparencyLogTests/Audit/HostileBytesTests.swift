import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Hostile bytes")
struct HostileBytesTests {
    /// Reads bytes in every way there is; what is accepted must be written again as the same bytes.
    private func readEverything(_ raw: [UInt8], seed: UInt64) {
        if let note = try? SignedNote(bytes: raw) {
            #expect(note.bytes == raw, "seed \(seed)")
        }
        if let proof = try? LogProof(bytes: raw) {
            #expect(proof.bytes == raw, "seed \(seed)")
        }
        if let checkpoint = try? Checkpoint(text: raw) {
            #expect(checkpoint.text == raw, "seed \(seed)")
        }
        if let decoded = StrictBase64.decode(raw) {
            #expect(StrictBase64.encode(decoded) == raw, "seed \(seed)")
        }
        for width in [1, 2, 256] {
            if let bundle = try? EntryBundle(bytes: raw, width: width) {
                #expect(bundle.bytes == raw, "seed \(seed)")
            }
        }
        let text = String(decoding: raw, as: UTF8.self)
        if let tile = Tile(path: text) {
            #expect(tile.path == text, "seed \(seed)")
        }
        if let verifier = try? NoteVerifier(text) {
            #expect("\(verifier)" == text, "seed \(seed)")
        }
    }

    @Test("random bytes are read in every way without trapping")
    func random() {
        for seed in 1...3_000 as ClosedRange<UInt64> {
            var random = Seeded(seed: seed)
            let count = Int.random(in: 0...200, using: &random)
            readEverything(random.bytes(count), seed: seed)
        }
    }

    @Test("damaged notes, proofs, paths and keys are refused or come back as the same bytes")
    func damaged() {
        let good = [
            HandMade.proof, HandMade.note, HandMade.text, HandMade.logKey,
            "tile/0/x001/x234/067.p/17", "tile/entries/x001/234",
            "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\n" + HandMade.note,
        ].map(bytes)
        for seed in 1...6_000 as ClosedRange<UInt64> {
            var random = Seeded(seed: seed)
            var raw = good[Int(seed) % good.count]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damage(&raw, &random)
            }
            readEverything(raw, seed: seed)
        }
    }

    /// Changes, removes, doubles or inserts something somewhere.
    private func damage(_ raw: inout [UInt8], _ random: inout Seeded) {
        guard !raw.isEmpty else { return }
        let place = Int.random(in: raw.indices, using: &random)
        let end = min(raw.count, place + Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: raw[place] = UInt8.random(in: 0...255, using: &random)
        case 1: raw.removeSubrange(place..<end)
        case 2: raw.insert(contentsOf: raw[place..<end], at: place)
        case 3: raw.insert(UInt8(ascii: "\n"), at: place)
        default: raw.insert(contentsOf: bytes("\u{2014} +0="), at: place)
        }
    }

    @Test("verifying with random sizes, indexes and proofs never traps and believes nothing")
    func proofs() {
        for seed in 1...5_000 as ClosedRange<UInt64> {
            var random = Seeded(seed: seed)
            let numbers = (0..<2).map { _ in
                random.next() >> UInt64.random(in: 0...63, using: &random)
            }
            let hashes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
                TreeHash(leaf: random.bytes(4))
            }
            let (one, two) = (TreeHash(leaf: [1]), TreeHash(leaf: [2]))
            #expect(throws: LogRefusal.self, "seed \(seed)") {
                try Tree.verifyInclusion(
                    of: one, index: numbers[0], size: numbers[1], root: two, proof: hashes)
            }
            #expect(throws: LogRefusal.self, "seed \(seed)") {
                try Tree.verifyConsistency(
                    from: numbers[0], oldRoot: one, to: numbers[1], newRoot: two, proof: hashes)
            }
        }
    }
}
