import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// From a published warning or an appeal to its end, at the centre.
struct FollowUpTests {
    private let desk: DecidingCentre

    init() throws {
        desk = try DecidingCentre()
        let one = try desk.log(desk.batch(desk.mine, .value("A1", "t1", "90")))
        try desk.log(
            desk.batch(desk.mine, .value("A2", "t1", "80"), sequence: 2, after: one))
    }

    private var book: LogBook { desk.acts.book }

    private func publish(
        provisional: Bool = false, answerBy: String? = nil, appealBy: String? = nil
    ) throws -> PublishedGroup {
        let days = PublicationDays(
            answerBy: answerBy.flatMap { CivilDate($0) },
            appealBy: appealBy.flatMap { CivilDate($0) })
        return try present(
            desk.acts.publish(
                .period(.of("april")), of: desk.scheme.id, group: nil, provisional: provisional,
                days: days, by: RunningCentre.two(), now: desk.now
            ).first)
    }

    /// A word of the clerk of a01 unless said otherwise.
    @discardableResult
    private func say(
        _ kind: Statement.Kind, _ about: RecordID, at place: String? = nil, _ text: String? = nil,
        by world: World? = nil
    ) throws -> RecordID {
        let key = (world ?? desk.mine).clerk
        let statement = Statement(
            centre: desk.acts.folder.card.centre, key: key.id, kind: kind, about: about, at: place,
            text: text)
        return try desk.log(key.sign(.statement, statement.payload))
    }

    private func warning(_ indicator: String = "A1") throws -> WarningCase {
        try present(book.warnings().first { $0.indicator == .of(indicator) })
    }

    private func code(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch let refusal as CentreRefusal {
            return refusal.finding.code.text
        }
    }

    private func review(_ answer: RecordID, accept: Bool, _ text: String? = nil) throws {
        _ = try desk.acts.review(
            answer: answer, accept: accept, text: text, by: RunningCentre.two().first,
            now: desk.now)
    }

    /// Two persons give A1 another value.
    private func settle(_ value: String) throws {
        let items = try desk.acts.settle([desk.cell], .value(.number(.of(value)), nil))
        #expect(try desk.decide(items, two: true) == [])
    }

    @Test("A warning goes from issued over read, answered, returned and answered again to closed")
    func loop() throws {
        let standing = try publish(answerBy: "2026-05-10").record
        #expect(try warning().state == .open)
        #expect(try warning().office == .of("a01"))
        #expect(try warning().isOverdue(on: .of("2026-05-10")) == false)
        #expect(try warning().isOverdue(on: .of("2026-05-11")))
        try say(.acknowledgement, standing, at: "t1/A1")
        #expect(try warning().state == .acknowledged)
        let first = try say(.answer, standing, at: "t1/A1", "尽快整改")
        #expect(try warning().state == .answered)
        #expect(try warning().waitingAnswer?.id == first)
        #expect(try warning().isOverdue(on: .of("2026-05-11")) == false)
        #expect(try code { try review(first, accept: false, " ") } == "statement-text-missing")
        try review(first, accept: false, "没有时限")
        #expect(try warning().state == .returned)
        #expect(try warning().isOverdue(on: .of("2026-05-11")))
        #expect(try code { try review(first, accept: false, "再退") } == "statement-settled")
        let second = try say(.answer, standing, at: "t1/A1", "六月底前完成")
        try review(second, accept: true)
        #expect(try warning().state == .closed)
        #expect(try warning("A2").state == .open)
        #expect(try code { try review(second, accept: true) } == "statement-settled")
        #expect(
            try warning().words.map(\.statement.kind) == [
                .acknowledgement, .answer, .rejection, .answer, .approval,
            ])
    }

    @Test("Words of another office, of other places and of unknown ids close nothing")
    func strangers() throws {
        let standing = try publish().record
        try say(.answer, standing, at: "t1/A1", "不是我的", by: desk.theirs)
        try say(.answer, standing, at: "t1", "没有指标")
        #expect(try warning().state == .open)
        let unknown = RecordID(Digest(of: [1]))
        #expect(try code { try review(unknown, accept: true) } == "statement-unknown")
        let answer = try say(.answer, standing, at: "t1/A1", "整改")
        // The office approves its own answer: that is no review.
        try say(.approval, answer)
        #expect(try warning().state == .answered)
    }

    @Test("A case goes on in the next edition with its day, and status counts what waits")
    func editions() throws {
        let standing = try publish(answerBy: "2026-05-10").record
        try say(.acknowledgement, standing, at: "t1/A1")
        try settle("70")
        let next = try publish()
        #expect(next.standing.edition == 2)
        #expect(next.standing.answerBy == .of("2026-05-10"))
        #expect(try warning().state == .acknowledged && warning().edition == 2)
        #expect(try warning().score == "70")
        let status = try book.status(on: .of("2026-05-11"))
        #expect(status["warnings"] == ["answered": 0, "open": 2, "overdue": 2, "toPassOn": 0])
        #expect(status["appeals"] == 0 && status["apart"] == 0)
    }

    @Test("An upheld appeal is named by the next edition, a denied one by none; both stay")
    func appeals() throws {
        let first = try publish(appealBy: "2026-04-01")
        let one = try say(.appeal, first.record, at: "t1/A1", "少计一项")
        let two = try say(.appeal, first.record, at: "t1/A2", "也不对")
        func known() throws -> [AppealCase] {
            try book.appeals { CivilDate($0.date) }
        }
        #expect(try known().map(\.state) == [.open, .open])
        // Both came on the second, the day after the last.
        #expect(try known().map(\.isLate) == [true, true])
        let p1 = try RunningCentre.two().first
        func answer(_ id: RecordID, _ uphold: Bool, _ text: String) throws {
            _ = try desk.acts.answer(
                appeal: id, uphold: uphold, text: text, by: p1, now: desk.now)
        }
        #expect(try code { try answer(one, true, "  ") } == "statement-text-missing")
        #expect(try code { try answer(first.record, true, "x") } == "statement-unknown")
        try answer(one, true, "漏计，更正")
        try answer(two, false, "核对无误")
        #expect(try code { try answer(two, false, "再答") } == "statement-settled")
        #expect(try known().map(\.state) == [.upheld, .denied])
        #expect(try known().map(\.awaitsEdition) == [true, false])
        try settle("95")
        let next = try publish()
        #expect(next.standing.appeals == [one] && next.standing.edition == 2)
        // 0.6 · 95 + 0.4 · 80 = 89.
        #expect(next.differences.first?["is"]?["total"]?.string == "89")
        #expect(try known().map(\.followedBy?.number) == [2, nil])
        #expect(try publish().isNew == false)
        #expect(try code { try answer(one, false, "改判") } == "statement-settled")
        #expect(try book.editions().map(\.standing.edition) == [1, 2])
        #expect(try book.rebuild())
    }

    @Test("Provisional as asked although nothing is open, and final after it")
    func provisional() throws {
        let early = try publish(provisional: true)
        #expect(early.status == "provisional")
        #expect(early.standing.openItems == [.init(at: "towns", code: "standing-provisional")])
        #expect(try publish(provisional: true).isNew == false)
        let final = try publish()
        #expect(final.status == "final" && final.standing.edition == 2)
    }

    @Test("Who has signed the scheme, and who has not")
    func contracts() throws {
        let version = try present(book.schemeRecord("small"))
        #expect(try book.unsigned(version) == [.of("a01"), .of("b02"), .of("c03")])
        try say(.approval, version.record)
        #expect(try book.unsigned(version) == [.of("b02"), .of("c03")])
        let words = try book.words().filter { $0.statement.about == version.record }
        #expect(words.map(\.office) == [nil, .of("a01")])
        #expect(words.last?.json["person"]?.string == "chen")
        #expect(try book.schemeRecord(version.record.description)?.reference == version.reference)
        #expect(try book.schemeRecord("nosuch") == nil)
    }

    @Test("A history has each edition with total, rank and grade; a report its way to the top")
    func histories() throws {
        _ = try publish()
        try settle("60")
        _ = try publish()
        let lines = try book.history(of: .of("t1")).lines
        // 0.6 · 90 + 0.4 · 80 = 86, then 0.6 · 60 + 32 = 68.
        #expect(lines.map { $0.total?.description } == ["86", "68"])
        #expect(lines.map(\.grade) == ["良好", "一般"])
        #expect(lines.map(\.stands) == [false, true])
        #expect(lines.map(\.rank) == [1, 1] && lines.map(\.number) == [1, 1])
        #expect(try code { _ = try book.history(of: .of("nobody")) } == "subject-unknown")
        let report = try present(book.reports(.period(.of("april")), of: desk.scheme).first)
        let one = try present(report.subjects.first)
        // The grade above asks for 75: seven points more than 68.
        #expect(one.next?.toLeast?.description == "7" && one.next?.toLast == nil)
        #expect(one.lines.map(\.toFull.description) == ["40", "20"])
        #expect(
            try code { _ = try book.reports(.cycle, of: desk.scheme) } == "standing-unpublished")
    }

    @Test("The archive has every event of a subject, those that do not count with the reason")
    func archive() throws {
        #expect(try book.archive(of: .of("t1")) == [])
        let event = Entry.event(
            .of("praise"), .of("t1"), .of("1"), id: 10, date: .of("2026-03-01"), reason: "市级表彰")
        try desk.log(desk.batch(desk.theirs, event))
        let found = try present(book.archive(of: .of("t1")).first)
        #expect(found["rule"]?.string == "bonus" && found["counts"]?.bool == true)
        #expect(found["date"]?.string == "2026-03-01" && found["reason"]?.string == "市级表彰")
        #expect(found["office"]?.string == "b02" && found["preparer"]?.string == "chen")
        #expect(try code { _ = try book.archive(of: .of("x")) } == "subject-unknown")
    }
}
