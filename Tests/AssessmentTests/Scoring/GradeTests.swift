import Notation
import Testing

@testable import Assessment

@Suite("Ranks, grades, quotas and awards")
struct GradeTests {
    /// Subjects t0, t1 … with these totals, graded so.
    private func standing(
        _ totals: [String], _ grades: [Grade] = [], events: [String] = [],
        _ change: (inout Scheme) -> Void = { _ in }
    ) -> Standing {
        let names = totals.indices.map { "t\($0)" }
        var scheme = Town.scheme(
            [Town.leaf("A"), Town.leaf("V", nil, .veto())], subjects: names)
        scheme.grading.grades = grades
        change(&scheme)
        let rows = zip(names, totals).map { "y A \($0) \($1)" } + events
        return Town.standing(scheme, rows.map(Town.entry))
    }

    private func grade(_ name: String, min: String? = nil, quota: String? = nil) -> Grade {
        Grade(id: id(name), name: name, min: min.map(p), quota: quota.map(p))
    }

    @Test("rank is 1 + the number ahead: 1, 2, 2, 4; shown by rank, then id")
    func ranks() {
        #expect(standing(["70", "80", "90", "80"]).order == "t2 1, t1 2, t3 2, t0 4")
        // Ranks compare the rounded total.
        #expect(standing(["80.004", "80.001"]).order == "t0 1, t1 1")
    }

    @Test("tie-breaks are compared in turn, greater first, no score below every score")
    func tieBreak() {
        var scheme = Town.scheme([
            Town.leaf("A", "3"), Town.leaf("B", "1"), Town.leaf("C", "2"),
        ])
        scheme.grading.tieBreak = [id("B"), id("A")]
        let rows = Town.entries(
            "y A east 60", "y B east 60", "y C east 60", "y A north 60", "y B north 60",
            "y C north 60", "y A west 60", "y B west n/a", "y C west 60")
        #expect(Town.standing(scheme, rows).order == "east 1, north 1, west 3")
        let other = Town.entries(
            "y A east 60", "y B east 60", "y C east 60", "y A north 70", "y B north 60",
            "y C north 45", "y A west 80", "y B west 0", "y C west 60")
        #expect(Town.standing(scheme, other).order == "north 1, east 2, west 3")
    }

    @Test("a quota has floor(n·q) places and is given by rank")
    func quota() {
        let totals = (0..<10).map { "\(90 - $0)" }
        let found = standing(totals, [grade("top", quota: "0.34"), grade("rest")])
        #expect(
            found.groups[0].subjects.map { $0.grade == id("top") }.prefix(5)
                == [true, true, true, false, false])
        #expect(QuotaPool.places(3, p("0.34")) == 1)
        #expect(QuotaPool.places(10, p("0.3")) == 3)
        #expect(QuotaPool.places(12, p("0.25")) == 3)
        #expect(QuotaPool.places(2, p("0.499999")) == 0)
    }

    @Test("a block that does not fit closes the grade for all below it")
    func ties() {
        let grades = [grade("top", quota: "0.5"), grade("rest")]
        // Two places; after the first one place is left for two of rank 2.
        let totals = ["90", "80", "80", "70"]
        #expect(standing(totals, grades).grades == "t0 top, t1 rest, t2 rest, t3 rest")
        let include = standing(totals, grades) { $0.grading.tieAtQuota = .include }
        #expect(include.grades == "t0 top, t1 top, t2 top, t3 rest")
        // No room left at all closes it also where ties are included.
        let full = standing(["90", "90", "80", "80"], grades) { $0.grading.tieAtQuota = .include }
        #expect(full.grades == "t0 top, t1 top, t2 rest, t3 rest")
    }

    @Test("all places of a grade are given before the next; each quota counts only its own")
    func turns() {
        let grades = [
            grade("a", min: "85", quota: "0.25"), grade("b", quota: "0.25"), grade("c", min: "75"),
        ]
        #expect(
            standing(["90", "88", "80", "70"], grades).grades == "t0 a, t1 b, t2 c, t3 -")
    }

    @Test("requirements: at or above holds, not applicable holds, no score fails")
    func require() {
        var top = grade("top")
        top.require = [id("B"): p("60")]
        var scheme = Town.scheme(
            [Town.leaf("A"), Town.leaf("B")], subjects: ["t0", "t1", "t2", "t3"], missing: .exclude)
        scheme.grading.grades = [top, grade("rest")]
        let rows = Town.entries(
            "y A t0 90", "y B t0 60", "y A t1 80", "y B t1 59.999999", "y A t2 65", "y B t2 n/a",
            "y A t3 60")
        #expect(Town.standing(scheme, rows).grades == "t0 top, t1 rest, t2 top, t3 rest")
    }

    @Test("a place that the first in rank may not have goes to the next who meets the requirements")
    func requireBeforePlaces() {
        var top = grade("top", quota: "0.34")
        top.require = [id("B"): p("60")]
        var scheme = Town.scheme([Town.leaf("A"), Town.leaf("B")], subjects: ["t0", "t1", "t2"])
        scheme.grading.grades = [top, grade("rest")]
        let rows = Town.entries(
            "y A t0 100", "y B t0 59", "y A t1 80", "y B t1 60", "y A t2 70", "y B t2 60")
        // Totals 79.5, 70, 65; floor(3·0.34) = 1 place.
        #expect(Town.standing(scheme, rows).grades == "t0 rest, t1 top, t2 rest")
    }

    @Test("a vetoed subject keeps its rank and gets nothing above the veto grade")
    func veto() {
        let grades = [grade("a", quota: "0.5"), grade("b"), grade("c")]
        let found = standing(["90", "80", "70"], grades, events: ["y V t0 !1"])
        #expect(found.order == "t0 1, t1 2, t2 3")
        // n counts the vetoed one: floor(3·0.5) = 1, which goes to the next who may have it.
        #expect(found.grades == "t0 c, t1 a, t2 b")
        let named = standing(["90", "80", "70"], grades, events: ["y V t0 !1"]) {
            $0.grading.vetoGrade = id("b")
        }
        #expect(named.grades == "t0 b, t1 a, t2 b")
    }

    @Test("the quota of people depends on the grade of their office")
    func byOffice() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["unit1", "unit2"])
        scheme.offices = [Office(id: id("o"), name: "o"), Office(id: id("p"), name: "p")]
        scheme.subjects[0].office = id("o")
        scheme.subjects[1].office = id("p")
        scheme.groups.append(Group(id: id("h"), name: "people"))
        var rows = ["y A unit1 95", "y A unit2 70"]
        for (index, office) in ["o", "o", "o", "o", "p", "p", "p", "p"].enumerated() {
            scheme.subjects.append(
                Subject(
                    id: id("w\(index)"), name: "w", group: id("h"), kind: .person,
                    office: id(office)))
            rows.append("y A w\(index) \(90 - index)")
        }
        var top = grade("top", min: "60", quota: "0.5")
        top.quotaByOffice = QuotaByOffice(grades: [id("top"): p("0.5")], otherwise: p("0.25"))
        scheme.grading.grades = [top, grade("rest")]
        let standing = Town.standing(scheme, rows.map(Town.entry))
        // Two units, one place: unit1. Its people have floor(4·0.5) = 2, those of p floor(4·0.25).
        let people = standing.groups[1].subjects.filter { $0.grade == id("top") }.map(\.id.text)
        #expect(people == ["w0", "w1", "w4"])
        #expect(standing.subject("unit2")?.grade == id("rest"))
    }

    @Test("an award is base · coefficient · (1 − deducted share), rounded once to two digits")
    func award() {
        var top = grade("top")
        top.coefficient = p("1.2")
        let award = { (scheme: inout Scheme) in
            scheme.grading.award = Award(base: [nil: p("1000")], deduct: [id("V"): p("0.15")])
        }
        let found = standing(["90"], [top], events: ["y V t0 !1", "y V t0 !2", "y V t0 !0"], award)
        // Two events count: 1000 · 1.2 · (1 − 0.3).
        #expect(found.subject("t0")?.award == p("840"))
        #expect(
            Award.amount(base: p("33.33"), coefficient: p("1.005"), deducted: .zero) == p("33.5"))
        // 0.004999995 · 0.999999 … rounded to six digits first it would be 0.005 and then 0.01.
        #expect(
            Award.amount(base: p("0.005"), coefficient: p("0.999999"), deducted: .zero) == p("0"))
        #expect(Award.amount(base: p("100"), coefficient: .one, deducted: p("7")) == .zero)
        #expect(
            Award.amount(base: p("999999999999"), coefficient: p("2"), deducted: .zero) == nil)
        let many = Award(base: [:], deduct: [id("V"): p("0.4")])
        #expect(many.deducted { _ in 3 } == .one)
    }

    @Test("in an incomplete standing the complete subjects are ranked and graded")
    func incomplete() {
        var scheme = Town.scheme([Town.leaf("A")])
        scheme.grading.grades = [grade("top", quota: "0.5"), grade("rest")]
        let standing = Town.standing(scheme, Town.entries("y A west 80", "y A north 90"))
        #expect(standing.status == .incomplete)
        #expect(standing.order == "north 1, west 2, east -")
        #expect(standing.grades == "north top, west rest, east -")
    }
}
