import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

/// How far a warning has come, from rows and words alone.
@Suite("Warning cases")
struct WarningCaseTests {
    private static let scheme = Scheme(
        id: .of("s"), version: 1, title: "试", offices: [Office(id: .of("a01"), name: "甲")],
        groups: [Group(id: .of("g"), name: "组")],
        subjects: [Subject(id: .of("t1"), name: "甲镇", group: .of("g"), office: .of("a01"))],
        periods: [
            Period(id: .of("april"), name: "4 月", kind: .pre),
            Period(id: .of("august"), name: "8 月", kind: .pre),
            Period(id: .of("year"), name: "全年", kind: .year, weight: .one),
        ],
        indicators: [])

    private static func id(_ number: UInt8) -> RecordID { RecordID(Digest(of: [number])) }

    private static func edition(
        _ number: Int64, _ period: String?, record: UInt8, _ score: String, warned: Bool = true,
        answerBy: CivilDate? = nil, before: RecordID? = nil
    ) -> PublishedRows {
        let standing = Submission.Standing(
            centre: .of("c"), key: KeyID(Digest(of: [9])),
            scheme: SchemeReference(id: .of("s"), version: 1, hash: scheme.hash),
            period: period.map { .of($0) }, group: .of("g"), edition: number, replaces: before,
            checkpoint: "x", root: Digest(of: []), rows: 2, answerBy: answerBy)
        let warnings =
            warned ? #","warnings":[{"indicator":"A","last":true,"score":"\#(score)"}]"# : ""
        let row = #"{"id":"t1","scores":{"A":"\#(score)"}\#(warnings)}"#
        return PublishedRows(record: id(record), standing: standing, rows: [Array(row.utf8)])
    }

    private static func word(
        _ number: UInt8, _ kind: Submission.Statement.Kind, _ about: RecordID,
        at place: String? = nil, role: KeyRole = .device(.of("a01"))
    ) -> Word {
        let statement = Submission.Statement(
            centre: .of("c"), key: KeyID(Digest(of: [8])), kind: kind, about: about, at: place,
            text: "x")
        return Word(
            id: id(number), statement: statement, role: role, at: .of("2026-05-01T00:00:00Z"))
    }

    private static func cases(_ editions: [PublishedRows], _ words: [Word]) -> [WarningCase] {
        WarningCase.all(editions, words) { _ in scheme }
    }

    @Test("The scores of later periods follow, in the order of time, the cycle last")
    func later() throws {
        let editions = [
            Self.edition(1, nil, record: 4, "88", warned: false),
            Self.edition(1, "august", record: 2, "75", warned: false),
            Self.edition(1, "april", record: 1, "60"),
            Self.edition(1, "year", record: 3, "90", warned: false),
        ]
        let found = try #require(Self.cases(editions, []).first)
        #expect(found.later.map(\.score) == ["75", "90", "88"])
        #expect(found.later.map { $0.period?.text } == ["august", "year", nil])
        #expect(found.score == "60" && found.isLast && found.threshold == nil)
    }

    @Test("A warning that the edition in force has no more is lifted, with its number and words")
    func lifted() throws {
        let editions = [
            Self.edition(1, "april", record: 1, "60"),
            Self.edition(2, "april", record: 2, "80", warned: false, before: Self.id(1)),
        ]
        let found = try #require(Self.cases(editions, []).first)
        #expect(found.state == .lifted && found.edition == 1)
        #expect(!found.isOverdue(on: .of("2099-01-01")))
    }

    @Test(
        "An answer after a return waits again; an inspector's word and one on a stranger do nothing"
    )
    func rulings() throws {
        let editions = [Self.edition(1, "april", record: 1, "60")]
        let head = KeyRole.centrePerson(.of("li"), .head)
        let inspector = KeyRole.centrePerson(.of("sun"), .inspector)
        var words = [Self.word(10, .answer, Self.id(1), at: "t1/A")]
        func state() throws -> WarningCase.State {
            try #require(Self.cases(editions, words).first).state
        }
        words.append(Self.word(11, .approval, Self.id(10), role: inspector))
        words.append(Self.word(12, .approval, Self.id(1), at: "t1/A", role: head))
        #expect(try state() == .answered)
        words.append(Self.word(13, .rejection, Self.id(10), role: head))
        #expect(try state() == .returned)
        words.append(Self.word(14, .answer, Self.id(1), at: "t1/A"))
        #expect(try state() == .answered)
        words.append(Self.word(15, .rejection, Self.id(10), role: head))
        #expect(try state() == .answered)
        words.append(Self.word(16, .approval, Self.id(14), role: head))
        words.append(Self.word(17, .answer, Self.id(1), at: "t1/A"))
        #expect(try state() == .closed)
    }

    @Test("Without a day nothing is overdue; the day itself is in time")
    func days() throws {
        func overdue(_ answerBy: CivilDate?, on day: String) throws -> Bool {
            let editions = [Self.edition(1, "april", record: 1, "60", answerBy: answerBy)]
            return try #require(Self.cases(editions, []).first).isOverdue(on: .of(day))
        }
        #expect(try !overdue(nil, on: "2199-12-31"))
        #expect(try !overdue(.of("2026-05-10"), on: "2026-05-10"))
        #expect(try overdue(.of("2026-05-10"), on: "2026-05-11"))
    }
}
