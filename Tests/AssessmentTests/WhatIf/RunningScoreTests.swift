import Notation
import TestSupport
import Testing

@testable import Assessment

@Suite("A changed cell gives what a new run over the changed values gives")
struct RunningScoreTests {
    @Test("over 300 mixed schemes, five changes each: standing, explanations and signals")
    func property() {
        var changes = 0
        var moved = 0
        for seed in UInt64(40_001)...40_300 {
            var maker = SchemeMaker(seed: seed)
            let scheme = maker.scheme()
            var values = maker.values(scheme)
            let scope =
                maker.chance(50) ? ScoringScope.cycle : .period(maker.one(of: scheme.periods).id)
            let provisional = maker.chance(25)
            var running = RunningScore(ScoreRun(scheme, values, scope, provisional: provisional))
            for _ in 0..<5 {
                let (cell, value) = maker.change(scheme, values)
                let before = running.run.standing
                running.replace(cell, by: value)
                values.replace(cell, by: value, running.run.layout)
                let whole = ScoreRun(scheme, values, scope, provisional: provisional)
                if running.run.standing != whole.standing {
                    Issue.record("seed \(seed) \(scope.text): \(cell.place) \(value)")
                    return
                }
                let subject = maker.one(of: scheme.subjects).id
                #expect(running.run.explanation(of: subject) == whole.explanation(of: subject))
                #expect(running.run.signals() == whole.signals(), "seed \(seed)")
                changes += 1
                if whole.standing != before { moved += 1 }
            }
        }
        #expect(changes == 1_500)
        // The changes are real ones: more than a third moves the standing.
        #expect(moved > 500)
    }

    @Test("by hand: one value more puts west before east and frees its place")
    func hand() {
        var scheme = Town.scheme([Town.leaf("A"), Town.leaf("B")])
        scheme.grading.grades = [
            Grade(id: id("top"), name: "top", quota: p("0.34")), Grade(id: id("rest"), name: "r"),
        ]
        let rows = Town.entries(
            "y A east 90", "y B east 80", "y A north 70", "y B north 70", "y A west 80",
            "y B west 80")
        var running = RunningScore(Town.run(scheme, rows))
        #expect(running.run.standing.order == "east 1, west 2, north 3")
        let cell = ScoreCell(period: id("y"), indicator: id("A"), subject: id("west"))
        running.replace(cell, by: .number(p("91")))
        #expect(running.run.standing.order == "west 1, east 2, north 3")
        #expect(running.run.standing.grades == "west top, east rest, north rest")
        #expect(running.run.standing.total("west") == "85.5")
        running.replace(cell, by: .withdrawn)
        #expect(running.run.standing.status == .incomplete)
        #expect(running.run.standing.order == "east 1, north 2, west -")
        running.replace(cell, by: .number(p("80")))
        #expect(running.run.standing == Town.standing(scheme, rows))
    }

    @Test("of many changes none leaves anything behind: taken back, all is as before")
    func undone() {
        for seed in UInt64(42_001)...42_060 {
            var maker = SchemeMaker(seed: seed)
            let scheme = maker.scheme()
            let values = maker.values(scheme)
            guard values.blocked.isEmpty, let first = values.entries.first(where: { !$0.isEvent })
            else { continue }
            let single = Set(values.entries.map(\.cell)).count == values.entries.count
            guard single else { continue }
            var running = RunningScore(ScoreRun(scheme, values, .period(first.period)))
            let before = running.run.standing
            running.replace(first.cell, by: .notApplicable)
            running.replace(first.cell, by: first.value)
            #expect(running.run.standing == before, "seed \(seed)")
        }
    }
}

extension SchemeMaker {
    /// A cell, one that has a value or any other, and what it shall say.
    mutating func change(
        _ scheme: Scheme, _ values: ScoreValues
    ) -> (cell: ScoreCell, value: ScoreValue) {
        let leaves = Outline(scheme).nodes.filter { $0.indicator.leaf != nil }.map(\.indicator)
        let leaf = one(of: leaves)
        let own = values.entries.filter { $0.indicator == leaf.id }
        var cell = ScoreCell(
            period: one(of: scheme.periods).id, indicator: leaf.id,
            subject: one(of: scheme.subjects).id)
        if let role = leaf.leaf?.roles, !role.isEmpty {
            let chosen = one(of: role)
            cell.role = chosen.id
            if chosen.combine != .single { cell.rater = chosen.raters.first ?? id("r1") }
        }
        if !own.isEmpty, chance(75) { cell = one(of: own).cell }
        switch number(0...9) {
        case 0: return (cell, .withdrawn)
        case 1: return (cell, .notApplicable)
        case 2: return (cell, .number(p("-7")))
        case 3: return (cell, .number(decimal(0...100)))
        default: return (cell, own.isEmpty ? .number(decimal(0...100)) : one(of: own).value)
        }
    }
}
