import Assessment
import Notation
import TestSupport

/// One changed cell in a group of 200 with 50 leaves, the stability of its weights, and whole runs
/// over ever more subjects.
enum Rerank {
    /// `rerank [subjects=200] [to=1000000]`.
    static func run(_ words: Words) throws {
        try one(words.number("subjects", 200))
        var count = 1_000
        while count <= (try words.number("to", 1_000_000)) {
            let values = values(count, leaves: 5)
            let scheme = scheme(count, leaves: 5)
            let (time, run) = Measures.processor {
                ScoreRun(scheme, ScoreValues(values), .period(Nation.period))
            }
            guard run.standing.status == .final else { throw BenchFailure("not final") }
            Measures.say([
                "name": "subjects", "subjects": .integer(Int64(count)), "leaves": 5,
                "runNs": .integer(time), "residentKiB": .integer(Measures.residentKiB),
            ])
            count *= 10
        }
    }

    private static func one(_ subjects: Int) throws {
        let scheme = scheme(subjects, leaves: Nation.leaves)
        let values = ScoreValues(values(subjects, leaves: Nation.leaves))
        let whole = Measures.typical { _ = ScoreRun(scheme, values, .period(Nation.period)) }
        var running = RunningScore(ScoreRun(scheme, values, .period(Nation.period)))
        var turn = 0
        var times: [Int64] = []
        for _ in 0..<1_000 {
            turn += 1
            let entry = values.entries[(turn * 7_919) % values.entries.count]
            let cell = ScoreCell(
                period: entry.period, indicator: entry.indicator, subject: entry.subject)
            let value = ScoreValue.number(Nation.value(turn, turn + 3))
            times.append(Measures.processor { running.replace(cell, by: value) }.0)
        }
        let again = ScoreRun(scheme, ScoreValues(running.run.given), .period(Nation.period))
        guard running.run.standing == again.standing else {
            throw BenchFailure("a changed cell gave another standing than a whole run")
        }
        let (stability, _) = Measures.processor { running.run.stability() }
        Measures.say([
            "name": "rerank", "subjects": .integer(Int64(subjects)),
            "leaves": .integer(Int64(Nation.leaves)), "runNs": .integer(whole),
            "changeNs": .integer(Measures.median(times)),
            "changeP99Ns": .integer(Measures.quantile(times, 99, 100)),
            "stabilityNs": .integer(stability),
        ])
    }

    /// Nodes of five leaves over subjects in groups of at most 4,000.
    private static func scheme(_ subjects: Int, leaves: Int) -> Scheme {
        var scheme = Nation(subjects: subjects, offices: 50).scheme
        let kept = Array(scheme.indicators.prefix(leaves))
        scheme.indicators = stride(from: 0, to: leaves, by: 5).map { start in
            Indicator(
                id: .of("n\(start)"), title: "n", weight: .one,
                content: .node(Array(kept[start..<min(start + 5, leaves)]), sum: nil))
        }
        return scheme
    }

    private static func values(_ subjects: Int, leaves: Int) -> [ScoreEntry] {
        let nation = Nation(subjects: subjects, offices: 50)
        return nation.subjects.indices.flatMap { subject in
            (0..<leaves).map { leaf in
                ScoreEntry(
                    period: Nation.period, indicator: nation.indicators[leaf],
                    subject: nation.subjects[subject],
                    value: .number(Nation.value(leaf, subject)))
            }
        }
    }
}
