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
            let damaged = payload.damaged(&random)
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
                let damaged = sample.payload.damaged(&random)
                for type in RecordType.allCases {
                    guard let content = try? RecordContent(type: type, payload: damaged) else {
                        continue
                    }
                    #expect(content.payload == damaged, "seed \(seed)")
                }
            }
        }
        for count in 0..<60 {
            _ = SignedRecord.read(random.bytes(count))
            _ = try? RecordContent(type: .batch, payload: random.bytes(count))
        }
    }
}
