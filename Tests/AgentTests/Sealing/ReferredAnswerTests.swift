import Agent
import Notation
import Submission
import TestSupport
import Testing

/// At the office in charge: answers of others that the centre has referred to it.
@Suite("Referred answers at the office in charge")
struct ReferredAnswerTests {
    private let answer = RecordID(Digest(of: [3]))

    /// An office to which an answer was referred, and which has heard of it.
    private func asked(
        _ office: String = "a01", by signer: (World) -> SigningKey = { $0.first },
        before: (inout World) -> Void = { _ in }
    ) async throws -> (TestOffice, FakeCentre) {
        let (desk, centre) = try await TestOffice.joined()
        centre.change { world in
            before(&world)
            let signer = signer(world)
            let statement = Statement(
                centre: world.centre, key: signer.id, kind: .referral, about: answer,
                at: "\(office)/t1/A1", text: "六月底前完成")
            world.append(signer.signed(.statement, statement.payload))
        }
        try await desk.sync(centre)
        return (desk, centre)
    }

    private func say(
        _ kind: Statement.Kind, _ text: String? = nil, at office: TestOffice
    ) throws {
        _ = try Statements.make(
            kind, about: answer, at: nil, text: text, by: .of("chen"),
            passphrase: TestOffice.passphrase, in: office.folder())
    }

    /// The answers that the status says wait here.
    private func told(_ office: TestOffice) throws -> [String] {
        try AgentStatus(folder: office.folder()).findings.filter { $0.code == .referralsWait }
            .map(\.en)
    }

    @Test("It waits and is told; a return takes words, and the word goes with the next round")
    func returned() async throws {
        let (office, centre) = try await asked()
        #expect(
            try told(office) == [
                "1 answers to warnings were referred to this office, to be judged."
            ])
        for text in [nil, "", " \n"] {
            #expect(
                codes { try say(.rejection, text, at: office) } == ["statement-text-missing"])
        }
        try say(.rejection, "没有责任人", at: office)
        #expect(try told(office) == [])
        #expect(try await office.sync(centre).receipts.count == 1)
        let logged = try #require(centre.world.log.records.last)
        let statement = try Statement(payload: logged.payload)
        #expect(statement.kind == .rejection && statement.about == answer)
        #expect(statement.key == centre.world.clerk.id)
        #expect(try told(office) == [])
    }

    @Test("It is accepted without words")
    func accepted() async throws {
        let (office, _) = try await asked()
        try say(.approval, at: office)
        #expect(try told(office) == [])
    }

    @Test("What goes to another office, or comes from one or from a revoked key, asks for nothing")
    func nothing() async throws {
        #expect(try told(await asked("b02").0) == [])
        #expect(try told(await asked(by: { $0.reviewer }).0) == [])
        let (late, _) = try await asked(before: { world in
            let revocation = world.revocation(of: world.first, by: world.second)
            world.append(revocation)
            world.append(world.approval(of: revocation.id, by: world.first))
        })
        #expect(try told(late) == [])
    }
}
