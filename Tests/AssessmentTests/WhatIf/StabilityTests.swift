import Notation
import TestSupport
import Testing

@testable import Assessment

@Suite("How far a weight can move before a grade changes")
struct StabilityTests {
    /// Two leaves, two subjects, one place.
    private func found(_ rows: [String], _ change: (inout Scheme) -> Void = { _ in }) -> [String] {
        var scheme = Town.scheme(
            [Town.leaf("A", "60"), Town.leaf("B", "40")], subjects: ["east", "west"])
        scheme.grading.grades = [
            Grade(id: id("top"), name: "top", quota: p("0.5")), Grade(id: id("rest"), name: "r"),
        ]
        change(&scheme)
        return Town.run(scheme, rows.map(Town.entry)).stability().map(Self.text)
    }

    static func text(_ one: WeightStability) -> String {
        let reach = { (reach: WeightStability.Reach) -> String in
            switch reach {
            case .free(let end): "free to \(end)"
            case .open(let end): "open beyond \(end)"
            case .change(let weight, let changes):
                "\(weight): "
                    + changes.map {
                        "\($0.subject) \($0.before?.text ?? "-") \($0.after?.text ?? "-")"
                    }.joined(separator: ", ")
            }
        }
        return "\(one.indicator) \(one.weight), down \(reach(one.down)), up \(reach(one.up))"
    }

    @Test("by hand: the place changes hands where the totals meet")
    func hand() {
        // East 90, 70; west 80, 80. With w on A and 40 on B: east (90w + 2800)/(w + 40), west 80.
        // Six digits: 80.000000; in two decimals equal totals begin where east rounds to 80.00:
        // 10w − 400 ≤ 0.005(w + 40)… east > 80.004999 while w > 40.040016…; from 40.040020 down
        // the two share a rank, and a block of two does not fit into one place.
        let weights = found(["y A east 90", "y B east 70", "y A west 80", "y B west 80"])
        // By the definition, in millionths: the greatest w where the total of east rounds to 80.00.
        func total(_ weight: Int64) -> Fraction {
            let w = Fraction(Points(millionths: weight) ?? .zero)
            let mean =
                (w * Fraction(90) + Fraction(2_800)) / (w + Fraction(40))
            return mean.rounded(6).rounded(2)
        }
        var low: Int64 = 40_000_000
        var high: Int64 = 60_000_000
        while high - low > 1 {
            let middle = (low + high) / 2
            if total(middle) == Fraction(80) { low = middle } else { high = middle }
        }
        let edge = Points(millionths: low)?.description ?? ""
        #expect(
            weights[0]
                == "A 60, down \(edge): east top rest, up free to 10000")
        #expect(weights[1].hasPrefix("B 40, down free to 0.000001, up "))
        #expect(weights[1].hasSuffix(": east top rest"))
    }

    @Test("a weight without a sibling is not listed, and one that decides nothing is free")
    func free() {
        let same = found(["y A east 90", "y B east 90", "y A west 80", "y B west 80"])
        #expect(
            same == [
                "A 60, down free to 0.000001, up free to 10000",
                "B 40, down free to 0.000001, up free to 10000",
            ])
        let alone = found(["y N east 90", "y N west 80"]) { scheme in
            scheme.indicators = [Town.leaf("N")]
            scheme.indicators[0].responsible = [id("o")]
        }
        #expect(alone.isEmpty)
    }

    @Test("on 150 mixed schemes no weight in reach changes a grade, and the one named does")
    func property() {
        var tried = 0
        var changed = 0
        for seed in UInt64(50_001)...50_150 {
            var maker = SchemeMaker(seed: seed)
            let scheme = maker.scheme()
            let values = maker.values(scheme)
            guard !scheme.grading.grades.isEmpty else { continue }
            let scope = seed % 2 == 0 ? ScoringScope.cycle : .period(scheme.periods[0].id)
            let run = ScoreRun(scheme, values, scope, provisional: seed % 3 == 0)
            for one in run.stability(effort: 400).prefix(4) {
                for reach in [one.down, one.up] {
                    let end: Points
                    switch reach {
                    case .free(let to): end = to
                    case .open(let beyond): end = beyond
                    case .change(let at, let changes):
                        end = at
                        let there = Self.grades(scheme, values, run, one.indicator, at)
                        let told = changes.map { "\($0.subject) \($0.after?.text ?? "-")" }
                        #expect(
                            Self.differing(there, from: run.standing) == told, "seed \(seed)")
                        changed += 1
                    }
                    // Weights drawn between the scheme's and the end: nothing changes there.
                    let (from, to) = (one.weight.millionths, end.millionths)
                    for _ in 0..<4 where abs(to - from) > 2 {
                        let weight = Int64.random(
                            in: min(from, to) + 1...max(from, to) - 1, using: &maker.random)
                        let there = Self.grades(
                            scheme, values, run, one.indicator,
                            Points(millionths: weight) ?? .one)
                        #expect(
                            Self.differing(there, from: run.standing).isEmpty,
                            "seed \(seed) \(one.indicator) \(weight)")
                        tried += 1
                    }
                }
            }
        }
        #expect(tried > 1_000 && changed > 40, "\(tried), \(changed)")
    }

    /// A whole run with another weight.
    private static func grades(
        _ scheme: Scheme, _ values: ScoreValues, _ run: ScoreRun, _ indicator: IndicatorID,
        _ weight: Points
    ) -> Standing {
        var other = scheme
        other.indicators = scheme.indicators.map { Self.weighed($0, indicator, weight) }
        return ScoreRun(
            other, values, run.scope, provisional: run.policy.isProvisional
        ).standing
    }

    private static func weighed(
        _ node: Indicator, _ id: IndicatorID, _ weight: Points
    ) -> Indicator {
        var node = node
        if node.id == id { node.weight = weight }
        if case .node(let children, let sum) = node.content {
            node.content = .node(children.map { weighed($0, id, weight) }, sum: sum)
        }
        return node
    }

    private static func differing(_ there: Standing, from here: Standing) -> [String] {
        let before = Dictionary(
            uniqueKeysWithValues: here.groups.flatMap(\.subjects).map { ($0.id, $0.grade) })
        return there.groups.flatMap(\.subjects).filter { before[$0.id] != $0.grade }
            .sorted { $0.id < $1.id }.map { "\($0.id) \($0.grade?.text ?? "-")" }
    }
}
