import Notation
import TestSupport
import Testing

@testable import Assessment

/// The yearly plan, and what it finds done twice.
@Suite("The plan over several schemes")
struct AssessmentPlanTests {
    /// The small scheme under another name, its periods with days.
    private func scheme(_ name: String, opens: String? = nil, closes: String? = nil) -> Scheme {
        var scheme = Samples.small()
        scheme.id = id(name)
        for place in scheme.periods.indices {
            scheme.periods[place].opens = opens.flatMap { CivilDate($0) }
            scheme.periods[place].closes = closes.flatMap { CivilDate($0) }
        }
        return scheme
    }

    @Test("A line says who is assessed when on what by whom; events are no lines")
    func lines() throws {
        let plan = AssessmentPlan([scheme("s")])
        let told = plan.lines.map { "\($0.period.id)/\($0.indicator)" }
        #expect(told == ["pre/a", "pre/b", "year/a", "year/b"])
        let line = try #require(plan.lines.first)
        #expect(line.offices == [id("bureau")] && !line.byThemselves)
        #expect(line.subjects == [id("east"), id("west")])
        #expect(plan.findings.isEmpty)
    }

    @Test("Those whom a role names are who gives values, the subjects' own offices too")
    func roles() {
        var own = scheme("s")
        own.leaf("a") {
            $0.roles = [
                Role(id: id("x"), weight: p("1"), by: Writers(own: true)),
                Role(id: id("y"), weight: p("1"), by: Writers(offices: [id("e")])),
            ]
        }
        let line = AssessmentPlan([own]).lines.first
        #expect(line?.offices == [id("e")])
        #expect(line?.byThemselves == true)
    }

    @Test("The same title for the same subject at one time is told; other days are another time")
    func twice() {
        let spring = scheme("s", opens: "2026-04-01", closes: "2026-04-20")
        let overlapping = scheme("x", opens: "2026-04-20", closes: "2026-05-01")
        let later = scheme("y", opens: "2026-04-21", closes: "2026-05-01")
        // Two leaves and two periods each: every one meets both of the other scheme.
        #expect(AssessmentPlan([spring, overlapping]).findings.count == 8)
        #expect(AssessmentPlan([spring, later]).findings.isEmpty)
        let finding = AssessmentPlan([spring, overlapping]).findings.first
        #expect(finding?.code == .planAssessedTwice)
        #expect(finding?.parameters["places"] == "s/pre/a, x/pre/a")
        #expect(finding?.parameters["subject"] == "east (+1)")
    }

    @Test("Without days periods of one kind and name are one time")
    func names() {
        let places = AssessmentPlan([scheme("s"), scheme("x")]).findings.map {
            $0.parameters["places"]
        }
        #expect(
            places == [
                "s/pre/a, x/pre/a", "s/pre/b, x/pre/b", "s/year/a, x/year/a",
                "s/year/b, x/year/b",
            ])
    }

    @Test(
        "One leaf of two offices is carried twice, unless roles, lifetimes or a succession say so")
    func carried() {
        var two = Samples.small()
        two.mapLeaf("a") { $0.responsible = [id("bureau"), id("e")] }
        let found = SchemeCheck(two).carriedTwice
        #expect(found.map(\.code) == [.warningCarriedTwice])
        #expect(found.first?.parameters["offices"] == "bureau, e")
        #expect(SchemeCheck(Samples.small()).carriedTwice.isEmpty)
        var roles = two
        roles.leaf("a") {
            $0.roles = [
                Role(id: id("x"), weight: p("1"), by: Writers(offices: [id("bureau")])),
                Role(id: id("y"), weight: p("1"), by: Writers(offices: [id("e")])),
            ]
        }
        #expect(SchemeCheck(roles).carriedTwice.isEmpty)
        var heir = two
        heir.offices = heir.offices.map { office in
            office.id == id("e")
                ? Office(id: office.id, name: "x", succeeds: [id("bureau")]) : office
        }
        #expect(SchemeCheck(heir).carriedTwice.isEmpty)
        var apart = two
        apart.offices = apart.offices.map { office in
            switch office.id.text {
            case "bureau": Office(id: office.id, name: "x", lifetime: Lifetime(until: id("pre")))
            case "e": Office(id: office.id, name: "y", lifetime: Lifetime(from: id("year")))
            default: office
            }
        }
        #expect(SchemeCheck(apart).carriedTwice.isEmpty)
    }

    @Test("Two leaves of one title by different offices for one subject are carried twice")
    func titles() {
        var same = Samples.small()
        same.mapLeaf("b") {
            $0.title = "a"
            $0.responsible = [id("e")]
        }
        #expect(SchemeCheck(same).carriedTwice.map(\.at) == ["/indicators/b/responsible"])
        same.mapLeaf("a") { $0.appliesTo = Applies(subjects: [id("west")]) }
        same.mapLeaf("b") { $0.appliesTo = Applies(subjects: [id("east")]) }
        #expect(SchemeCheck(same).carriedTwice.isEmpty)
    }
}
