import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// An answer to a warning goes to the office in charge and comes back, at the centre.
///
/// The township of a01 is warned of A1; a01 and b02 are in charge of it.
struct ReferralTests {
    private let desk: DecidingCentre
    private let standing: RecordID

    init() throws { try self.init(responsible: "[a01, b02]") }

    /// - Parameter responsible: who is in charge of A1.
    private init(responsible: String) throws {
        desk = try DecidingCentre(responsible: responsible)
        try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        try desk.log(desk.batch(desk.theirs, .value("A2", "t1", "80")))
        let days = PublicationDays(answerBy: .of("2026-05-10"), appealBy: nil)
        let published = try desk.acts.publish(
            .period(.of("april")), of: desk.scheme.id, group: nil, provisional: false, days: days,
            by: RunningCentre.two(), now: desk.now)
        standing = try present(published.first).record
    }

    private func say(
        _ kind: Statement.Kind, _ about: RecordID, at place: String? = nil, _ text: String? = nil,
        by key: SigningKey
    ) throws -> RecordID {
        let statement = Statement(
            centre: desk.acts.folder.card.centre, key: key.id, kind: kind, about: about, at: place,
            text: text)
        return try desk.log(key.sign(.statement, statement.payload))
    }

    private func answer(_ text: String = "六月底前完成") throws -> RecordID {
        try say(.answer, standing, at: "t1/A1", text, by: desk.mine.clerk)
    }

    private func refer(
        _ answer: RecordID, to offices: [OfficeID] = []
    ) throws -> [OfficeID] {
        try desk.acts.refer(
            answer: answer, to: offices, by: RunningCentre.two().first, now: desk.now
        ).map(\.office)
    }

    private func review(_ answer: RecordID, accept: Bool, _ text: String? = nil) throws -> Word {
        let id = try desk.acts.review(
            answer: answer, accept: accept, text: text, by: RunningCentre.two().first,
            now: desk.now)
        return try present(desk.acts.book.words().first { $0.id == id })
    }

    private func warning() throws -> WarningCase {
        try present(desk.acts.book.warnings().first { $0.indicator == .of("A1") })
    }

    private func code(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch let refusal as CentreRefusal {
            return refusal.finding.code.text
        }
    }

    private func waiting(_ name: String) throws -> Int64? {
        try desk.acts.book.status(on: .of("2026-05-11"))["warnings"]?[name]?.integer
    }

    @Test("Referred, returned, passed on, answered again, referred, accepted, passed on: closed")
    func loop() throws {
        let first = try answer("尽快整改")
        #expect(try refer(first) == [.of("b02")])
        #expect(try warning().referredTo == [.of("b02")])
        #expect(try code { _ = try refer(first) } == "statement-settled")
        _ = try say(.rejection, first, "没有时限", by: desk.theirs.clerk)
        #expect(try warning().state == .returned)
        #expect(try waiting("toPassOn") == 1)
        // A2 is open; nobody has told the office yet that A1 is again.
        #expect(try waiting("open") == 1 && waiting("overdue") == 1)
        #expect(try code { _ = try review(first, accept: false, " ") } == "statement-text-missing")
        let told = try review(first, accept: false)
        #expect(told.statement.text == "没有时限" && told.office == nil)
        #expect(try waiting("toPassOn") == 0 && waiting("overdue") == 2)
        #expect(try code { _ = try review(first, accept: false, "再") } == "statement-settled")
        let second = try answer()
        #expect(try code { _ = try refer(first) } == "statement-settled")
        #expect(try refer(second, to: [.of("b02")]) == [.of("b02")])
        _ = try say(.approval, second, by: desk.theirs.clerk)
        #expect(try warning().state == .closed && waiting("toPassOn") == 1)
        #expect(try code { _ = try review(second, accept: false, "x") } == "statement-settled")
        #expect(try review(second, accept: true).statement.kind == .approval)
        #expect(try warning().state == .closed && waiting("toPassOn") == 0)
        #expect(try code { _ = try review(second, accept: true) } == "statement-settled")
        #expect(try code { _ = try refer(second) } == "statement-settled")
        #expect(
            try warning().words.map(\.statement.kind) == [
                .answer, .referral, .rejection, .rejection, .answer, .referral, .approval,
                .approval,
            ])
        #expect(try desk.acts.book.rebuild())
    }

    @Test("Only offices in charge other than the one that was warned may be asked")
    func units() throws {
        let given = try answer()
        for office in ["a01", "c03", "nobody"] {
            #expect(try code { _ = try refer(given, to: [.of(office)]) } == "referral-unit-wrong")
        }
        #expect(
            try code { _ = try refer(given, to: [.of("b02"), .of("c03")]) }
                == "referral-unit-wrong")
        #expect(try warning().referredTo == [])
        #expect(try code { _ = try refer(standing) } == "statement-unknown")
        let alone = try ReferralTests(responsible: "[a01]")
        let other = try alone.answer()
        #expect(try code { _ = try alone.refer(other) } == "referral-unit-wrong")
    }

    @Test("What the unit, its device or a stranger says without having been asked settles nothing")
    func strangers() throws {
        let given = try answer()
        for key in [desk.theirs.clerk, desk.theirs.device, desk.mine.clerk, desk.mine.device] {
            _ = try say(.approval, given, by: key)
            _ = try say(.rejection, given, "x", by: key)
        }
        #expect(try warning().state == .answered)
        _ = try refer(given)
        for key in [desk.theirs.device, desk.mine.clerk, desk.mine.device] {
            _ = try say(.approval, given, "好", by: key)
            _ = try say(.rejection, given, "不好", by: key)
        }
        #expect(try warning().state == .answered && warning().untold == nil)
    }

    @Test("The word of a revoked key settles nothing, that of a key nobody enrolled is not logged")
    func revoked() throws {
        let given = try answer()
        _ = try refer(given)
        let stranger = SigningKey.named("stranger")
        #expect(throws: (any Error).self) { try say(.approval, given, by: stranger) }
        _ = try desk.acts.revoke(
            desk.theirs.clerk.id, last: [], by: RunningCentre.two(), now: desk.now)
        _ = try say(.approval, given, by: desk.theirs.clerk)
        #expect(try warning().state == .answered)
    }

    @Test("The referral and what the centre says go to both offices, the unit's word to itself")
    func audience() throws {
        let given = try answer()
        let (a01, b02) = (Audience.office(.of("a01")), Audience.office(.of("b02")))
        func last() throws -> Set<Audience> {
            try desk.acts.book.store.read { try $0.audience(of: $0.head().size - 1) }
        }
        #expect(try last() == [a01])
        _ = try refer(given)
        #expect(try last() == [a01, b02])
        _ = try say(.approval, given, by: desk.theirs.clerk)
        #expect(try last() == [b02])
        _ = try review(given, accept: true)
        #expect(try last() == [a01, b02])
        let other = try say(.answer, standing, at: "t1/A2", "y", by: desk.mine.clerk)
        _ = try review(other, accept: true)
        #expect(try last() == [a01])
    }
}
