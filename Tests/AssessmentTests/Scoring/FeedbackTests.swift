import Notation
import Testing

@testable import Assessment

@Suite("Figures, warnings and signals")
struct FeedbackTests {
    private func figures(_ scores: [String]) -> IndicatorFigures {
        IndicatorFigures(id("A"), scores.enumerated().map { (id("t\($0)"), p($1)) })
    }

    @Test("number, greatest, least, mean and median")
    func numbers() {
        let found = figures(["90", "70", "80", "83"])
        #expect(found.number == 4)
        #expect(found.max == p("90"))
        #expect(found.min == p("70"))
        #expect(found.mean == p("80.75"))
        #expect(found.median == p("81.5"))
        let none = figures([])
        #expect(none.number == 0 && none.max == nil && none.mean == nil && none.median == nil)
    }

    @Test("the mean is rounded once: 0.0049996… is 0, not 0.01")
    func oneRounding() {
        #expect(figures(["0.004999", "0.005", "0.005"]).mean == .zero)
    }

    @Test("first and last three by competition rank, ties at the third place all listed")
    func threes() {
        let found = figures(["90", "80", "80", "80", "70", "70"])
        #expect(found.firstThree.map(\.text) == ["t0", "t1", "t2", "t3"])
        #expect(found.lastThree.map(\.text) == ["t4", "t5", "t1", "t2", "t3"])
        let two = figures(["5", "6"])
        #expect(two.firstThree.map(\.text) == ["t1", "t0"])
        #expect(two.lastThree.map(\.text) == ["t0", "t1"])
    }

    @Test("figures count subjects that have a score, also of incomplete ones, and no events")
    func whom() {
        let scheme = Town.scheme([
            Town.leaf("A"), Town.leaf("B"), Town.leaf("plus", nil, .bonus(per: .one, cap: nil)),
        ])
        let rows = Town.entries("y A east 1", "y A north n/a", "y A west 3", "y B west 5")
        let group = Town.standing(scheme, rows).groups[0]
        #expect(group.feedback.map(\.indicator.text) == ["A", "B"])
        #expect(group.feedback.map(\.number) == [2, 1])
    }

    @Test("a pre-assessment warns the last and those below the threshold of its period")
    func warnings() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["a", "b", "c", "d", "e"])
        scheme.periods.insert(Period(id: id("april"), name: "april", kind: .pre), at: 0)
        scheme.feedback.warnLast = 1
        scheme.indicators[0].warn = [id("april"): p("70"), nil: p("1")]
        let scores = zip(["a", "b", "c", "d", "e"], ["50", "50", "69.999999", "70", "90"])
        let rows = scores.flatMap { ["april A \($0) \($1)", "y A \($0) \($1)"] }.map(Town.entry)
        let warnings = Town.standing(scheme, rows, "april").groups[0].warnings
        #expect(warnings.map(\.subject.text) == ["a", "b", "c"])
        #expect(warnings.map(\.isLast) == [true, true, false])
        #expect(warnings.map(\.threshold) == [p("70"), p("70"), p("70")])
        #expect(Town.standing(scheme, rows, "y").groups[0].warnings.isEmpty)
        scheme.feedback.warnLast = 0
        scheme.indicators[0].warn = [:]
        #expect(Town.standing(scheme, rows, "april").groups[0].warnings.isEmpty)
    }

    /// Two roles: peers x, y …, and the office itself.
    private func raters(_ rows: [String], subjects: Int, leap: String? = nil) -> ScoreRun {
        var own = Role(id: id("self"), weight: .one)
        own.by = Writers(own: true)
        let peers = Role(id: id("peers"), weight: .one, combine: .mean)
        var scheme = Town.scheme(
            [Town.leaf("A", "1", .direct(max: .hundred), [own, peers])],
            subjects: (0..<subjects).map { "t\($0)" })
        if case .leaf(var leaf) = scheme.indicators[0].content {
            leaf.leap = leap.map(p)
            scheme.indicators[0].content = .leaf(leaf)
        }
        return Town.run(scheme, rows.map(Town.entry))
    }

    @Test("leniency: mean less the mean of the other raters of the same subjects")
    func leniency() {
        let rows = [
            "y A t0 peers x 90", "y A t0 peers z 80", "y A t1 peers x 80", "y A t1 peers z 60",
            "y A t1 peers u 61", "y A t2 peers x 0",
        ]
        let signals = raters(rows, subjects: 3).signals()
        let found = signals.compactMap { signal -> String? in
            guard case .leniency(let by) = signal.kind else { return nil }
            return "\(signal.rater?.text ?? "") \(by)"
        }
        // x: 85 − (80 + 60 + 61)/3 = 18; z: 70 − (90 + 80 + 61)/3 = −7; u: 61 − 70 = −9.
        #expect(found == ["u -9", "x 18", "z -7"])
    }

    @Test("no spread, outliers, leaps and self-scores")
    func others() {
        var rows = (0..<5).flatMap { ["y A t\($0) peers x 77", "y A t\($0) peers z \(60 + $0)"] }
        rows += [
            "y A t5 peers a 80", "y A t5 peers b 81", "y A t5 peers c 82", "y A t5 peers d 83",
            "y A t5 peers e 40", "y A t5 self 96.000001", "y A t0 self 83.5",
        ]
        let run = raters(rows, subjects: 6, leap: "5")
        let earlier = Town.entries("y A t0 peers x 72", "y A t1 peers x 71.999999")
        let found = run.signals(earlier: earlier).compactMap { signal -> String? in
            let who = "\(signal.rater?.text ?? "-") \(signal.subject?.text ?? "-")"
            switch signal.kind {
            case .leniency: return nil
            case .noSpread(let count): return "\(who) no spread \(count)"
            case .outlier: return "\(who) outlier"
            case .leap(let before, let now): return "\(who) \(before) \(now)"
            case .selfScore(let above): return "\(who) above \(above)"
            case .unit(let factor, let of): return "\(who) \(factor.rawValue) \(of)"
            case .copy(let of, let cells): return "\(who) copy of \(of) \(cells)"
            }
        }
        // t5: median 81, deviations 1 0 1 2 41, MAD 1; the self-score is 15.000001 above 81.
        // t0: median of 77 and 60 is 68.5, the self-score is 15 above: not more than the margin.
        #expect(
            found == [
                "x - no spread 5", "e t5 outlier", "- t5 above 15.000001", "x t1 71.999999 77",
            ])
    }
}
