import Notation
import Testing

@testable import Assessment

/// A rule that no other file of the program knows: the example of `docs/new-rule.md`.
private struct Bar: ValueRule {
    /// What has to be reached.
    var bar: Points

    static let name = "bar"
    static let words = KeyWords.Pair("达标", "bar")
    static let form = Rule.Form.keys([
        Rule.Parameter("bar", "达标线", "bar", "达到即得满分，必填", "100 from here on; required")
    ])

    static func read(_ node: SourceNode, _ path: String, _ reader: inout SchemeReader) -> Self? {
        guard let fields = reader.open(node, path, keys: ["bar"]) else { return nil }
        return reader.points(fields, "bar", .any).map { Bar(bar: $0) }
    }

    var parameters: JSON { ["bar": .string(bar.description)] }

    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {
        guard bar < .zero else { return }
        check.add(.schemeScoreOutside, "\(place.path)/bar", place.names(["why": "bar < 0"]))
    }

    var greatest: Points? { p("1000") }

    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        guard case .number(let v) = value else { return .unusable }
        return .score(v >= bar ? .hundred : .zero)
    }

    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?) {
        guard case .number(let v) = value else { return (nil, nil) }
        return (nil, "\(v)")
    }
}

@Suite("A rule in a file of its own is scored, checked, explained and written")
struct NewRuleTests {
    private func town(_ bar: String) -> Scheme {
        Town.scheme([Town.leaf("A", "1", Rule(Bar(bar: p(bar))))], subjects: ["east", "north"])
    }

    @Test("scored, and explained with what was given")
    func scored() {
        let run = Town.run(town("60"), Town.entries("y A east 60", "y A north 59.999999"))
        #expect(run.standing.order == "east 1, north 2")
        #expect(run.standing.score("A", "east") == "100")
        #expect(run.standing.score("A", "north") == "0")
        let lines = run.explanation(of: id("north"))
        #expect(lines.contains { $0.zh.contains("填报值 = 0 (填报 59.999999)") })
    }

    @Test("its values are checked by what it takes")
    func taken() {
        let check = EntryCheck(town("60"))
        #expect(check.findings(Town.entry("y A east 1000")).isEmpty)
        #expect(check.findings(Town.entry("y A east 1000.1")).map(\.code) == [.entryOutOfRange])
        #expect(check.findings(Town.entry("y A east good")).map(\.code) == [.entryKindWrong])
        #expect(
            check.findings(Town.entry("y A east !1")).map(\.code).contains(.entryEventUnexpected))
    }

    @Test("its parameters are checked, read, written and compared")
    func parameters() {
        #expect(SchemeCheck(town("60")).findings.isEmpty)
        #expect(SchemeCheck(town("-1")).findings.map(\.at) == ["/indicators/A/rule/bar/bar"])
        #expect(
            town("60").json["indicators"]?.array?.first?["rule"] == ["bar": ["bar": "60"]])
        #expect(Rule(Bar(bar: p("60"))) == Rule(Bar(bar: p("60"))))
        #expect(Rule(Bar(bar: p("60"))) != Rule(Bar(bar: p("61"))))
        #expect(Rule(Bar(bar: p("60"))) != .direct(max: p("60")))
        var reader = SchemeReader()
        let node = SourceNode(
            place: "3",
            .map([
                SourceNode.Member(
                    "bar", place: "3", SourceNode(place: "3", .text("7", quoted: false)))
            ]))
        #expect(Bar.read(node, "/rule/bar", &reader) == Bar(bar: p("7")))
        #expect(Bar.read(SourceNode(place: "4", .map([])), "/rule/bar", &reader) == nil)
        #expect(reader.findings.map(\.code) == [.schemeKeyMissing])
    }
}

@Suite("The table of rules")
struct RuleTableTests {
    @Test("every rule has a name and words of its own, and a form")
    func names() {
        #expect(Set(Rule.names).count == Rule.all.count)
        for rule in Rule.all {
            #expect(Rule.words[rule.name] == rule.words, "\(rule.name)")
            for key in rule.form.keys.map(\.key) {
                #expect(Rule.words[key] != nil, "\(rule.name) \(key)")
            }
        }
        #expect(Rule.form(of: "liner") == nil)
        #expect(Rule.tableKeys == ["target", "floor"])
    }

    @Test("a path of keys leads to a table only where the rule has one there")
    func tables() {
        #expect(Rule.isTable(["rule", "linear", "target"]))
        #expect(Rule.isTable(["rule", "linear", "floor", "t1", "q1"]))
        #expect(!Rule.isTable(["rule", "linear", "cap"]))
        #expect(!Rule.isTable(["rule", "place", "floor"]))
        #expect(!Rule.isTable(["rule", "linear"]))
        #expect(!Rule.isTable(["warn", "linear", "target"]))
    }
}
