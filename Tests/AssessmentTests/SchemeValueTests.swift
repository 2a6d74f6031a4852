import Notation
import Testing

@testable import Assessment

@Suite("Parts of a scheme")
struct SchemeValueTests {
    @Test("a table is looked up from the nearest cell to the most general")
    func table() {
        let table = Table(rows: [
            id("a"): [id("q1"): p("1"), nil: p("2")], id("b"): [id("q1"): p("3")],
            nil: [id("q2"): p("4"), nil: p("5")],
        ])
        #expect(table[id("a"), id("q1")] == p("1"))
        #expect(table[id("a"), id("q2")] == p("2"))
        #expect(table[id("b"), id("q1")] == p("3"))
        #expect(table[id("b"), id("q2")] == p("4"))
        #expect(table[id("b"), id("q3")] == p("5"))
        #expect(table[id("c"), id("q2")] == p("4"))
        #expect(Table(rows: [id("a"): [nil: p("1")]])[id("b"), id("q1")] == nil)
        #expect(Table(rows: [nil: [id("q1"): p("1")]])[id("b"), id("q2")] == nil)
        #expect(Table(p("7"))[id("x"), id("y")] == p("7"))
    }

    @Test("a warning threshold is the period's own, else the one for all")
    func threshold() throws {
        let outline = Outline(try Samples.everythingScheme())
        let work = try #require(outline[id("work")]?.indicator)
        #expect(work.warningThreshold(in: id("pre")) == p("55.5"))
        #expect(work.warningThreshold(in: id("q1")) == p("60"))
        let gdp = try #require(outline[id("gdp")]?.indicator)
        #expect(gdp.warningThreshold(in: id("pre")) == nil)
    }

    @Test("the outline has parents before children and hands down who is responsible")
    func outline() throws {
        let outline = Outline(try Samples.everythingScheme())
        #expect(
            outline.nodes.map(\.indicator.id.text)
                == [
                    "work", "gdp", "d", "s", "m", "g", "others", "v", "e", "p", "plus", "minus",
                    "stop", "archive",
                ])
        #expect(outline.leaves == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13])
        #expect(outline.nodes[0].children == [1, 2, 3, 4, 5])
        #expect(outline.nodes[7].parent == 6)
        #expect(outline.nodes[7].depth == 2)
        #expect(outline[id("v")]?.responsible == [id("bureau"), id("west")])
        #expect(outline.index(of: id("nothing")) == nil)
    }

    @Test("limits hold together, and those above bind as well")
    func applies() {
        let person = Subject(id: id("x"), name: "x", group: id("g"), kind: .person)
        let unit = Subject(id: id("y"), name: "y", group: id("g"), office: id("o"))
        #expect(Applies().isEverywhere)
        #expect(Applies().holds(person, in: id("any")))
        #expect(!Applies(offices: [id("o")]).holds(person, in: id("q")))
        #expect(Applies(offices: [id("o")]).holds(unit, in: id("q")))
        #expect(!Applies(groups: [id("g")], periods: [id("q")]).holds(unit, in: id("r")))
        #expect(!Applies(groups: [id("h")], subjects: [id("y")]).holds(unit, in: id("q")))
    }

    @Test("periods are ordered as they stand; bounds are part of a lifetime")
    func lifetimes() throws {
        let order = PeriodOrder(try Samples.everythingScheme())
        #expect(order.place(of: id("q2")) == 2)
        let middle = Lifetime(from: id("q1"), until: id("q1"))
        #expect(
            ["pre", "q1", "q2"].map { order.holds(middle, in: id($0)) } == [false, true, false])
        #expect(order.holds(Lifetime(), in: id("pre")))
        #expect(!order.holds(Lifetime(), in: id("never")))
    }

    @Test("a role is found by its name; a leaf without roles has one, an event has none")
    func roles() {
        let plain = Leaf(rule: .direct(max: .hundred))
        #expect(plain.role(nil) == Role.sole)
        #expect(plain.role(id("x")) == nil)
        #expect(plain.effectiveRoles == [Role.sole])
        let event = Leaf(rule: .veto())
        #expect(event.role(nil) == nil)
        #expect(event.effectiveRoles == [])
        let role = Role(id: id("x"), weight: .one)
        let leaf = Leaf(rule: .direct(max: .hundred), roles: [role])
        #expect(leaf.role(id("x")) == role)
        #expect(leaf.role(nil) == nil)
        #expect(leaf.effectiveRoles == [role])
    }

    @Test("every rule says whether it takes events and whether it compares subjects")
    func rules() {
        let rules: [Rule] = [
            .direct(max: .one), .linear(Rule.Linear(target: Table(.one))), .steps([]),
            .deduct(from: .one, per: .one), .grades([:]), .votes([:]), .efficacy(Rule.Efficacy()),
            .place(Rule.Place(first: .one, step: .one)), .bonus(per: .one, cap: nil),
            .penalty(per: .one, cap: nil), .veto(), .ledger,
        ]
        #expect(rules.map(\.name) == Rule.names)
        #expect(rules.filter(\.isEvent).map(\.name) == ["bonus", "penalty", "veto", "ledger"])
        #expect(rules.filter(\.comparesSubjects).map(\.name) == ["efficacy", "place"])
    }

    @Test("the nearest word is suggested only where it is near")
    func suggestions() {
        let words = ["weight", "responsible", "id", "digits"]
        #expect(Suggestion.nearest(to: "wieght", among: words) == "weight")
        #expect(Suggestion.nearest(to: "WEIGHT", among: words) == "weight")
        #expect(Suggestion.nearest(to: "responsable", among: words) == "responsible")
        #expect(Suggestion.nearest(to: "di", among: words) == "id")
        #expect(Suggestion.nearest(to: "xyz", among: words) == nil)
        #expect(Suggestion.nearest(to: "", among: words) == nil)
        #expect(Suggestion.nearest(to: String(repeating: "x", count: 65), among: words) == nil)
        #expect(Suggestion.hint(for: "xyz", among: words) == ["hint": "", "hintEn": ""])
    }

    @Test("an unchanged version asks for nothing again")
    func unchanged() throws {
        let first = try Samples.everythingScheme()
        var second = first
        second.version = 3
        second.amendment = nil
        second.indicators[0].weight = p("50")
        second.indicators[1].weight = p("50")
        second.mapLeaf("gdp") {
            $0.title = "新名"; $0.weight = p("21")
        }
        #expect(second.changedLeaves(since: first) == [])
    }

    @Test("a leaf has changed where anything but weight, title and place has")
    func changed() throws {
        let first = try Samples.everythingScheme()
        func changes(_ change: (inout Scheme) -> Void) -> [String] {
            var next = first
            change(&next)
            return next.changedLeaves(since: first).map(\.text)
        }
        #expect(changes { $0.linear { $0.cap = p("96") } } == ["gdp"])
        #expect(changes { $0.leaf("gdp") { $0.roles[0].weight = p("31") } } == ["gdp"])
        #expect(changes { $0.mapLeaf("s") { $0.note = "新" } } == ["s"])
        #expect(changes { $0.mapLeaf("s") { $0.warn = [:] } } == ["s"])
        #expect(changes { $0.indicators[1].responsible = [id("west")] } == ["v", "e", "p"])
        #expect(
            changes { $0.indicators[1].appliesTo.groups = [id("towns")] } == ["v", "e", "p"])
        #expect(changes { $0.indicators[4].id = id("halt") } == ["halt"])
        #expect(changes { $0.indicators.reverse() } == [])
    }

    @Test("values are carried where the amendment says so, or for periods before the change")
    func carried() throws {
        let scheme = try Samples.everythingScheme()
        let periods: [PeriodID] = [id("pre"), id("q1"), id("q2")]
        func carried(_ leaf: String) -> [Bool] { periods.map { scheme.carries(id(leaf), in: $0) } }
        #expect(carried("gdp") == [true, true, true])
        #expect(carried("d") == [false, false, false])
        #expect(carried("s") == [true, true, false])
        #expect(carried("m") == [false, false, false])
    }

    @Test("a version is checked against the one before it")
    func succession() throws {
        var first = try Samples.everythingScheme()
        first.version = 1
        first.amendment = nil
        var second = try Samples.everythingScheme()
        second.linear { $0.cap = p("96") }
        second.leaf("d") { $0.digits = 1 }
        let check = SchemeCheck(second, after: first)
        #expect(check.findings == [])
        #expect(
            check.warnings
                == [
                    Finding(.warningAskedAgain, at: "/indicators/d", ["indicator": "d"]),
                    Finding(.warningAmendmentUnused, at: "/amendment/leaves/s", ["indicator": "s"]),
                ])
        second.version = 3
        #expect(SchemeCheck(second, after: first).findings.map(\.code) == [.schemeSuccessorWrong])
    }
}
