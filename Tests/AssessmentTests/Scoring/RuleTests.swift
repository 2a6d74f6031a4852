import Notation
import Testing

@testable import Assessment

@Suite("Rules give the scores of the table, by hand")
struct RuleTests {
    /// The score of a leaf A of that rule for each value, one subject each.
    private func scores(_ rule: Rule, _ values: String...) -> [String] {
        let names = values.indices.map { "t\($0)" }
        let scheme = Town.scheme([Town.leaf("A", "1", rule)], subjects: names)
        let entries = zip(names, values).map { Town.entry("y A \($0) \($1)") }
        let standing = Town.standing(scheme, entries)
        return names.map { standing.score("A", $0) }
    }

    @Test("direct: 100·v/M")
    func direct() {
        #expect(
            scores(.direct(max: p("100")), "0", "88.123456", "100") == ["0", "88.123456", "100"])
        // 700/30 = 23.3333333…; 2000/30 = 66.6666666…; 1/30·100 = 3.3333333…
        #expect(
            scores(.direct(max: p("30")), "7", "20", "1") == ["23.333333", "66.666667", "3.333333"])
        #expect(scores(.direct(max: p("0.3")), "0.1") == ["33.333333"])
        // 100·0.000001/64 = 0.0000015625, the seventh digit is a 5: away from zero.
        #expect(scores(.direct(max: p("64")), "0.000001") == ["0.000002"])
        #expect(scores(.direct(max: p("80")), "80.000001", "-0.000001") == ["-", "-"])
    }

    @Test("linear: 100·(v−f)/(t−f), held within 0…c")
    func linear() {
        let up = Rule.Linear(target: Table(p("250")), floor: Table(p("100")), cap: p("120"))
        // (190−100)/150 = 0.6; (100−100) = 0; below: 0; (270−100)/150 = 1.1333; past the cap: 120.
        #expect(scores(.linear(up), "190", "100", "-5", "270") == ["60", "0", "0", "113.333333"])
        #expect(scores(.linear(up), "280", "999999999999") == ["120", "120"])
        // Lower is better: floor 40, target 10; (22−40)/(10−40) = 0.6.
        let down = Rule.Linear(target: Table(p("10")), floor: Table(p("40")))
        #expect(scores(.linear(down), "22", "10", "5", "41") == ["60", "100", "100", "0"])
        #expect(
            scores(.linear(Rule.Linear(target: Table(p("0.000001")))), "999999999999") == ["100"])
        let negative = Rule.Linear(target: Table(p("-2")), floor: Table(p("-6")))
        #expect(scores(.linear(negative), "-3", "-7") == ["75", "0"])
    }

    @Test("linear takes the row of the subject and the period, then the nearest general one")
    func targets() {
        let table = Table(rows: [
            id("t0"): [id("y"): p("10"), nil: p("20")], id("t1"): [nil: p("40")],
            nil: [id("y"): p("80"), nil: p("5")],
        ])
        #expect(
            scores(.linear(Rule.Linear(target: table)), "10", "10", "10") == ["100", "25", "12.5"])
    }

    @Test("steps: the score of the greatest from that is reached")
    func steps() {
        let steps = [("60", "70"), ("90", "100"), ("75", "85.5")].map {
            Rule.Step(from: p($0.0), score: p($0.1))
        }
        #expect(
            scores(.steps(steps), "59.999999", "60", "89.999999", "90", "1000")
                == ["0", "70", "85.5", "100", "100"])
    }

    @Test("deduct: max(0, a − p·v)")
    func deduct() {
        #expect(
            scores(.deduct(from: p("100"), per: p("5")), "0", "3", "20", "21", "999999999999")
                == ["100", "85", "0", "0", "0"])
        // 100 − 0.333333·0.5 = 99.8333335: the half goes up.
        #expect(
            scores(.deduct(from: p("100"), per: p("0.333333")), "0.5", "-1") == ["99.833334", "-"])
    }

    @Test("grades and votes: the scores named, ballots without abstentions")
    func ballots() {
        let map: [GradeID: Rule.GradeScore] = [
            id("ok"): Rule.GradeScore(p("100")), id("bad"): Rule.GradeScore(p("40")),
        ]
        #expect(scores(.grades(map), "ok", "bad", "other", "7") == ["100", "40", "-", "-"])
        // (2·100 + 1·40)/3 = 80; (1·100 + 2·40)/3 = 60; only abstentions: missing.
        #expect(
            scores(.votes(map), "ok=2;bad=1", "ok=1;bad=2;abstain=9", "abstain=3", "ok=0;bad=0")
                == ["80", "60", "-", "-"])
        #expect(scores(.votes(map), "ok=-1", "other=1", "ok=1000000000000") == ["-", "-", "-"])
    }

    @Test("efficacy: b + d·(v−min)/(max−min) over the group")
    func efficacy() {
        // 60 + 40·(v−10)/(40−10): 10 → 60, 20 → 73.333333, 40 → 100.
        #expect(scores(.efficacy(Rule.Efficacy()), "10", "20", "40") == ["60", "73.333333", "100"])
        let low = Rule.Efficacy(base: p("50"), span: p("30"), better: .lower)
        #expect(scores(.efficacy(low), "10", "20", "40") == ["80", "70", "50"])
        #expect(scores(.efficacy(low), "7", "7") == ["80", "80"])
        let far = ["-999999999999", "0", "999999999999"]
        #expect(scores(.efficacy(Rule.Efficacy()), far[0], far[1], far[2]) == ["60", "80", "100"])
    }

    @Test("place: max(f, a − p·(r−1)), equal values share a place")
    func place() {
        let place = Rule.Place(first: p("100"), step: p("7.5"), floor: p("80"))
        // Places 2, 2, 1, 4 of 30, 30, 40, 20: 92.5, 92.5, 100, 77.5 held at 80.
        #expect(scores(.place(place), "30", "30", "40", "20") == ["92.5", "92.5", "100", "80"])
        let low = Rule.Place(first: p("90"), step: p("10"), better: .lower)
        #expect(scores(.place(low), "3", "1", "2") == ["70", "90", "80"])
    }

    @Test("the subjects compared are those of the group that have a value, complete or not")
    func compared() {
        var scheme = Town.scheme(
            [
                Town.leaf("A", "1", .place(Rule.Place(first: p("100"), step: p("10")))),
                Town.leaf("B"),
            ])
        scheme.groups.append(Group(id: id("h"), name: "h"))
        scheme.subjects.append(Subject(id: id("other"), name: "o", group: id("h")))
        let entries = Town.entries(
            "y A east 5", "y A north 9", "y A west n/a", "y A other 99", "y B east 50")
        let standing = Town.standing(scheme, entries)
        // North has no B and no total, but its 9 is ahead of east's 5.
        #expect(standing.score("A", "east") == "90")
        #expect(standing.score("A", "north") == "100")
        #expect(standing.score("A", "west") == "n/a")
        #expect(standing.score("A", "other") == "100")
        #expect(standing.total("north") == "-")
    }
}
