import TestSupport
import Testing

@testable import TransparencyLog

@Suite("The rule of the witness")
struct WitnessTests {
    @Test("the first checkpoint is believed, the next ones with a proof")
    func growing() throws {
        var log = try SampleLog(size: 3)
        var witness = Witness(trust: log.trust)
        #expect(witness.latest == nil)
        let first = try log.note()
        #expect(witness.see(first) == .accepted(try log.trust.verify(first)))
        log.grow(by: 4)
        let second = try log.note()
        #expect(witness.see(second) == .needsProof(from: 3, to: 7))
        #expect(witness.latest?.size == 3)
        let proof = try log.consistency(from: 3, to: 7)
        #expect(witness.see(second, proof: proof) == .accepted(try log.trust.verify(second)))
        #expect(witness.latest?.note == second)
    }

    @Test("the same checkpoint again changes nothing, a smaller one is behind")
    func sameAndBehind() throws {
        let log = try SampleLog(size: 7)
        var witness = Witness(trust: log.trust)
        let note = try log.note()
        _ = witness.see(note)
        #expect(witness.see(note) == .same)
        #expect(witness.see(note, proof: []) == .same)
        #expect(witness.see(try log.note(at: 6)) == .behind(held: 7, shown: 6))
        #expect(witness.see(try log.note(at: 0)) == .behind(held: 7, shown: 0))
        #expect(witness.latest?.note == note)
    }

    @Test("one size and two roots are a fork, with both notes as evidence")
    func fork() throws {
        let (log, lie) = (try SampleLog(size: 7), try SampleLog(size: 7, lead: "lie"))
        var witness = Witness(trust: log.trust)
        _ = witness.see(try log.note())
        guard case .fork(let evidence) = witness.see(try lie.note()) else {
            Issue.record("no fork seen")
            return
        }
        #expect(evidence.smaller == (try log.note()))
        #expect(evidence.larger == (try lie.note()))
        try evidence.verify(trust: log.trust)
        #expect(witness.latest?.note == (try log.note()))
    }

    @Test("a rewritten log is refused with every proof it can make")
    func rewritten() throws {
        let (log, lie) = (try SampleLog(size: 5), try SampleLog(size: 12, lead: "lie"))
        var witness = Witness(trust: log.trust)
        _ = witness.see(try log.note())
        let refused = Sighting.refused(LogRefusal(.rootMismatch, ""))
        #expect(witness.see(try lie.note(), proof: try lie.consistency(from: 5, to: 12)) == refused)
        let tooFew = Sighting.refused(LogRefusal(.wrongLength, ""))
        #expect(witness.see(try lie.note(), proof: []) == tooFew)
        let tooMany = [TreeHash](repeating: .empty, count: 65)
        #expect(
            witness.see(try lie.note(), proof: tooMany) == .refused(LogRefusal(.tooLarge, "")))
        #expect(witness.latest?.size == 5)
    }

    @Test("from nothing and from a log without leaves no proof is needed, and none is taken")
    func empty() throws {
        var log = try SampleLog()
        let refused = Sighting.refused(LogRefusal(.wrongLength, ""))
        var witness = Witness(trust: log.trust)
        let nothing = try log.note()
        #expect(witness.see(nothing, proof: [.empty]) == refused)
        #expect(witness.see(nothing) == .accepted(try log.trust.verify(nothing)))
        #expect(witness.see(nothing) == .same)
        log.grow(by: 2)
        #expect(witness.see(try log.note(), proof: [.empty]) == refused)
        #expect(
            witness.see(try log.note(), proof: []) == .accepted(try log.trust.verify(log.note())))
        #expect(witness.see(nothing) == .behind(held: 2, shown: 0))
    }

    @Test("a log without leaves has the empty root, or is refused")
    func emptyRoot() throws {
        let log = try SampleLog(size: 3)
        var witness = Witness(trust: log.trust)
        let wrong = try log.note(size: 0, root: log.hashes.root)
        #expect(witness.see(wrong) == .refused(LogRefusal(.rootMismatch, "")))
        #expect(witness.latest == nil)
    }

    @Test("strangers' notes and other logs are refused and change nothing")
    func strangers() throws {
        let log = try SampleLog(size: 3)
        var witness = Witness(trust: log.trust)
        let name = try #require(KeyName(SampleLog.origin))
        let stranger = NoteSigner(name: name, key: try Keys.stranger)
        let checkpoint = try Checkpoint(origin: log.trust.origin, size: 3, root: log.hashes.root)
        let note = try stranger.note(of: checkpoint)
        #expect(witness.see(note) == .refused(LogRefusal(.unsigned, "")))
        #expect(witness.latest == nil)
    }

    @Test("a copy of the held checkpoint with more cosignatures is kept instead")
    func moreCosignatures() throws {
        let trust = try HandMade.trust()
        let plain = try SignedNote(HandMade.text + "\n" + HandMade.logLine)
        let full = try SignedNote(HandMade.note)
        var witness = Witness(trust: trust)
        _ = witness.see(plain)
        #expect(witness.see(full) == .same)
        #expect(witness.latest?.note == full)
        #expect(witness.see(plain) == .same)
        #expect(witness.latest?.note == full)
    }

    @Test("a witness comes back with what it stored, and only with that")
    func stored() throws {
        let log = try SampleLog(size: 5)
        let witness = try Witness(trust: log.trust, stored: log.note())
        #expect(witness.latest?.size == 5)
        expectRefusal(.unsigned) {
            try Witness(
                trust: log.trust,
                stored: SignedNote("text\n\n— name AAAAAQI=\n"))
        }
    }

    @Test("whatever an honest log shows in whatever order, the witness holds the largest it could")
    func journeys() throws {
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = Seeded(seed: seed)
            var log = try SampleLog()
            var witness = Witness(trust: log.trust)
            var largest: UInt64?
            for _ in 0..<30 {
                log.grow(by: Int.random(in: 0...5, using: &random))
                let size = UInt64.random(in: 0...log.size, using: &random)
                let note = try log.note(at: size)
                let held = largest ?? 0
                let proof = held > 0 && held < size ? try log.consistency(from: held, to: size) : []
                switch witness.see(note, proof: proof) {
                case .accepted: #expect(largest == nil || size > held, "seed \(seed)")
                case .same: #expect(size == largest, "seed \(seed)")
                case .behind: #expect(size < held, "seed \(seed)")
                case let other: Issue.record("\(other), seed \(seed)")
                }
                largest = max(held, size)
                #expect(witness.latest?.size == largest, "seed \(seed)")
            }
        }
    }
}
