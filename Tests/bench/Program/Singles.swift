import Notation
import Submission
import TestSupport
import TransparencyLog

/// Single steps, in processor time: sealing, reading, verifying.
enum Singles {
    /// `singles`.
    static func run(_ words: Words) throws {
        let world = World()
        let facts = world.facts(scheme: .test)
        let nation = Nation(subjects: 10_000)
        for count in [100, 10_000] {
            let entries = (0..<count).map { place in
                Entry.value(nation.indicators[0], nation.subjects[place], Nation.value(0, place))
            }
            let seal = {
                try? Sealing.seal(
                    entries, facts: facts, at: .first, by: world.device,
                    now: .of("2026-04-01T08:00:00Z"), salt: [UInt8](repeating: 5, count: 16)
                ).get()
            }
            guard let batch = seal() else { throw BenchFailure("a batch cannot be sealed") }
            let payload = batch.record.payload
            let wire = batch.record.wire
            let check = world.registry.check
            Measures.say([
                "name": "batch", "entries": .integer(Int64(count)),
                "payloadBytes": .integer(Int64(payload.count)),
                "sealNs": .integer(Measures.typical { _ = seal() }),
                "writeNs": .integer(Measures.typical { _ = batch.batch.payload }),
                "readNs": .integer(try Measures.typical { _ = try Batch(payload: payload) }),
                "checkNs": .integer(Measures.typical { _ = check.verify(wire: wire) }),
            ])
        }
        try receipt(world)
    }

    /// A receipt of a log of a thousand leaves, and the signature in it alone.
    private static func receipt(_ start: World) throws {
        var world = start
        let batch = world.batch()
        let leaf = world.append(batch.record)
        for number in 0..<1_000 {
            world.append(world.approval(of: batch.record.id, text: "\(number)"))
        }
        let bytes = world.log.receipt(leaf)
        let (card, id) = (world.card, batch.record.id)
        guard case .success = Receipt.verify(bytes, for: id, card: card) else {
            throw BenchFailure("a receipt does not verify")
        }
        let proof = try LogProof(bytes: bytes)
        let time = Measures.typical {
            for _ in 0..<100 { _ = Receipt.verify(bytes, for: id, card: card) }
        }
        Measures.say([
            "name": "receipt", "receiptBytes": .integer(Int64(bytes.count)),
            "noteBytes": .integer(Int64(proof.note.bytes.count)),
            "verifyNs": .integer(time / 100),
            "signatureNs": .integer(
                try Probes.verification(of: Array(proof.note.bytes.prefix(100)))),
        ])
    }
}
