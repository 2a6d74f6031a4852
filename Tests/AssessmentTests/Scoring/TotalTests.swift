import Notation
import Testing

@testable import Assessment

@Suite("Totals: events, caps, and the share of the office")
struct TotalTests {
    private func event(_ name: String, _ rule: Rule) -> Indicator { Town.leaf(name, nil, rule) }

    private func total(
        _ events: [Indicator], _ rows: [String], _ change: (inout Scheme) -> Void = { _ in }
    ) -> Standing {
        var scheme = Town.scheme([Town.leaf("A")] + events, subjects: ["east"])
        change(&scheme)
        return Town.standing(scheme, (["y A east 90"] + rows).map(Town.entry))
    }

    @Test("each bonus and penalty has its own cap, all together the scheme's")
    func caps() {
        let events = [
            event("plus", .bonus(per: p("2"), cap: p("5"))),
            event("more", .bonus(per: p("1"), cap: nil)),
            event("minus", .penalty(per: p("0.5"), cap: p("3"))),
        ]
        let rows = [
            "y plus east !1", "y plus east !1.5", "y more east !4", "y minus east !1",
            "y minus east !1",
        ]
        let standing = total(events, rows)
        // plus: min(5, 2·2.5) = 5; more: 4; minus: min(3, 0.5·2) = 1; 90 + 9 − 1.
        #expect(standing.score("plus", "east") == "5")
        #expect(standing.score("more", "east") == "4")
        #expect(standing.score("minus", "east") == "-1")
        #expect(standing.total("east") == "98")
        let capped = total(events, rows) {
            $0.adjustments.bonusCap = p("6.5")
            $0.adjustments.penaltyCap = p("0.25")
        }
        #expect(capped.total("east") == "96.25")
    }

    @Test("two events alike are two events, and one given once counts once")
    func counted() {
        let plus = [event("plus", .bonus(per: .one, cap: nil))]
        #expect(total(plus, ["y plus east !3"]).total("east") == "93")
        #expect(total(plus, ["y plus east !3", "y plus east !3"]).total("east") == "96")
        #expect(total(plus, []).score("plus", "east") == "0")
    }

    @Test("a total is never below 0, and above 100 only by bonus")
    func bounds() {
        let minus = [event("minus", .penalty(per: p("100"), cap: nil))]
        #expect(total(minus, ["y minus east !1"]).total("east") == "0")
        let plus = [event("plus", .bonus(per: p("20"), cap: nil))]
        #expect(total(plus, ["y plus east !1"]).total("east") == "110")
    }

    @Test("a veto marks the subject and shows no score; v = 0 is no veto")
    func veto() {
        let veto = [event("veto", .veto())]
        let standing = total(veto, ["y veto east !1"])
        #expect(standing.subject("east")?.isVetoed == true)
        #expect(standing.score("veto", "east") == "-")
        #expect(standing.total("east") == "90")
        #expect(total(veto, ["y veto east !0"]).subject("east")?.isVetoed == false)
    }

    @Test("an event that cannot be used makes the subject incomplete, or is left out provisionally")
    func blocked() {
        let scheme = Town.scheme(
            [Town.leaf("A"), event("plus", .bonus(per: .one, cap: nil))], subjects: ["east"])
        let rows = Town.entries("y A east 90", "y plus east !-1", "y plus east !2")
        let standing = Town.standing(scheme, rows)
        #expect(standing.codes == ["value-out-of-range"])
        #expect(standing.total("east") == "-")
        #expect(standing.status == .incomplete)
        #expect(Town.standing(scheme, rows, provisional: true).total("east") == "92")
        var values = ScoreValues(Town.entries("y A east 90", "y plus east !2"))
        let cell = ScoreCell(period: id("y"), indicator: id("plus"), subject: id("east"))
        values.blocked = [ScoreValues.Blocked(cell, Finding(.scoreConflict, at: cell.place))]
        #expect(ScoreRun(scheme, values, .period(id("y"))).standing.total("east") == "-")
    }

    /// Office o with its unit and one person in it; another person without an office.
    private func people() -> Scheme {
        var scheme = Town.scheme(
            [Town.leaf("A"), event("plus", .bonus(per: .one, cap: nil))], subjects: ["unit"])
        scheme.subjects[0].office = id("o")
        scheme.groups.append(Group(id: id("people"), name: "p"))
        scheme.subjects += [
            Subject(
                id: id("wang"), name: "w", group: id("people"), kind: .person, office: id("o")),
            Subject(id: id("zhao"), name: "z", group: id("people"), kind: .person),
        ]
        scheme.adjustments.inherit = p("30")
        return scheme
    }

    @Test("a person takes a share of the office's published total")
    func inherit() {
        let rows = ["y A unit 85.555", "y A wang 80", "y A zhao 70", "y plus unit !2"]
        let standing = Town.standing(people(), rows.map(Town.entry))
        // The unit: 85.555 + 2 = 87.56 with 2 digits; 0.70·80 + 0.30·87.56 = 82.268.
        #expect(standing.total("unit") == "87.56")
        #expect(standing.total("wang") == "82.27")
        #expect(standing.total("zhao") == "70")
        #expect(standing.score("A", "wang") == "80")
    }

    @Test("while the office is incomplete so are its people; a provisional own score stands alone")
    func officeOpen() {
        let rows = Town.entries("y A wang 80", "y A zhao 70")
        let standing = Town.standing(people(), rows)
        #expect(standing.total("wang") == "-")
        #expect(standing.total("zhao") == "70")
        #expect(standing[id("people")]?.status == .incomplete)
        let provisional = Town.standing(people(), rows, provisional: true)
        #expect(provisional.total("wang") == "80")
        var gone = people()
        gone.indicators[0].appliesTo = Applies(groups: [id("people")])
        gone.indicators[1].appliesTo = Applies(groups: [id("people")])
        // Nothing applies to the unit: it is not assessed, and wants for nothing.
        #expect(Town.standing(gone, rows).total("wang") == "80")
        #expect(Town.standing(gone, rows).status == .final)
    }

    @Test("without an own score there is no total")
    func noOwnScore() {
        let rows = Town.entries("y A unit 90", "y A zhao 70", "y A wang n/a", "y plus wang !5")
        let standing = Town.standing(people(), rows)
        #expect(standing.total("wang") == "-")
        #expect(standing.subject("wang")?.isIncomplete == false)
        #expect(standing.status == .final)
    }
}
