import Testing

@testable import TransparencyLog

@Suite("Evidence of a fork")
struct ForkEvidenceTests {
    /// A log, and the checkpoint of a lie of `size` leaves.
    private func contradiction(_ size: Int) throws -> (log: SampleLog, lie: SignedNote) {
        (try SampleLog(size: 12), try SampleLog(size: size, lead: "lie").note())
    }

    private func beginning(_ old: UInt64, of log: SampleLog) throws -> ForkEvidence.Beginning {
        ForkEvidence.Beginning(
            root: try Tree.root(size: old, from: log.hashes),
            proof: try log.consistency(from: old, to: log.size))
    }

    @Test("two sizes: the larger tree begins otherwise than the smaller note says")
    func sizes() throws {
        for size in 1...11 {
            let (log, lie) = try contradiction(size)
            let beginning = try beginning(UInt64(size), of: log)
            let evidence = try ForkEvidence(
                log.note(), lie, beginning: beginning, trust: log.trust)
            #expect(evidence.smaller == lie)
            #expect(evidence.larger == (try log.note()))
            try evidence.verify(trust: log.trust)
            #expect(
                try ForkEvidence(lie, log.note(), beginning: beginning, trust: log.trust)
                    == evidence)
        }
    }

    @Test("an honest log cannot be accused")
    func honest() throws {
        let log = try SampleLog(size: 12)
        let (old, new) = (try log.note(at: 5), try log.note())
        expectRefusal(.notAFork) { try ForkEvidence(new, new, trust: log.trust) }
        expectRefusal(.notAFork) { try ForkEvidence(old, new, trust: log.trust) }
        let true5 = try beginning(5, of: log)
        expectRefusal(.notAFork) {
            try ForkEvidence(old, new, beginning: true5, trust: log.trust)
        }
        let invented = ForkEvidence.Beginning(root: .empty, proof: true5.proof)
        expectRefusal(.rootMismatch) {
            try ForkEvidence(old, new, beginning: invented, trust: log.trust)
        }
    }

    @Test("an honest log cannot be accused with any damaged beginning, for any pair to 16")
    func honestExhaustively() throws {
        let log = try SampleLog(size: 16)
        for new in 2...16 as ClosedRange<UInt64> {
            for old in 1..<new {
                let proof = try log.consistency(from: old, to: new)
                for root in [TreeHash.empty] + proof {
                    let invented = ForkEvidence.Beginning(root: root, proof: proof)
                    #expect(throws: LogRefusal.self) {
                        try ForkEvidence(
                            log.note(at: old), log.note(at: new), beginning: invented,
                            trust: log.trust)
                    }
                }
            }
        }
    }

    @Test("notes of strangers are no evidence")
    func strangers() throws {
        let (log, _) = try contradiction(5)
        let name = try #require(KeyName(SampleLog.origin))
        let stranger = NoteSigner(name: name, key: try Keys.stranger)
        let forged = try stranger.note(
            of: Checkpoint(origin: log.trust.origin, size: 12, root: .empty))
        expectRefusal(.unsigned) { try ForkEvidence(log.note(), forged, trust: log.trust) }
        expectRefusal(.unsigned) { try ForkEvidence(forged, log.note(), trust: log.trust) }
    }

    @Test("a log without leaves but with a root contradicts every other checkpoint of the log")
    func empty() throws {
        let log = try SampleLog(size: 12)
        let lie = try log.note(size: 0, root: log.hashes.root)
        let nothing = ForkEvidence.Beginning(root: .empty, proof: [])
        let evidence = try ForkEvidence(lie, log.note(), beginning: nothing, trust: log.trust)
        try evidence.verify(trust: log.trust)
        let other = ForkEvidence.Beginning(root: try log.leaf(0), proof: [])
        expectRefusal(.notAFork) {
            try ForkEvidence(lie, log.note(), beginning: other, trust: log.trust)
        }
        let honest = try log.note(at: 0)
        expectRefusal(.notAFork) {
            try ForkEvidence(honest, log.note(), beginning: nothing, trust: log.trust)
        }
    }
}
