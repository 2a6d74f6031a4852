import Notation
import Testing

@testable import Assessment

@Suite("Wrong units and copied columns are noticed")
struct SignalTests {
    private func run(_ leaves: [String], _ subjects: Int, _ rows: [String]) -> ScoreRun {
        let linear = Rule.linear(Rule.Linear(target: Table(p("100"))))
        let scheme = Town.scheme(
            leaves.map { Town.leaf($0, "1", linear) }, subjects: (0..<subjects).map { "t\($0)" })
        return Town.run(scheme, rows.map(Town.entry))
    }

    private func units(_ run: ScoreRun, _ earlier: [ScoreEntry] = []) -> [String] {
        run.signals(earlier: earlier).compactMap { signal in
            guard case .unit(let factor, let of) = signal.kind else { return nil }
            return "\(signal.subject?.text ?? "-") \(factor.rawValue) \(of)"
        }
    }

    @Test("against the year before: from half to twice a hundred or ten thousand times")
    func before() {
        let rows = [
            "y A t0 9000", "y A t1 1000000", "y A t2 0.9", "y A t3 0.005", "y A t4 90",
            "y A t5 4499.999999", "y A t6 18000", "y A t7 18000.000001",
        ]
        let earlier = (0..<8).map { index -> ScoreEntry in
            Town.entry("y A t\(index) \(index == 3 ? 50 : 90)")
        }
        // 4500 and 18000 are the bounds of a hundred times 90.
        #expect(
            units(run(["A"], 8, rows), earlier) == [
                "t0 ×100 90", "t1 ×10000 90", "t2 ÷100 90", "t3 ÷10000 50", "t6 ×100 90",
            ])
    }

    @Test("against the others of the group: five of one size, and one a hundred times that")
    func others() {
        let same = ["y A t0 80", "y A t1 90", "y A t2 100", "y A t3 110", "y A t4 120"]
        #expect(units(run(["A"], 6, same + ["y A t5 0.95"])) == ["t5 ÷100 100"])
        #expect(units(run(["A"], 6, same + ["y A t5 9500"])) == ["t5 ×100 100"])
        #expect(units(run(["A"], 6, same + ["y A t5 1500"])).isEmpty)
        // Four others are too few; others of very different sizes say nothing.
        #expect(units(run(["A"], 5, Array(same.dropFirst()) + ["y A t0 9500"])).isEmpty)
        let wide = ["y A t0 1", "y A t1 90", "y A t2 100", "y A t3 110", "y A t4 120"]
        #expect(units(run(["A"], 6, wide + ["y A t5 9500"])).isEmpty)
        #expect(units(run(["A"], 6, same + ["y A t5 -0.95"])).isEmpty)
    }

    @Test("five cells that say the same as another subject's, where others say something else")
    func copies() {
        let leaves = ["A", "B", "C", "D", "E", "F"]
        var rows: [String] = []
        for (index, leaf) in leaves.enumerated() {
            rows += ["y \(leaf) t0 \(50 + index)", "y \(leaf) t1 \(50 + index)"]
            rows.append("y \(leaf) t2 \(60 + index)")
        }
        let copies = { (run: ScoreRun) in
            run.signals().compactMap { signal -> String? in
                guard case .copy(let of, let cells) = signal.kind else { return nil }
                return "\(signal.subject?.text ?? "-") \(of) \(cells)"
            }
        }
        #expect(copies(run(leaves, 3, rows)) == ["t1 t0 6"])
        // One value that differs ends it.
        let other = rows.map { $0 == "y F t1 55" ? "y F t1 54" : $0 }
        #expect(copies(run(leaves, 3, other)).isEmpty)
        // Where all say the same nothing is copied.
        let all = leaves.flatMap { leaf in (0..<3).map { "y \(leaf) t\($0) 100" } }
        #expect(copies(run(leaves, 3, all)).isEmpty)
        // Four cells are too few.
        let four = rows.filter { !$0.contains(" E ") && !$0.contains(" F ") }
        #expect(copies(run(leaves, 3, four)).isEmpty)
    }
}
