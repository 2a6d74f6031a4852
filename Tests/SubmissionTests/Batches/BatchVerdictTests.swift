import Notation
import TestSupport
import Testing

@testable import Submission

/// What becomes of a batch, by the table of `docs/protocol.md` (rule M4).
@Suite("The verdict of a batch")
struct BatchVerdictTests {
    /// A scheme in which one indicator fails every check.
    private struct OneRule: SchemeAnswers {
        var needsReviewer = true
        let admitsLate = false
        let periods: [PeriodID] = [.of("2026-Q1")]
        func findings(for entry: Entry, in header: BatchHeader) -> [Finding] {
            findings(
                for: entry.content, in: entry.cell(scheme: header.scheme.id, period: header.period))
        }
        func findings(for content: EntryContent, in cell: Cell) -> [Finding] {
            cell.indicator == .of("bad") ? [Finding(.batchEmpty, at: cell.description)] : []
        }
        func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool { true }
        func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool { true }
        func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool { false }
        func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>] { [:] }
    }

    private var world: World

    init() {
        world = World()
        world.publish()
    }

    private func verdict(
        _ batch: SealedBatch, in world: World, _ answers: OneRule? = OneRule()
    ) -> BatchVerdict {
        BatchVerdict(
            judging: batch.batch, id: batch.record.id, registry: world.registry, answers: answers)
    }

    /// A batch whose header names these persons.
    private func batch(_ preparer: String, _ reviewer: String?) throws -> SealedBatch {
        try Sealing.seal(
            [.value()],
            facts: world.facts(preparer: .of(preparer), reviewer: reviewer.map { .of($0) }),
            at: .first, by: world.device, now: .of("2026-04-01T08:00:00Z"),
            salt: [UInt8](repeating: 5, count: 16)
        ).get()
    }

    @Test("a good batch waits for its reviewer alone, and the reviewer's word accepts it")
    func approval() {
        var world = world
        let batch = world.batch()
        world.append(batch.record)
        let held = verdict(batch, in: world)
        #expect(held.status == "held" && held.findings.map(\.code) == [.entryApprovalMissing])
        #expect(held.findings[0].en == "The approval of zhou is still missing.")
        #expect(verdict(batch, in: world, OneRule(needsReviewer: false)).status == "accepted")
        // Nobody else's word will do, nor any other word of the reviewer.
        world.append(world.approval(of: batch.record.id, by: world.clerk))
        world.append(world.approval(of: batch.record.id, by: world.second))
        world.append(world.approval(of: batch.record.id, by: world.device))
        world.append(world.approval(of: batch.record.id, by: world.reviewer, kind: .rejection))
        world.append(world.approval(of: world.batch(salt: 9).record.id, by: world.reviewer))
        #expect(verdict(batch, in: world) == held)
        world.append(world.approval(of: batch.record.id, by: world.reviewer))
        let accepted = verdict(batch, in: world)
        #expect(accepted.status == "accepted" && accepted.findings.isEmpty)
    }

    @Test("persons who are not of the office, or are one, return every entry")
    func persons() throws {
        for (preparer, reviewer, sentences) in [
            ("wang", "zhou", ["wang is not enrolled for a01."]),
            ("chen", "wang", ["wang is not enrolled for a01."]),
            ("p1", "p2", ["p1 is not enrolled for a01.", "p2 is not enrolled for a01."]),
            ("chen", "chen", ["Preparer and reviewer are the same person."]),
            ("chen", nil, ["The scheme asks for a reviewer and the batch names none."]),
        ] as [(String, String?, [String])] {
            let returned = verdict(try batch(preparer, reviewer), in: world)
            #expect(returned.status == "returned" && returned.findings.map(\.en) == sentences)
            #expect(returned.entries.allSatisfy { $0.findings.isEmpty })
        }
        let alone = verdict(try batch("chen", nil), in: world, OneRule(needsReviewer: false))
        #expect(alone.status == "accepted")
    }

    @Test("a version that is not published returns every entry, and nothing else is asked")
    func unknownScheme() throws {
        let unpublished = World()
        let stranger = try batch("wang", nil)
        for verdict in [
            verdict(stranger, in: unpublished), verdict(stranger, in: world, nil),
            verdict(stranger, in: unpublished, nil),
        ] {
            #expect(verdict.status == "returned")
            #expect(
                verdict.findings.map(\.en) == [
                    "Version 1 of the scheme s2026 is not published here."
                ])
        }
        var other = SchemeReference.test
        other.hash = Digest(of: [])
        let wrongHash = world.batch(scheme: other)
        #expect(verdict(wrongHash, in: world).findings.map(\.code) == [.entrySchemeUnknown])
    }

    @Test("a key that waits for its approval holds its batches until it has it")
    func unapprovedKey() {
        var world = world
        let key = SigningKey.named("second device")
        let enrolment = world.enrolment(of: .device(world.office), key)
        world.append(enrolment)
        let batch = world.batch(by: key)
        world.append(batch.record)
        world.append(world.approval(of: batch.record.id, by: world.reviewer))
        let held = verdict(batch, in: world)
        #expect(held.status == "held" && held.findings.map(\.code) == [.entryKeyNotApproved])
        #expect(held.findings[0].parameters["key"] == key.id.description)
        // The clerk who asked for it is not the second person.
        world.append(world.approval(of: enrolment.id, by: world.first))
        #expect(verdict(batch, in: world) == held)
        world.append(world.approval(of: enrolment.id))
        #expect(verdict(batch, in: world).status == "accepted")
    }

    @Test("of a revoked key the batches behind the named last ones count", arguments: 0...4)
    func revokedKey(_ count: Int) {
        var world = world
        let chain = world.chain(of: 4)
        for batch in chain {
            world.append(batch.record)
            world.append(world.approval(of: batch.record.id, by: world.reviewer))
        }
        let last = count == 0 ? [] : [chain[count - 1].record.id]
        let revocation = world.revocation(of: world.device, last: last)
        world.append(revocation)
        #expect(chain.allSatisfy { verdict($0, in: world).status == "accepted" })
        world.append(world.approval(of: revocation.id))
        for (place, batch) in chain.enumerated() {
            let verdict = verdict(batch, in: world)
            #expect(verdict.status == (place < count ? "accepted" : "held"), "batch \(place + 1)")
            #expect(verdict.findings.map(\.code) == (place < count ? [] : [.entryKeyRevoked]))
        }
    }

    @Test("all reasons to wait are told together; a check that fails is told instead of them")
    func together() throws {
        var world = world
        let revocation = world.revocation(of: world.device)
        world.append(revocation)
        world.append(world.approval(of: revocation.id))
        let batch = world.batch()
        #expect(
            verdict(batch, in: world).findings.map(\.code) == [
                .entryKeyRevoked, .entryApprovalMissing,
            ])
        let wrong = try self.batch("chen", "chen")
        #expect(verdict(wrong, in: world).findings.map(\.code) == [.entryReviewerSame])
    }

    @Test("an entry that fails a check falls alone, also while the others wait")
    func mixed() {
        var world = world
        let batch = world.batch([.value("A1"), .value("bad"), .value("A2")])
        world.append(batch.record)
        let waiting = verdict(batch, in: world)
        #expect(waiting.entries.map(\.status) == [.held, .returned, .held])
        #expect(waiting.status == "mixed" && waiting.count(.held) == 2)
        world.append(world.approval(of: batch.record.id, by: world.reviewer))
        let verdict = verdict(batch, in: world)
        #expect(verdict.entries.map(\.status) == [.accepted, .returned, .accepted])
        #expect(verdict.entries[1].findings.map(\.at) == ["2026-Q1/bad/t1"])
        #expect(verdict.status == "mixed" && verdict.count(.accepted) == 2)
        let finding = Finding(.batchEmpty, at: "2026-Q1/bad/t1").json
        #expect(
            verdict.json == [
                "status": "mixed", "accepted": 2, "held": 0, "returned": 1, "findings": [],
                "entries": [["index": 1, "verdict": "returned", "findings": [finding]]],
            ])
    }

    @Test("the JSON lists at most 1,000 entries and counts all of them")
    func many() {
        let entries = (0..<1_500).map { Entry.value("A\($0)") }
        let json = verdict(world.batch(entries), in: world).json
        #expect(json["held"]?.integer == 1_500 && json["accepted"]?.integer == 0)
        let listed = json["entries"]?.array ?? []
        #expect(listed.count == 1_000)
        #expect(listed.compactMap { $0["index"]?.integer } == Array(0..<1_000))
        #expect(
            json["findings"]?.array?.first?["code"]?.string == FindingCode.entryApprovalMissing.text
        )
    }
}
