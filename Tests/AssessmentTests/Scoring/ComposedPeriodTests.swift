import Notation
import Testing

@testable import Assessment

@Suite("A period composed of earlier ones")
struct ComposedPeriodTests {
    /// Two quarters, a half-year of them where q2 weighs twice as much; A and B are given in the
    /// quarters (B in q2 alone), S in the half-year.
    private static func halfYear(weighted: Bool = true) -> Scheme {
        var scheme = Town.scheme(
            [Town.leaf("A", "60"), Town.leaf("B", "40"), Town.leaf("S", "100")],
            subjects: ["east"])
        scheme.periods = [
            Period(id: id("q1"), name: "q1", kind: .quarter),
            Period(id: id("q2"), name: "q2", kind: .quarter),
            Period(
                id: id("h1"), name: "h1", kind: .half, weight: weighted ? .one : nil,
                parts: [id("q1"): .one, id("q2"): p("2")]),
        ]
        scheme.indicators[1].appliesTo.periods = [id("q2")]
        scheme.indicators[2].appliesTo.periods = [id("h1")]
        return scheme
    }

    private static let values = Town.entries(
        "q1 A east 80", "q2 A east 95", "q2 B east 70", "h1 S east 88")

    /// The example of docs/scoring.md: A (80 + 2·95)/3 = 90; (60·90 + 40·70 + 100·88)/200 = 85.
    @Test("carries the mean of its parts over, and sums the tree once")
    func example() {
        let scheme = Self.halfYear()
        #expect(SchemeCheck(scheme).findings == [])
        let standing = Town.standing(scheme, Self.values, "h1")
        #expect(standing.status == .final)
        #expect(standing.score("A", "east") == "90")
        #expect(standing.score("B", "east") == "70")
        #expect(standing.score("S", "east") == "88")
        #expect(standing.total("east") == "85")
        #expect(Town.standing(scheme, Self.values, "cycle").total("east") == "85")
        let quarter = Town.standing(scheme, Self.values, "q1")
        #expect(quarter.total("east") == "80")
        #expect(quarter.score("S", "east") == "n/a")
    }

    @Test("takes no value of a leaf that is carried over, and asks for none")
    func carried() {
        let scheme = Self.halfYear()
        let check = EntryCheck(scheme)
        let entry = Town.entry("h1 A east 99")
        #expect(check.findings(entry).map(\.code.text) == ["indicator-does-not-apply"])
        #expect(check.offices(id("A"), for: id("east"), in: id("h1")) == [])
        #expect(check.offices(id("S"), for: id("east"), in: id("h1")) == [id("o")])
        #expect(check.offices(id("S"), for: id("east"), in: id("q1")) == [])
        let standing = Town.standing(scheme, Self.values + [entry], "h1")
        #expect(standing.total("east") == "85")
        #expect(standing.codes == ["indicator-does-not-apply"])
    }

    @Test("is incomplete where a part is, and provisional without it")
    func incomplete() {
        let scheme = Self.halfYear()
        let values = Town.entries("q1 A east 80", "q2 B east 70", "h1 S east 88")
        let standing = Town.standing(scheme, values, "h1")
        #expect(standing.status == .incomplete)
        #expect(standing.subject("east")?.missing == 1)
        let provisional = Town.standing(scheme, values, "h1", provisional: true)
        // A 80 of q1 alone, its share (1·1 + 2·0)/3; (60·80 + 40·70 + 100·88)/200 = 82.
        #expect(provisional.total("east") == "82")
        // (60·0.333333 + 40 + 100)/200
        #expect(provisional.subject("east")?.share == p("0.8"))
    }

    @Test("a leaf that names it is scored from the values given there alone")
    func own() {
        var scheme = Self.halfYear()
        scheme.indicators[0].appliesTo.periods = [id("q1"), id("h1")]
        let values = Town.entries("q1 A east 10", "q2 B east 70", "h1 S east 88", "h1 A east 50")
        // (60·50 + 40·70 + 100·88)/200 = 73
        #expect(Town.standing(scheme, values, "h1").total("east") == "73")
        // What lacks in q1 is nothing to the half-year.
        let without = Array(values.dropFirst())
        #expect(Town.standing(scheme, without, "h1").subject("east")?.missing == 0)
        #expect(Town.standing(scheme, without, "h1").total("east") == "73")
        #expect(Town.standing(scheme, without, "q1").status == .incomplete)
        // A list on the way that leaves it out makes the leaf carried over again.
        scheme.indicators = [
            Indicator(
                id: id("N"), title: "N", weight: .one,
                appliesTo: Applies(periods: [id("q1"), id("q2")]), responsible: [id("o")],
                content: .node(scheme.indicators, sum: nil))
        ]
        let below = Town.standing(scheme, Town.entries("q1 A east 10", "q2 B east 70"), "h1")
        // A 10 and B 70, S nowhere: (60·10 + 40·70)/100 = 34.
        #expect(below.total("east") == "34")
        #expect(below.score("S", "east") == "n/a")
    }

    @Test("a year of half-years rounds each step, and names every value in its explanation")
    func twice() throws {
        var scheme = Self.halfYear(weighted: false)
        scheme.periods.append(Period(id: id("q3"), name: "q3", kind: .quarter))
        scheme.periods.append(
            Period(
                id: id("all"), name: "all", kind: .year, weight: .one,
                parts: [id("h1"): .one, id("q3"): .one]))
        scheme.indicators = [Town.leaf("A", "1"), scheme.indicators[2]]
        scheme.indicators[0].responsible = [id("o")]
        #expect(SchemeCheck(scheme).findings == [])
        let values = Town.entries(
            "q1 A east 1", "q2 A east 0.000001", "q3 A east 0", "h1 S east 50")
        // h1: A (1 + 2·0.000001)/3 = 0.333334; all: A 0.166667, S 50 of h1 alone.
        let run = Town.run(scheme, values, "all")
        #expect(run.standing.score("A", "east") == "0.166667")
        #expect(run.standing.score("S", "east") == "50")
        let lines = run.explanation(of: id("east"))
        #expect(lines.contains { $0.working == "(1×0.333334 + 1×0) ÷ (1 + 1)" })
        #expect(lines.contains { $0.working == "(1×1 + 2×0.000001) ÷ (1 + 2)" })
        #expect(
            lines.compactMap(\.cell).map(\.place)
                == ["q1/A/east", "q1/A/east", "q2/A/east", "q2/A/east", "q3/A/east", "q3/A/east"]
                + ["h1/S/east", "h1/S/east"])
    }

    @Test("comparing rules compare in each part, and in it where values are given there")
    func compared() {
        var scheme = Self.halfYear()
        scheme.subjects = ["east", "west"].map { Subject(id: id($0), name: $0, group: id("g")) }
        let rule = Rule.place(Rule.Place(first: .hundred, step: p("10")))
        scheme.indicators = [Town.leaf("A", "1", rule), Town.leaf("S", "1", rule)]
        scheme.indicators[1].appliesTo.periods = [id("h1")]
        let values = Town.entries(
            "q1 A east 1", "q1 A west 2", "q2 A east 9", "q2 A west 8", "h1 S east 1",
            "h1 S west 1")
        let standing = Town.standing(scheme, values, "h1")
        // A east (90 + 2·100)/3, west (100 + 2·90)/3; S both first.
        #expect(standing.score("A", "east") == "96.666667")
        #expect(standing.score("A", "west") == "93.333333")
        #expect(standing.score("S", "west") == "100")
        #expect(standing.order == "east 1, west 2")
    }

    @Test("events of all its parts and its own count once, and caps once")
    func events() {
        var scheme = Self.halfYear()
        scheme.indicators += [
            Town.leaf("plus", nil, .bonus(per: .one, cap: p("3"))), Town.leaf("no", nil, .veto()),
        ]
        let events = Town.entries(
            "q1 plus east !2", "q2 plus east !2", "h1 plus east !1", "q1 no east !1")
        let standing = Town.standing(scheme, Self.values + events, "h1")
        #expect(standing.score("plus", "east") == "3")
        #expect(standing.total("east") == "88")
        #expect(standing.subject("east")?.isVetoed == true)
        #expect(
            Town.standing(scheme, Self.values + events, "q2").subject("east")?.isVetoed == false)
    }

    @Test("who does not exist in it is not listed; who came later counts from then on")
    func lifetimes() {
        var scheme = Self.halfYear()
        scheme.subjects = [
            Subject(
                id: id("gone"), name: "g", group: id("g"), lifetime: Lifetime(until: id("q1"))),
            Subject(id: id("new"), name: "n", group: id("g"), lifetime: Lifetime(from: id("q2"))),
        ]
        scheme.indicators = [Town.leaf("A")]
        let values = Town.entries("q1 A gone 50", "q2 A new 60")
        let standing = Town.standing(scheme, values, "h1")
        #expect(standing.order == "new 1")
        #expect(standing.total("new") == "60")
        // In the cycle, which has h1 alone, nothing applies to who is gone.
        let cycle = Town.standing(scheme, values, "cycle")
        #expect(cycle.order == "new 1, gone -")
        #expect(cycle.status == .final)
        #expect(Town.run(scheme, values, "h1").explanation(of: id("gone")).count == 3)
    }

    @Test("warns as a pre-assessment does where nothing else is made of it, or where it says so")
    func warns() {
        var scheme = Self.halfYear(weighted: false)
        scheme.indicators[0].warn = [nil: p("85")]
        let warned = { (scheme: Scheme, period: String) in
            Town.standing(scheme, Self.values, period).groups[0].warnings.map(\.indicator.text)
        }
        scheme.feedback.warnLast = 0
        #expect(warned(scheme, "q1") == [])
        #expect(warned(scheme, "h1") == [])
        scheme.feedback.warnLast = 1
        #expect(warned(scheme, "h1") == ["A", "B", "S"])
        scheme.periods[0].warns = true
        #expect(warned(scheme, "q1") == ["A"])
        scheme.periods[2].weight = .one
        #expect(warned(scheme, "h1") == [])
    }

    @Test("the periods that a standing rests on")
    func restsOn() {
        var scheme = Self.halfYear(weighted: false)
        scheme.periods.append(
            Period(id: id("all"), name: "all", kind: .year, weight: .one, parts: [id("h1"): .one]))
        scheme.periods.append(Period(id: id("pre"), name: "pre", kind: .pre))
        let names = { (scope: ScoringScope) in scheme.periods(countedIn: scope).map(\.text) }
        #expect(names(.period(id("q1"))) == ["q1"])
        #expect(names(.period(id("h1"))) == ["q1", "q2", "h1"])
        #expect(names(.cycle) == ["q1", "q2", "h1", "all"])
        #expect(names(.period(id("none"))) == [])
    }

    @Test("circles and later parts, which the checks refuse, end in a standing all the same")
    func circle() {
        var scheme = Self.halfYear()
        scheme.periods[0].parts = [id("h1"): .one, id("q1"): .one]
        #expect(SchemeCheck(scheme).findings.contains { $0.code == .schemePartNotEarlier })
        #expect(Town.standing(scheme, Self.values, "h1").groups[0].subjects.count == 1)
        #expect(Town.standing(scheme, Self.values, "cycle").groups[0].subjects.count == 1)
    }
}
