import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

/// What becomes of an answer that the centre refers to offices in charge of the indicator.
///
/// The district `a01` is warned of A; b02 and c03 are in charge of it, and so is a01 itself.
@Suite("Answers that are referred")
struct ReferralTests {
    private static let scheme = Scheme(
        id: .of("s"), version: 1, title: "试",
        offices: ["a01", "b02", "c03", "d04"].map { Office(id: .of($0), name: $0) },
        groups: [Group(id: .of("g"), name: "组")],
        subjects: [Subject(id: .of("t1"), name: "甲镇", group: .of("g"), office: .of("a01"))],
        periods: [Period(id: .of("april"), name: "4 月", kind: .pre)],
        indicators: [
            Indicator(
                id: .of("A"), title: "甲", weight: .one,
                responsible: [.of("a01"), .of("b02"), .of("c03")],
                content: .leaf(Leaf(rule: .direct(max: .hundred))))
        ])

    private static let clerk = KeyRole.centrePerson(.of("wang"), .clerk)
    private static let inspector = KeyRole.centrePerson(.of("sun"), .inspector)
    private static let warned = id(1)
    private static let answer = id(10)
    private static let plan = "六月底前完成"

    private static func id(_ number: UInt8) -> RecordID { RecordID(Digest(of: [number])) }

    private static func person(_ office: String) -> KeyRole {
        .officePerson(.of("chen"), .of(office))
    }

    private static func word(
        _ number: UInt8, _ kind: Submission.Statement.Kind, _ about: RecordID = answer,
        at place: String? = nil, saying text: String? = nil, by role: KeyRole
    ) -> Word {
        let statement = Submission.Statement(
            centre: .of("c"), key: KeyID(Digest(of: [8])), kind: kind, about: about, at: place,
            text: text)
        return Word(
            id: id(number), statement: statement, role: role, at: .of("2026-05-01T00:00:00Z"))
    }

    /// The answer of the office that was warned.
    private static let given = word(
        10, .answer, warned, at: "t1/A", saying: plan, by: person("a01"))

    /// The referral to an office with what the answer says.
    private static func referral(
        _ number: UInt8 = 11, to office: String = "b02", at warning: String = "t1/A",
        saying text: String? = plan, by role: KeyRole = clerk
    ) -> Word {
        word(number, .referral, at: "\(office)/\(warning)", saying: text, by: role)
    }

    private static func found(_ words: [Word]) throws -> WarningCase {
        let standing = Submission.Standing(
            centre: .of("c"), key: KeyID(Digest(of: [9])),
            scheme: SchemeReference(id: .of("s"), version: 1, hash: scheme.hash),
            period: .of("april"), group: .of("g"), edition: 1, replaces: nil, checkpoint: "x",
            root: Digest(of: []), rows: 2, answerBy: .of("2026-05-10"))
        let row =
            #"{"id":"t1","scores":{"A":"60"},"warnings":[{"indicator":"A","last":true,"score":"60"}]}"#
        let edition = PublishedRows(
            record: warned, standing: standing, rows: [Array(row.utf8)])
        return try #require(WarningCase.all([edition], words) { _ in scheme }.first)
    }

    @Test("An office in charge that has the answer accepts it: closed, until then to be passed on")
    func accepted() throws {
        var words = [Self.given]
        #expect(try Self.found(words).units == [.of("b02"), .of("c03")])
        words.append(Self.referral())
        #expect(try Self.found(words).state == .answered)
        #expect(try Self.found(words).referredTo == [.of("b02")])
        let accepted = Self.word(12, .approval, by: Self.person("b02"))
        words.append(accepted)
        #expect(try Self.found(words).state == .closed)
        #expect(try Self.found(words).untold == accepted)
        words.append(Self.word(13, .approval, by: Self.clerk))
        #expect(try Self.found(words).state == .closed && Self.found(words).untold == nil)
    }

    @Test("It returns it: nothing is overdue before the office that was warned is told")
    func returned() throws {
        var words = [Self.given, Self.referral()]
        words.append(Self.word(12, .rejection, saying: "没有责任人", by: Self.person("b02")))
        let told = try Self.found(words)
        #expect(told.state == .returned && told.untold?.id == Self.id(12))
        #expect(!told.awaitsOffice && !told.isOverdue(on: .of("2026-06-01")))
        // The centre says otherwise of another record, then the same of this one.
        words.append(Self.word(13, .rejection, Self.warned, saying: "x", by: Self.clerk))
        #expect(try Self.found(words).untold != nil)
        words.append(Self.word(14, .rejection, saying: "没有责任人", by: Self.clerk))
        let passed = try Self.found(words)
        #expect(passed.state == .returned && passed.untold == nil)
        #expect(passed.awaitsOffice && passed.isOverdue(on: .of("2026-06-01")))
        words.append(
            Self.word(15, .answer, Self.warned, at: "t1/A", saying: "又", by: Self.person("a01")))
        // The next answer is another one: nobody has referred it.
        #expect(try Self.found(words).referredTo == [])
        words.append(Self.word(16, .approval, Self.id(15), by: Self.person("b02")))
        #expect(try Self.found(words).state == .answered)
    }

    @Test(
        "Words that change nothing: of who was not asked, of the office itself, of a device, without words",
        arguments: [
            word(12, .approval, by: person("c03")), word(12, .approval, by: person("d04")),
            word(12, .rejection, saying: "x", by: person("d04")),
            word(12, .approval, by: person("a01")),
            word(12, .rejection, saying: "x", by: person("a01")),
            word(12, .approval, by: .device(.of("b02"))),
            word(12, .rejection, saying: "x", by: .device(.of("b02"))),
            word(12, .rejection, by: person("b02")),
            word(12, .rejection, saying: " \n", by: person("b02")),
            word(12, .approval, warned, by: person("b02")),
            word(12, .comment, saying: "好", by: person("b02")),
            word(12, .approval, by: inspector), word(12, .rejection, saying: "x", by: inspector),
        ])
    func strangers(_ word: Word) throws {
        let words = [Self.given, Self.referral(), word]
        #expect(try Self.found(words).state == .answered)
        #expect(try Self.found(words).untold == nil)
    }

    @Test(
        "Referrals that refer nothing: to who is not in charge or was warned, of other words",
        arguments: [
            referral(to: "d04"), referral(to: "a01"), referral(saying: "改过的话"),
            referral(saying: nil),
            referral(at: "t1/B"), referral(at: "t2/A"), referral(at: "t1"),
            referral(by: inspector), referral(by: person("c03")), referral(by: .device(.of("b02"))),
            word(11, .referral, warned, at: "b02/t1/A", saying: plan, by: clerk),
        ])
    func nothingReferred(_ referral: Word) throws {
        var words = [Self.given, referral]
        #expect(try Self.found(words).referredTo == [])
        for (number, office) in [(12, "a01"), (13, "b02"), (14, "c03"), (15, "d04")] {
            words.append(Self.word(UInt8(number), .approval, by: Self.person(office)))
        }
        #expect(try Self.found(words).state == .answered)
    }

    @Test("A word before the referral is none; the first of several counts; the centre's outranks")
    func order() throws {
        let early = Self.word(12, .approval, by: Self.person("b02"))
        #expect(try Self.found([Self.given, early, Self.referral()]).state == .answered)
        let both = [Self.given, Self.referral(), Self.referral(13, to: "c03")]
        #expect(try Self.found(both).referredTo == [.of("b02"), .of("c03")])
        let returned =
            both + [Self.word(14, .rejection, saying: "x", by: Self.person("c03")), early]
        #expect(try Self.found(returned).state == .returned)
        #expect(try Self.found(returned).untold?.id == Self.id(14))
        let overruled = returned + [Self.word(15, .approval, by: Self.clerk)]
        #expect(try Self.found(overruled).state == .closed)
        #expect(try Self.found(overruled).untold == nil)
        let settled = both + [Self.word(14, .rejection, saying: "x", by: Self.clerk), early]
        #expect(try Self.found(settled).state == .returned)
        #expect(try Self.found(settled).untold == nil)
    }

    @Test("The office in charge knows what was referred to it and how far it has come")
    func atTheOffice() throws {
        func known(_ words: [Word], _ office: String = "b02") -> [ReferredAnswer] {
            ReferredAnswer.all(words, to: .of(office))
        }
        let words = [Self.referral(), Self.referral(13)]
        #expect(known(words, "c03") == [])
        #expect(known([Self.referral(by: Self.inspector)]) == [])
        let one = try #require(known(words).first)
        #expect(known(words).count == 1 && one.waits && one.text == Self.plan)
        #expect(one.json["at"] == "t1/A" && one.json["state"] == "answered")
        #expect(one.json["answer"]?.string == Self.answer.description)
        let accepted = Self.word(14, .approval, by: Self.person("b02"))
        #expect(known(words + [accepted]).first?.state == .closed)
        let silent = Self.word(14, .rejection, by: Self.person("b02"))
        #expect(known(words + [silent]).first?.state == .answered)
        let returned = Self.word(14, .rejection, saying: "x", by: Self.person("b02"))
        #expect(known(words + [returned]).first?.state == .returned)
        // The centre closes it itself.
        let closed = Self.word(14, .approval, by: Self.clerk)
        #expect(known(words + [closed]).first?.waits == false)
    }
}
