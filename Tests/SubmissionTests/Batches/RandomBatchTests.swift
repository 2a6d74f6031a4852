import Notation
import TestSupport
import Testing

@testable import Submission

/// Properties of the format over batches of every shape.
@Suite("Batches from seeds")
struct RandomBatchTests {
    @Test("what is written is read as the same, in canonical form", arguments: 0..<300)
    func roundTrip(_ seed: UInt64) throws {
        var maker = RandomBatch(random: Seeded(seed: seed))
        let batch = maker.batch()
        let payload = batch.payload
        #expect(try Batch(payload: payload) == batch, "seed \(seed)")
        // The general parser of canonical JSON agrees, and writes the same bytes.
        #expect(try JSON(payload, form: .canonical).canonical == payload, "seed \(seed)")
    }

    @Test("damage never traps, and never reads as the same record", arguments: 0..<100)
    func damage(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var maker = RandomBatch(random: random.fork())
        let batch = maker.batch()
        let payload = batch.payload
        let id = SignedRecord(type: .batch, key: batch.header.key, signature: [], payload: payload)
            .id
        for _ in 0..<60 {
            let damaged = mutate(payload, &random)
            guard damaged != payload else { continue }
            guard let read = try? RecordContent(type: .batch, payload: damaged) else { continue }
            guard case .batch(let other) = read else { continue }
            #expect(other != batch, "seed \(seed)")
            #expect(other.payload == damaged, "seed \(seed): two forms of one batch")
            let otherID = SignedRecord(
                type: .batch, key: batch.header.key, signature: [], payload: damaged
            ).id
            #expect(otherID != id)
        }
    }

    @Test(
        "no type reads random bytes or another type's damage as anything but itself",
        arguments: 0..<30)
    func foreignBytes(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let world = World()
        let samples = [
            world.approval(of: world.batch().record.id, text: "同意"), world.scheme(),
            world.revocation(of: world.device, last: [world.batch().record.id]),
            world.enrolment(of: .centrePerson(.of("p9"), .head), .named("x")), world.keyProof(),
        ]
        for sample in samples {
            for _ in 0..<60 {
                let damaged = mutate(sample.payload, &random)
                for type in RecordType.allCases {
                    guard let content = try? RecordContent(type: type, payload: damaged) else {
                        continue
                    }
                    #expect(payload(of: content) == damaged, "seed \(seed)")
                }
            }
        }
        for count in 0..<60 {
            _ = SignedRecord.read(random.bytes(count))
            _ = try? RecordContent(type: .batch, payload: random.bytes(count))
        }
    }

    private func payload(of content: RecordContent) -> [UInt8] {
        switch content {
        case .scheme(let scheme): scheme.payload
        case .enrolment(let enrolment): enrolment.payload
        case .batch(let batch): batch.payload
        case .statement(let statement): statement.payload
        case .decision(let decision): decision.payload
        case .standing(let standing): standing.payload
        case .proof(let proof): proof.payload
        }
    }

    /// One to three changes: a bit, a byte, a piece cut, doubled or moved.
    private func mutate(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard !bytes.isEmpty else { return [0x7B] }
            let place = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
            case 4:
                bytes[place] =
                    Array("0123456789\"{}[],:")[Int.random(in: 0..<17, using: &random)].asciiValue
                    ?? 0
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
