import Assessment
import Notation
import Recount
import Sheets
import Submission
import TestSupport
import Testing

/// What merge asks of a scheme beside the checks of entries.
@Suite("Answers to merge")
struct SchemeAnswersTests {
    /// Two periods; A1 by a01 alone, A2 with a role of a01 and b02, praise as events of b02; new
    /// succeeds b02.
    private static func rules(_ changes: (String, String)...) throws -> SchemeRules {
        var yaml = """
            id: s1
            version: 1
            title: 试卷
            offices:
              - {id: a01, name: 甲}
              - {id: b02, name: 乙, until: april}
              - {id: new, name: 丙, from: year, succeeds: [b02]}
            groups: [{id: g, name: 组}]
            subjects: [{id: t1, name: 一, group: g}]
            periods:
              - {id: april, name: 四月, kind: pre}
              - {id: year, name: 全年, kind: year, weight: 1}
            indicators:
              - {id: A1, title: 甲项, weight: 60, rule: direct, responsible: [a01]}
              - id: A2
                title: 乙项
                weight: 40
                rule: direct
                responsible: [a01]
                roles: [{id: peers, name: 互评, weight: 1, combine: mean, by: [a01, b02], raters: [x, y]}]
              - {id: praise, title: 表彰, responsible: [b02], rule: {bonus: {per: 1, cap: 2}}}
            """
        for (old, new) in changes { yaml = yaml.replacing(old, with: new) }
        let file = SchemeFile(yaml: Array(yaml.utf8))
        return SchemeRules(try #require(file.scheme, "\(file.findings.map(\.en))"))
    }

    private func cell(_ text: String) throws -> Cell {
        try #require(Cell(text, scheme: .of("s1")))
    }

    @Test("Periods stand in the order of the scheme; late work waits unless it is admitted")
    func plain() throws {
        let rules = try Self.rules()
        #expect(rules.periods == [.of("april"), .of("year")])
        #expect(!rules.admitsLate && !rules.needsReviewer)
        #expect(try Self.rules(("title: 试卷", "title: 试卷\nlate: admit")).admitsLate)
        #expect(try Self.rules(("title: 试卷", "title: 试卷\nreviewer: true")).needsReviewer)
    }

    @Test("A composed period rests on its parts, and asks nobody for what is carried over")
    func composed() throws {
        let rules = try Self.rules(
            ("四月, kind: pre", "四月, kind: month"),
            ("kind: year, weight: 1", "kind: year, weight: 1, of: [april]"))
        #expect(rules.periods(countedIn: .of("year")) == [.of("april"), .of("year")])
        #expect(rules.periods(countedIn: .of("april")) == [.of("april")])
        #expect(rules.mayWrite(.of("a01"), in: .of("april")))
        #expect(!rules.mayWrite(.of("a01"), in: .of("year")))
        let carried = try cell("year/A1/t1")
        #expect(!rules.mayWrite(.of("a01"), carried))
        // Events may still come there.
        #expect(rules.mayWrite(.of("new"), in: .of("year")))
    }

    @Test("Who may write a cell: the responsible unit, the role's offices, of an event its unit")
    func mayWrite() throws {
        let rules = try Self.rules()
        let event = String(repeating: "0", count: 32)
        for (text, writers) in [
            ("april/A1/t1", ["a01"]), ("april/A2/t1/peers/x", ["a01", "b02"]),
            ("april/praise/t1/\(event)", ["b02"]),
        ] {
            for office in ["a01", "b02", "nobody"] {
                #expect(
                    rules.mayWrite(.of(office), try cell(text)) == writers.contains(office),
                    "\(office) \(text)")
            }
        }
        #expect(rules.mayWrite(.of("a01"), in: .of("april")))
        #expect(rules.mayWrite(.of("b02"), in: .of("april")))
        #expect(!rules.mayWrite(.of("nobody"), in: .of("april")))
    }

    @Test("A successor takes over, never the reverse")
    func succeeds() throws {
        let rules = try Self.rules()
        #expect(rules.succeeds(.of("new"), .of("b02")))
        #expect(!rules.succeeds(.of("b02"), .of("new")))
        #expect(!rules.succeeds(.of("a01"), .of("b02")))
    }

    @Test("A value that a decision gives is checked by the rule of its leaf, whoever writes there")
    func decided() throws {
        let rules = try Self.rules()
        let place = try cell("april/A1/t1")
        #expect(rules.findings(for: .number(.of("90")), in: place).isEmpty)
        #expect(rules.findings(for: .notApplicable("不适用"), in: place).isEmpty)
        for wrong: EntryContent in [
            .number(.of("101")), .grade(.of("good")), .counts([.of("good"): 1]),
        ] {
            #expect(!rules.findings(for: wrong, in: place).isEmpty)
        }
    }

    @Test("What changed and is not carried is asked again, what is gone in all periods")
    func askedAgain() throws {
        let first = try Self.rules()
        let both: Set<PeriodID> = [.of("april"), .of("year")]
        let same = try Self.rules(("version: 1", "version: 2"))
        #expect(same.asksAgain(since: first).isEmpty)
        let changed = try Self.rules(
            ("version: 1", "version: 2"),
            ("weight: 60, rule: direct", "weight: 60, digits: 1, rule: direct"))
        #expect(changed.asksAgain(since: first) == [.of("A1"): both])
        let gone = try Self.rules(
            ("version: 1", "version: 2"),
            ("  - {id: praise, title: 表彰, responsible: [b02], rule: {bonus: {per: 1, cap: 2}}}", "")
        )
        #expect(gone.asksAgain(since: first) == [.of("praise"): both])
    }
}
