import Notation
import Testing

@testable import Assessment

@Suite("Changes that somebody wants to try")
struct WhatIfTests {
    private let scheme = WorkedExampleTests.scheme
    private var run: ScoreRun { Town.run(scheme, WorkedExampleTests.entries) }

    private func text(_ place: String, _ text: String) -> SourceNode {
        SourceNode(place: place, .text(text, quoted: false))
    }

    private func map(_ place: String, _ members: (String, SourceNode)...) -> SourceNode {
        SourceNode(
            place: place,
            .map(members.map { SourceNode.Member($0.0, place: $0.1.place, $0.1) }))
    }

    private func read(_ node: SourceNode) -> WhatIfReading {
        WhatIfReading(node, to: scheme, in: .period(id("y")))
    }

    @Test("weights: by hand, A and B at 30 and 70 put east behind west no more than before")
    func weights() throws {
        let found = read(map("line 1", ("weights", map("line 2", ("A", text("line 2", "20"))))))
        let changes = try #require(found.changes)
        #expect(changes.weights == [id("A"): p("20")])
        let after = run.trying(changes)
        // (20·95 + 40·87.7)/60 = 90.133333; north (20·100 + 40·83.8)/60 = 89.2; west
        // (20·75 + 40·93.095)/60 = 87.063333.
        #expect(["east", "north", "west"].map(after.standing.total) == ["90.13", "89.2", "87.06"])
        let effect = Effect(from: run, to: after)
        #expect(effect.number == 3)
        #expect(effect.subjects.map(\.subject.text) == ["north", "east", "west"])
        let north = effect.subjects[0]
        #expect(north.passedBy == [id("east")] && north.passes.isEmpty)
        #expect(north.before?.grade == id("excellent") && north.after?.grade == id("good"))
        // Its total falls below the least one for the grade.
        #expect(north.why == [.below(least: p("90"), by: p("0.8"))])
        let east = effect.subjects[1]
        #expect(east.after?.grade == id("excellent") && east.passes == [id("north")])
        #expect(east.why == [.noPlace(places: 1, room: 0, behind: p("1.44"))])
        #expect(east.scores.isEmpty)
    }

    @Test("values alone are tried cell by cell, with the same result as a whole run")
    func values() throws {
        let cell = ScoreCell(
            period: id("y"), indicator: id("B"), subject: id("west"), role: id("superior"))
        var changes = WhatIf()
        changes.values = [cell: .number(p("99"))]
        let quick = run.trying(changes)
        let whole = ScoreRun(
            changes.changed(scheme), changes.changed(run.values, of: scheme), run.scope)
        #expect(quick.standing == whole.standing)
        // B: (70·99 + 30·92.5)/100 = 97.05; total (60·75 + 40·97.05)/100.
        #expect(quick.standing.total("west") == "83.82")
        let effect = Effect(from: run, to: quick)
        #expect(effect.subjects.map(\.subject.text) == ["west"])
        #expect(
            effect.subjects[0].scores == [
                Effect.Score(
                    indicator: id("B"), before: .points(p("93.095")), after: .points(p("97.05")))
            ])
    }

    @Test("dropping a rater, a subject or an indicator takes its values along")
    func drop() {
        var changes = WhatIf()
        changes.raters = [id("r4")]
        // East's peers were 91 84 86 60 99; without the fifth, 99: (84 + 86)/2 = 85.
        let east = run.trying(changes).standing
        #expect(east.score("B", "east") == "87.1")
        changes = WhatIf()
        changes.subjects = [id("north")]
        #expect(run.trying(changes).standing.order == "east 1, west 2")
        changes = WhatIf()
        changes.indicators = [id("A")]
        let without = run.trying(changes).standing
        #expect(without.order == "west 1, east 2, north 3")
        #expect(without.findings.isEmpty && without.status == .final)
        let gone = Effect(from: run, to: run.trying(changes))
        #expect(gone.subjects.count == 3)
    }

    @Test("everything else: missing, decimals, ties, quotas, least totals, shares and caps")
    func rest() throws {
        let found = read(
            map(
                "line 1", ("missing", text("line 1", "zero")), ("decimals", text("line 2", "0")),
                ("tieAtQuota", text("line 3", "include")),
                ("quotas", map("line 4", ("excellent", text("line 4", "1")))),
                ("min", map("line 5", ("excellent", text("line 5", "80.5")))),
                ("vetoGrade", text("line 6", "good")), ("inherit", text("line 7", "30")),
                ("bonusCap", text("line 8", "5")), ("penaltyCap", text("line 9", "6"))))
        let changes = try #require(found.changes, "\(found.findings.map(\.en))")
        let changed = changes.changed(scheme)
        #expect(changed.missing == .zero && changed.decimals == 0)
        #expect(changed.grading.tieAtQuota == .include)
        #expect(changed.grading.grades[0].quota == .one)
        #expect(changed.grading.grades[0].min == p("80.5"))
        #expect(changed.grading.vetoGrade == id("good"))
        #expect(changed.adjustments.inherit == p("30"))
        #expect(changed.adjustments.bonusCap == p("5"))
        #expect(changed.adjustments.penaltyCap == p("6"))
        // 92, 94 and 82 with no decimals: all reach 80.5 and there are three places.
        let standing = run.trying(changes).standing
        #expect(standing.grades == "north excellent, east excellent, west excellent")
    }

    @Test("what the scheme does not have is refused at its line, with what was probably meant")
    func refused() {
        let found = read(
            map(
                "line 1",
                ("weights", map("line 2", ("AA", text("line 2", "1")), ("B", text("line 3", "0")))),
                ("quotas", map("line 4", ("excelent", text("line 4", "0.5")))),
                ("drop", map("line 5", ("subjects", text("line 6", "nrth")))),
                ("wieghts", text("line 7", "1")),
                (
                    "values",
                    SourceNode(
                        place: "line 8",
                        .list([
                            map(
                                "line 9", ("indicator", text("line 9", "A")),
                                ("subject", text("line 9", "east")),
                                ("value", text("line 9", "x"))),
                            map(
                                "line 10", ("indicator", text("line 10", "B")),
                                ("subject", text("line 10", "east")),
                                ("value", text("line 10", "5"))),
                        ]))
                )))
        #expect(found.changes == nil)
        let told = Set(found.findings.map { "\($0.at) \($0.code.text)" })
        #expect(
            told == [
                "line 2 scheme-reference-unknown", "line 3 scheme-value-wrong",
                "line 4 scheme-reference-unknown", "line 6 scheme-reference-unknown",
                "line 7 scheme-key-unknown", "line 9 scheme-value-wrong",
                "line 10 role-missing",
            ])
        #expect(found.findings.contains { $0.en.contains("did you mean \"excellent\"") })
        #expect(found.findings.contains { $0.en.contains("did you mean \"weights\"") })
    }

    @Test("a changed scheme that makes no sense is refused by the checks of a scheme")
    func senseless() {
        let all = map(
            "line 1",
            (
                "drop",
                map(
                    "line 1",
                    (
                        "indicators",
                        SourceNode(
                            place: "line 1", .list([text("line 1", "A"), text("line 1", "B")]))
                    ))
            ))
        let found = read(all)
        #expect(found.changes == nil && !found.findings.isEmpty)
    }
}
