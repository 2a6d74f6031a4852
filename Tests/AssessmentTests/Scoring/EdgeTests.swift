import Notation
import Testing

@testable import Assessment

@Suite("Edges give a sentence, never a trap")
struct EdgeTests {
    @Test("zero and absent weights, which the checks refuse, end in a finding")
    func zeroWeight() {
        let scheme = Town.scheme(
            [Town.leaf("A", "0"), Town.leaf("B", nil)], subjects: ["east"])
        let standing = Town.standing(scheme, Town.entries("y A east 5", "y B east 7"))
        #expect(standing.codes == ["score-uncomputable"])
        #expect(standing.findings.first?.at == "y/total/east")
        #expect(standing.status == .incomplete)
        let one = Town.scheme([Town.leaf("A", "0"), Town.leaf("B", "1")], subjects: ["east"])
        #expect(Town.standing(one, Town.entries("y A east 5", "y B east 7")).total("east") == "7")
    }

    @Test("an empty group, nothing given, one subject")
    func little() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["east"])
        scheme.groups.append(Group(id: id("h"), name: "empty"))
        let nothing = Town.standing(scheme, [])
        #expect(nothing.status == .incomplete)
        #expect(nothing[id("h")]?.status == .final)
        #expect(nothing[id("h")]?.subjects.isEmpty == true)
        #expect(Town.standing(scheme, [], provisional: true).total("east") == "-")
        let one = Town.standing(scheme, Town.entries("y A east 0"))
        #expect(one.order == "east 1")
        #expect(one.total("east") == "0")
    }

    @Test("everything missing is incomplete, zero or nothing, as the scheme says")
    func allMissing() {
        for (missing, total) in [(Missing.block, "-"), (.zero, "0"), (.exclude, "-")] {
            let scheme = Town.scheme([Town.leaf("A")], subjects: ["east"], missing: missing)
            let standing = Town.standing(scheme, [])
            #expect(standing.total("east") == total)
            #expect(standing.status == (missing == .zero ? .final : .incomplete))
            #expect(standing.subject("east")?.share == .zero)
        }
    }

    @Test("a bonus, a total, a grade's award past 10^12 name the node")
    func overflow() {
        let rule = Rule.bonus(per: p("999999999999"), cap: nil)
        var scheme = Town.scheme(
            [Town.leaf("A"), Town.leaf("plus", nil, rule)], subjects: ["east"])
        let rows = Town.entries("y A east 90", "y plus east !2")
        let points = Town.standing(scheme, rows)
        #expect(points.findings.map(\.at) == ["y/plus/east"])
        #expect(points.total("east") == "-")
        #expect(points.score("plus", "east") == "-")
        #expect(Town.standing(scheme, rows, provisional: true).total("east") == "-")
        let total = Town.standing(scheme, Town.entries("y A east 90", "y plus east !1"))
        #expect(total.findings.map(\.at) == ["y/total/east"])
        #expect(total.status == .incomplete)
        // A bonus past the limit that its own cap holds is no error.
        scheme.indicators[1].content = .leaf(
            Leaf(rule: .bonus(per: p("999999999999"), cap: p("5"))))
        #expect(Town.standing(scheme, rows).total("east") == "95")
        scheme.grading.grades = [Grade(id: id("g"), name: "g", coefficient: p("999999999999"))]
        scheme.grading.award = Award(base: [nil: p("999999999999")])
        #expect(Town.standing(scheme, rows).findings.map(\.at) == ["y/award/east"])
    }

    @Test("rounding to the decimals past 10^12 is a finding")
    func roundingOverflow() {
        var scheme = Town.scheme(
            [Town.leaf("A"), Town.leaf("plus", nil, .bonus(per: .one, cap: nil))],
            subjects: ["east"])
        scheme.decimals = 0
        let rows = Town.entries("y A east 0.5", "y plus east !999999999999")
        #expect(Town.standing(scheme, rows).codes == ["score-uncomputable"])
    }

    @Test("a period that is not there, and a cycle of no periods")
    func scopes() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["east"])
        let unknown = Town.standing(scheme, Town.entries("y A east 1"), "z")
        #expect(unknown.codes == ["score-period-unknown"])
        #expect(unknown.status == .incomplete)
        scheme.periods[0].weight = nil
        let cycle = Town.standing(scheme, Town.entries("y A east 1"), "cycle")
        #expect(cycle.codes == ["score-no-cycle"])
        #expect(cycle.status == .incomplete)
        #expect(ScoringScope("no id!") == nil)
    }

    @Test("what has no place keeps the standing incomplete")
    func unread() {
        let scheme = Town.scheme([Town.leaf("A")], subjects: ["east"])
        for row in ["y A nobody 1", "y Z east 1", "z A east 1", "y A east role 1"] {
            let standing = Town.standing(scheme, [Town.entry("y A east 1"), Town.entry(row)])
            #expect(standing.status == .incomplete, "\(row)")
            #expect(standing.groups[0].status == .final)
            #expect(standing.findings.count == 1)
        }
    }

    @Test("5,000 subjects of one group")
    func manySubjects() {
        let names = (0..<5_000).map { "t\($0)" }
        let scheme = Town.scheme(
            [
                Town.leaf("A", "3"),
                Town.leaf("B", "1", .place(Rule.Place(first: .hundred, step: p("0.01")))),
            ],
            subjects: names)
        let rows = names.enumerated().flatMap { index, name in
            ["y A \(name) \(index % 100)", "y B \(name) \(index)"].map(Town.entry)
        }
        let standing = Town.standing(scheme, rows)
        #expect(standing.status == .final)
        // t4999: 3·99 + 100 over 4; t0: 0 and 100 − 0.01·4999 = 50.01.
        #expect(standing.total("t4999") == "99.25")
        #expect(standing.subject("t4999")?.rank == 1)
        #expect(standing.total("t0") == "12.5")
        #expect(standing.groups[0].feedback[0].number == 5_000)
    }

    @Test("everybody vetoed: all keep their ranks and get the last grade")
    func allVetoed() {
        var scheme = Town.scheme(
            [Town.leaf("A"), Town.leaf("no", nil, .veto())], subjects: ["east", "west"])
        scheme.grading.grades = [
            Grade(id: id("best"), name: "b"), Grade(id: id("last"), name: "l"),
        ]
        let rows = Town.entries(
            "y A east 90", "y A west 80", "y no east !1", "y no west !2")
        let standing = Town.standing(scheme, rows)
        #expect(standing.order == "east 1, west 2")
        #expect(standing.grades == "east last, west last")
        #expect(standing.status == .final)
    }

    @Test("a hundred periods, each composed of the one before, and each of all before")
    func manyComposed() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["east"])
        scheme.periods = (0..<100).map { index in
            Period(
                id: id("p\(index)"), name: "p", kind: .month, weight: index == 99 ? .one : nil,
                parts: index == 0 ? [:] : [id("p\(index - 1)"): p("3")])
        }
        #expect(SchemeCheck(scheme).findings.isEmpty)
        let rows = Town.entries("p0 A east 87.654321")
        #expect(Town.standing(scheme, rows, "cycle").total("east") == "87.65")
        // The checks refuse that one period counts twice; the sum is found all the same, and soon.
        for index in 1..<100 {
            let before = (0..<index).map { (PeriodID("p\($0)") ?? id("p0"), Points.one) }
            scheme.periods[index].parts = Dictionary(uniqueKeysWithValues: before)
        }
        #expect(SchemeCheck(scheme).findings.contains { $0.code == .schemePeriodTwice })
        #expect(Town.standing(scheme, rows, "p99").total("east") == "87.65")
        #expect(Town.standing(scheme, [], "p99").status == .incomplete)
    }

    @Test("a tree twelve deep")
    func deep() {
        var indicator = Town.leaf("A", "7")
        for depth in 1...11 { indicator = Town.node("n\(depth)", "\(depth)", [indicator]) }
        let scheme = Town.scheme([indicator], subjects: ["east"])
        #expect(SchemeCheck(scheme).findings.isEmpty)
        #expect(Town.standing(scheme, Town.entries("y A east 87.654321")).total("east") == "87.65")
    }

    @Test("10,000 leaves, with weights at the limit as well")
    func manyLeaves() {
        for weight in ["1", "999999999999.999999"] {
            let leaves = (0..<10_000).map { Town.leaf("l\($0)", weight) }
            let scheme = Town.scheme(leaves, subjects: ["east", "west"])
            let rows = (0..<10_000).flatMap { index in
                ["y l\(index) east \(index % 2 == 0 ? "100" : "0")", "y l\(index) west 33.333333"]
                    .map(Town.entry)
            }
            let standing = Town.standing(scheme, rows)
            #expect(standing.total("east") == "50")
            #expect(standing.total("west") == "33.33")
        }
    }
}
