import Assessment
import Notation

/// N: totals, ranks, grades with quotas and the figures of every leaf, for the whole nation.
enum Scoring {
    /// `scoring codes=FILE out=FILE figures=FILE`: times runs, and leaves the results as tables.
    static func run(_ words: Words) throws {
        let codes = try Files.lines(words.text("codes"))
        let nation = Nation(subjects: codes.count, codes: codes)
        let values = ScoreValues(
            nation.subjects.indices.flatMap { subject in
                (0..<Nation.leaves).map { leaf in
                    ScoreEntry(
                        period: Nation.period, indicator: nation.indicators[leaf],
                        subject: nation.subjects[subject],
                        value: .number(Nation.value(leaf, subject)))
                }
            })
        var times: [Int64] = []
        var last: ScoreRun?
        for _ in 0..<5 {
            last = nil
            let (time, run) = Measures.processor {
                ScoreRun(nation.scheme, values, .period(Nation.period))
            }
            times.append(time)
            last = run
        }
        guard let standing = last?.standing, standing.status == .final else {
            throw BenchFailure("the standing is not final: \(last?.standing.findings.first as Any)")
        }
        try Files.write(totals(standing), words.text("out"))
        try Files.write(figures(standing), words.text("figures"))
        Measures.say([
            "name": "scoring", "subjects": .integer(Int64(nation.subjects.count)),
            "leaves": .integer(Int64(Nation.leaves)), "runNs": .integer(Measures.median(times)),
            "residentKiB": .integer(Measures.residentKiB),
        ])
    }

    /// `cells codes=FILE out=FILE weights=FILE`: the same values for the peer, in millionths.
    static func cells(_ words: Words) throws {
        let codes = try Files.lines(words.text("codes"))
        let nation = Nation(subjects: codes.count, codes: codes)
        var lines = "subject,grp,leaf,value\n"
        for (place, subject) in nation.subjects.enumerated() {
            for leaf in 0..<Nation.leaves {
                let value = Nation.millionths(leaf, place)
                lines += "\(subject.text),g\(place / 4_000),\(leaf),\(value)\n"
            }
        }
        try Files.write(Array(lines.utf8), words.text("out"))
        let weights = (0..<Nation.leaves).map { "\($0),\(Nation.weight($0).millionths)\n" }
        try Files.write(Array(("leaf,weight\n" + weights.joined()).utf8), words.text("weights"))
    }

    private static func totals(_ standing: Standing) -> [UInt8] {
        var lines = ""
        for group in standing.groups {
            for subject in group.subjects {
                let total = subject.total?.millionths ?? -1
                lines += "\(group.id),\(subject.id),\(total),\(subject.rank ?? -1),"
                lines += "\(subject.grade?.text ?? "-")\n"
            }
        }
        return Array(lines.utf8)
    }

    private static func figures(_ standing: Standing) -> [UInt8] {
        var lines = ""
        for group in standing.groups {
            for figures in group.feedback {
                let numbers = [figures.max, figures.min, figures.mean, figures.median].map {
                    "\($0?.millionths ?? -1)"
                }
                let ends = [figures.firstThree, figures.lastThree].map {
                    $0.map(\.text).joined(separator: " ")
                }
                let words = ["\(group.id)", figures.indicator.text, "\(figures.number)"]
                lines += (words + numbers + ends).joined(separator: ",") + "\n"
            }
        }
        return Array(lines.utf8)
    }
}
