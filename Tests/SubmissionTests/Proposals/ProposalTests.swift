import Notation
import TestSupport
import Testing

@testable import Submission

/// What becomes of proposals: each word is logged by hand, the state is read off the rule.
@Suite("Proposals")
struct ProposalTests {
    private func propose(
        _ world: inout World, _ kind: Statement.Kind = .rules, _ text: String = "细则一",
        at place: String = "A1", by signer: SigningKey? = nil
    ) -> RecordID {
        let signer = signer ?? world.clerk
        let statement = Statement(
            centre: world.centre, key: signer.id, kind: kind, about: RecordID(Digest(of: [1])),
            at: place, text: text)
        let record = signer.signed(.statement, statement.payload)
        world.append(record)
        return record.id
    }

    private func state(_ id: RecordID, _ world: World) -> Proposal.State? {
        world.registry.proposals.first { $0.id == id }?.state
    }

    @Test("The last word of the centre counts: asked, approved, refused")
    func words() {
        var world = World()
        let id = propose(&world)
        #expect(state(id, world) == .proposed)
        world.append(world.approval(of: id, kind: .comment, text: "写明口径"))
        #expect(state(id, world) == .asked)
        world.append(world.approval(of: id, kind: .rejection, text: "不采纳"))
        #expect(state(id, world) == .refused)
        world.append(world.approval(of: id))
        #expect(state(id, world) == .approved)
        let words = world.registry.proposals.first?.words ?? []
        #expect(words.map(\.kind) == [.comment, .rejection, .approval])
        #expect(words.map(\.text) == ["写明口径", "不采纳", nil])
    }

    @Test("A new version takes the place of the earlier one, but not of one that was agreed")
    func versions() {
        var world = World()
        let first = propose(&world)
        let second = propose(&world, .rules, "细则二")
        #expect(state(first, world) == .superseded && state(second, world) == .proposed)
        #expect(world.registry.proposals.map(\.successor) == [second, nil])
        world.append(world.approval(of: second))
        let third = propose(&world, .rules, "细则三")
        #expect(state(second, world) == .approved && state(third, world) == .proposed)
        let other = propose(&world, .rules, "另一项", at: "A2")
        #expect(state(third, world) == .proposed && state(other, world) == .proposed)
    }

    @Test("What is bound is the digest of the agreed text, by indicator")
    func digests() {
        var world = World()
        let agreed = propose(&world)
        _ = propose(&world, .rules, "没有批准", at: "A2")
        world.append(world.approval(of: agreed))
        // printf 细则一 | sha256sum
        let digest = Digest(
            hex: "56f7ac500e55cd049725732117fb8f02e1995674d4c2db63aa83bb57d1c6d108")
        #expect(world.registry.approvedRules == ["A1": Set([digest].compactMap { $0 })])
        #expect(world.registry.proposals.first?.digest == digest)
    }

    @Test("Nobody decides on a proposal of one's own, and no office on another's")
    func deciders() {
        var world = World()
        let rules = propose(&world)
        world.append(world.approval(of: rules, by: world.reviewer))
        world.append(world.approval(of: rules, by: world.device))
        #expect(state(rules, world) == .proposed)
        let duty = propose(&world, .duty, "岗位说明", at: "t1")
        world.append(world.approval(of: duty, by: world.clerk))
        #expect(state(duty, world) == .proposed)
        world.append(world.approval(of: duty, by: world.reviewer))
        #expect(state(duty, world) == .approved)
        let own = propose(&world, .contract, "协议", at: "t2", by: world.second)
        world.append(world.approval(of: own, by: world.second))
        #expect(state(own, world) == .proposed)
        world.append(world.approval(of: own, by: world.first))
        #expect(state(own, world) == .approved)
    }

    @Test("A long text is for proposals alone", arguments: Statement.Kind.allCases)
    func limits(_ kind: Statement.Kind) {
        let world = World()
        func reads(_ count: Int) -> Bool {
            let statement = Statement(
                centre: world.centre, key: world.clerk.id, kind: kind,
                about: RecordID(Digest(of: [1])), text: String(repeating: "字", count: count))
            return (try? Statement(payload: statement.payload)) == statement
        }
        #expect(reads(2_000))
        #expect(reads(2_001) == kind.isProposal)
        #expect(reads(50_000) == kind.isProposal)
        #expect(!reads(50_001))
    }
}
