import TestSupport
import Testing

@testable import TransparencyLog

@Suite("The audit of a whole log")
struct LogAuditTests {
    private func audit(_ log: SampleLog, leaves: UInt64? = nil) throws -> LogAudit {
        let leaves = try (0..<(leaves ?? log.size)).map { try log.leaf($0) }
        return LogAudit(trust: log.trust, leafHashes: leaves)
    }

    @Test("an honest log of 300 leaves has nothing against it, at any size, with all its tiles")
    func honest() throws {
        let log = try SampleLog(size: 300)
        let audit = try audit(log)
        #expect(audit.size == 300)
        #expect(audit.root == log.hashes.root)
        let notes = try (0...300).map { try log.note(at: UInt64($0)) }
        let report = audit.report(checkpoints: notes.reversed(), tiles: try tiles(of: log))
        #expect(report.findings.isEmpty)
        #expect(report.verified.map(\.size) == (0...300).reversed().map { UInt64($0) })
    }

    @Test("leaf data serves as well as leaf hashes, against roots computed elsewhere")
    func leafData() throws {
        let audit = LogAudit(trust: try HandMade.trust(), leafData: HandMade.leaves)
        #expect(audit.root.hex == HandMade.roots[8])
        let report = audit.report(checkpoints: [try SignedNote(HandMade.note)])
        #expect(report.findings.isEmpty)
        #expect(report.verified.count == 1)
    }

    @Test("a note that is not the log's is named by its position, the others are still checked")
    func refused() throws {
        let log = try SampleLog(size: 4)
        let stranger = try SignedNote("text\n\n— name AAAAAQI=\n")
        let report = try audit(log).report(checkpoints: [log.note(), stranger, log.note(at: 2)])
        #expect(report.verified.count == 2)
        #expect(
            report.findings == [.refusedNote(position: 1, LogRefusal(.unsigned, ""))])
    }

    @Test("a checkpoint beyond the leaves is named with how many there are")
    func missing() throws {
        let log = try SampleLog(size: 9)
        let verified = try log.trust.verify(log.note())
        let report = try audit(log, leaves: 6).report(checkpoints: [log.note(), log.note(at: 6)])
        #expect(report.findings == [.missingLeaves(verified, held: 6)])
    }

    @Test("a wrong root below a right one is proven a fork by a proof from the leaves")
    func forkBelow() throws {
        let (log, lie) = (try SampleLog(size: 12), try SampleLog(size: 5, lead: "lie"))
        let wrong = try lie.note()
        let report = try audit(log).report(checkpoints: [log.note(at: 3), wrong, log.note()])
        #expect(report.findings.count == 2)
        let computed = try Tree.root(size: 5, from: log.hashes)
        #expect(
            report.findings.first == .wrongRoot(try log.trust.verify(wrong), computed: computed))
        guard case .fork(let evidence)? = report.findings.last else {
            Issue.record("no fork in \(report.findings)")
            return
        }
        #expect(evidence.smaller == wrong)
        #expect(evidence.larger == (try log.note()))
        try evidence.verify(trust: log.trust)
    }

    @Test("a wrong root above all right ones is wrong, but no fork that others could check")
    func wrongAbove() throws {
        let (log, lie) = (try SampleLog(size: 12), try SampleLog(size: 12, lead: "lie"))
        let wrong = try lie.note()
        let report = try audit(log).report(checkpoints: [log.note(at: 11), wrong])
        #expect(
            report.findings
                == [.wrongRoot(try log.trust.verify(wrong), computed: log.hashes.root)])
    }

    @Test("two roots of one size are a fork, within the leaves and beyond them")
    func sameSize() throws {
        let (log, lie) = (try SampleLog(size: 12), try SampleLog(size: 12, lead: "lie"))
        let notes = [try log.note(), try lie.note()]
        let evidence = try ForkEvidence(notes[1], notes[0], trust: log.trust)
        let within = try audit(log).report(checkpoints: notes)
        #expect(
            within.findings == [
                .wrongRoot(try log.trust.verify(notes[1]), computed: log.hashes.root),
                .fork(evidence),
            ])
        let beyond = try audit(log, leaves: 7).report(checkpoints: notes)
        #expect(beyond.findings.count == 4)
        #expect(beyond.findings.contains(.fork(evidence)))
    }

    @Test("a size of 0 with a root is wrong and a fork against any true checkpoint")
    func emptyWithRoot() throws {
        let log = try SampleLog(size: 4)
        let wrong = try log.note(size: 0, root: log.hashes.root)
        let report = try audit(log).report(checkpoints: [wrong, log.note()])
        #expect(report.findings.count == 2)
        guard case .fork(let evidence)? = report.findings.last else {
            Issue.record("no fork in \(report.findings)")
            return
        }
        try evidence.verify(trust: log.trust)
    }

    @Test("every changed leaf is noticed by every checkpoint that covers it and no other")
    func everyLeaf() throws {
        let log = try SampleLog(size: 20)
        let notes = try (1...20).map { try log.note(at: UInt64($0)) }
        for changed in 0..<20 {
            var leaves = try (0..<20).map { try log.leaf($0) }
            leaves[changed] = .empty
            let report = LogAudit(trust: log.trust, leafHashes: leaves).report(checkpoints: notes)
            let wrong = report.findings.compactMap { finding -> UInt64? in
                guard case .wrongRoot(let checkpoint, _) = finding else { return nil }
                return checkpoint.size
            }
            #expect(wrong == ((changed + 1)...20).map { UInt64($0) })
            #expect(report.findings.count == wrong.count, "changed leaves are no fork of the log")
        }
    }

    @Test("every damaged tile and bundle is named, with what is wrong with it")
    func tiles() throws {
        let log = try SampleLog(size: 300)
        let audit = try audit(log)
        let good = try tiles(of: log)
        var random = Seeded(seed: 300)
        for (tile, contents) in good {
            var damaged = contents
            damaged[Int.random(in: 8..<contents.count, using: &random)] ^= 0x80
            let found = audit.report(checkpoints: [], tiles: [tile: damaged]).findings
            #expect(found.count == 1, "\(tile)")
            let cut = audit.report(checkpoints: [], tiles: [tile: Array(contents.dropLast())])
            #expect(cut.findings == [.wrongTile(tile, LogRefusal(.malformedTile, ""))])
        }
        let leaves = try #require(Tile(.hashes(level: 0), index: 0))
        var damaged = try #require(good[leaves])
        damaged[32 * 7] ^= 1
        let report = audit.report(checkpoints: [], tiles: [leaves: damaged])
        #expect(report.findings == [.wrongTile(leaves, LogRefusal(.rootMismatch, ""))])
    }

    @Test("a tile beyond the leaves cannot be checked and is said to be so, at any level")
    func tilesBeyond() throws {
        let audit = try audit(SampleLog(size: 10))
        let hash = TreeHash.empty.bytes
        for kind in [Tile.Kind.hashes(level: 0), .hashes(level: 1), .hashes(level: 63)] {
            for index in [1, Tile.maximumIndex] {
                let tile = try #require(Tile(kind, index: index, width: 1))
                let report = audit.report(checkpoints: [], tiles: [tile: hash])
                #expect(report.findings == [.wrongTile(tile, LogRefusal(.missingHash, ""))])
            }
        }
    }

    /// Every tile and bundle of a sample log.
    private func tiles(of log: SampleLog) throws -> [Tile: [UInt8]] {
        var all: [Tile: [UInt8]] = [:]
        for tile in Tile.written(from: 0, to: log.size) {
            if tile.kind == .entries {
                let first = Int(tile.index) * Tile.fullWidth
                let entries = (first..<(first + tile.width)).map { bytes("leaf \($0)") }
                all[tile] = try EntryBundle(entries: entries).bytes
            } else {
                all[tile] = try tile.bytes(from: log.hashes)
            }
        }
        return all
    }
}
