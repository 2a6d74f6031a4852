import Notation
import Testing

@testable import Assessment

@Suite("Scores go up the tree and across periods as the definition says")
struct TreeTests {
    @Test("a node is the weighted mean of the children that apply, rounded once")
    func node() {
        let scheme = Town.scheme(
            [
                Town.node("N", "2", [Town.leaf("A", "1"), Town.leaf("B", "2")]),
                Town.leaf("C", "1"),
            ], subjects: ["east"])
        let rows = Town.entries("y A east 50", "y B east 51", "y C east 10")
        let standing = Town.standing(scheme, rows)
        // (50 + 102)/3 = 50.666667; (2·50.666667 + 10)/3 = 37.111111; total 37.11.
        #expect(standing.score("N", "east") == "50.666667")
        #expect(standing.total("east") == "37.11")
        let without = Town.standing(
            scheme, Town.entries("y A east n/a", "y B east n/a", "y C east 10"))
        #expect(without.score("N", "east") == "n/a")
        #expect(without.total("east") == "10")
        #expect(without.status == .final)
    }

    @Test("a node whose children all left the mean leaves it too")
    func left() {
        let scheme = Town.scheme(
            [Town.node("N", "2", [Town.leaf("A", "1")]), Town.leaf("C", "1")],
            subjects: ["east", "west"], missing: .exclude)
        let standing = Town.standing(scheme, Town.entries("y C east 10"))
        #expect(standing.score("N", "east") == "-")
        #expect(standing.total("east") == "10")
        // 0 of 2 and 1 of 1: a third.
        #expect(standing.subject("east")?.share == p("0.333333"))
        #expect(standing.total("west") == "-")
        #expect(standing.status == .incomplete)
    }

    @Test("two roundings may follow each other: 89.9949995 becomes 90")
    func twoRoundings() {
        // (89.994999 + 89.995)/2 = 89.9949995 → 89.995 (6 digits) → 90 (2 digits).
        let scheme = Town.scheme([Town.leaf("A"), Town.leaf("B")], subjects: ["east"])
        let standing = Town.standing(
            scheme, Town.entries("y A east 89.994999", "y B east 89.995"))
        #expect(standing.total("east") == "90")
    }

    @Test("a half is rounded away from zero, after an even digit as after an odd one")
    func halves() {
        // Weights at the limit are summed another way than small ones.
        for weight in ["1", "999999999999.999999"] {
            let scheme = Town.scheme(
                [
                    Town.node("N", weight, [Town.leaf("A", weight), Town.leaf("B", weight)]),
                    Town.leaf("minus", nil, .penalty(per: p("0.5"), cap: nil)),
                ], subjects: ["even", "odd"])
            // 0.0000025 and 0.0000035; −0.5·0.000001 = −0.0000005.
            let small = Town.standing(
                scheme,
                Town.entries(
                    "y A even 0.000002", "y B even 0.000003", "y A odd 0.000003",
                    "y B odd 0.000004", "y minus even !0.000001"))
            #expect(small.score("N", "even") == "0.000003")
            #expect(small.score("N", "odd") == "0.000004")
            #expect(small.score("minus", "even") == "-0.000001")
            // The totals: 82.125 and 82.135 with two digits.
            let total = Town.standing(
                scheme,
                Town.entries(
                    "y A even 82.125", "y B even 82.125", "y A odd 82.135", "y B odd 82.135"))
            #expect(total.total("even") == "82.13")
            #expect(total.total("odd") == "82.14")
        }
    }

    @Test("a child that does not apply takes its weight out of the mean, small or at the limit")
    func weightOfWhatApplies() {
        for weight in ["1", "999999999999.999999"] {
            let scheme = Town.scheme(
                ["A", "B", "C"].map { Town.leaf($0, weight) }, subjects: ["east"])
            // (50 + 60)/2, not over all three.
            let rows = Town.entries("y A east 50", "y B east n/a", "y C east 60")
            #expect(Town.standing(scheme, rows).total("east") == "55")
        }
    }

    /// Quarters of weight 1 and 3, and a pre-assessment between them.
    private func year(_ compose: Cycle.Compose, _ missing: Missing = .block) -> Scheme {
        var scheme = Town.scheme(
            [
                Town.leaf("A", "1"), Town.leaf("B", "1"),
                Town.leaf("plus", nil, .bonus(per: .one, cap: nil)),
            ],
            subjects: ["east"], missing: missing)
        scheme.periods = [
            Period(id: id("q1"), name: "q1", kind: .quarter, weight: p("1")),
            Period(id: id("pre"), name: "pre", kind: .pre),
            Period(id: id("q2"), name: "q2", kind: .quarter, weight: p("3")),
        ]
        scheme.cycle.compose = compose
        return scheme
    }

    @Test("totals and leaves are composed by the weights of the periods")
    func compose() {
        let rows = Town.entries(
            "q1 A east 80", "q1 B east n/a", "pre A east 0", "q2 A east 60", "q2 B east 100")
        // Totals: q1 80, q2 80: (80 + 3·80)/4 = 80; A: (80 + 180)/4 = 65; B only q2: 100.
        let totals = Town.standing(year(.totals), rows, "cycle")
        #expect(totals.total("east") == "80")
        #expect(totals.score("A", "east") == "65")
        #expect(totals.score("B", "east") == "100")
        // Leaves: (65 + 100)/2 = 82.5.
        #expect(Town.standing(year(.leaves), rows, "cycle").total("east") == "82.5")
    }

    @Test("an incomplete period makes the cycle incomplete, an excluded one leaves it")
    func open() {
        let rows = Town.entries("q1 A east 80", "q1 B east 70")
        #expect(Town.standing(year(.totals), rows, "cycle").status == .incomplete)
        let exclude = Town.standing(year(.totals, .exclude), rows, "cycle")
        #expect(exclude.total("east") == "75")
        #expect(exclude.subject("east")?.share == p("0.25"))
        #expect(exclude.subject("east")?.missing == 2)
    }

    @Test("the events of all periods count once in the cycle, pre-assessments included")
    func events() {
        let rows = Town.entries(
            "q1 A east 50", "q1 B east 50", "q2 A east 50", "q2 B east 50", "q1 plus east !1",
            "pre plus east !2", "q2 plus east !4")
        #expect(Town.standing(year(.totals), rows, "cycle").total("east") == "57")
        #expect(Town.standing(year(.totals), rows, "q1").total("east") == "51")
    }

    @Test("efficacy is applied in each period of a cycle")
    func efficacy() {
        var scheme = Town.scheme(
            [Town.leaf("A", "1", .efficacy(Rule.Efficacy()))],
            subjects: ["east", "west"])
        scheme.periods = [
            Period(id: id("q1"), name: "q", kind: .quarter, weight: p("1")),
            Period(id: id("q2"), name: "q", kind: .quarter, weight: p("1")),
        ]
        let rows = Town.entries("q1 A east 1", "q1 A west 2", "q2 A east 900", "q2 A west 100")
        let standing = Town.standing(scheme, rows, "cycle")
        #expect(standing.total("east") == "80")
        #expect(standing.total("west") == "80")
    }

    @Test("a subject outside its lifetime is no part of the period's standing")
    func lifetime() {
        var scheme = year(.totals)
        scheme.subjects[0].lifetime = Lifetime(from: id("q2"))
        let rows = Town.entries("q2 A east 50", "q2 B east 60")
        #expect(Town.standing(scheme, rows, "q1").groups[0].subjects.isEmpty)
        let cycle = Town.standing(scheme, rows, "cycle")
        #expect(cycle.total("east") == "55")
        #expect(cycle.status == .final)
    }

    @Test("a value where the leaf does not apply is reported and never scored")
    func outside() {
        var scheme = Town.scheme([Town.leaf("A"), Town.leaf("B")], subjects: ["east", "west"])
        scheme.indicators[1].appliesTo = Applies(subjects: [id("west")])
        let rows = Town.entries("y A east 50", "y B east 90", "y A west 50", "y B west 60")
        let standing = Town.standing(scheme, rows)
        #expect(standing.codes == ["indicator-does-not-apply"])
        #expect(standing.total("east") == "50")
        #expect(standing.score("B", "east") == "n/a")
        #expect(standing.status == .final)
    }
}
