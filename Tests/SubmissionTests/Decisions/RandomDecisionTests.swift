import Notation
import TestSupport
import Testing

@testable import Submission

/// Properties of the format over decisions of every shape.
@Suite("Decisions from seeds")
struct RandomDecisionTests {
    @Test("what is written is read as the same, in canonical form", arguments: 0..<200)
    func roundTrip(_ seed: UInt64) throws {
        var maker = RandomDecision(random: Seeded(seed: seed))
        let decision = maker.decision()
        let payload = decision.payload
        #expect(try Decision(payload: payload) == decision, "seed \(seed)")
        #expect(try JSON(payload, form: .canonical).canonical == payload, "seed \(seed)")
    }

    @Test("one changed byte never reads as the same decision", arguments: 0..<30)
    func oneByte(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var maker = RandomDecision(random: random.fork())
        let decision = maker.decision()
        let payload = decision.payload
        for place in payload.indices {
            var changed = payload
            changed[place] = UInt8.random(in: 0x20...0x7D, using: &random)
            guard changed != payload, let read = try? Decision(payload: changed) else { continue }
            #expect(read != decision && read.payload == changed, "seed \(seed) byte \(place)")
        }
    }

    @Test("damage never traps and never has two readings", arguments: 0..<100)
    func damage(_ seed: UInt64) {
        var random = Seeded(seed: seed)
        var maker = RandomDecision(random: random.fork())
        let payload = maker.decision().payload
        for _ in 0..<60 {
            let damaged = payload.damaged(&random)
            guard let read = try? Decision(payload: damaged) else { continue }
            #expect(read.payload == damaged, "seed \(seed)")
        }
    }
}
