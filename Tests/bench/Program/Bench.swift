import Glibc

/// The measuring half of `make bench`; `Tests/bench/bench.py` calls it and makes the table.
@main
enum Bench {
    private static let works: [(name: String, work: @Sendable (Words) throws -> Void)] = [
        ("growth", Growth.run), ("scheme", Work.scheme), ("enrolments", Work.enrolments),
        ("keys", Work.keys), ("batches", Work.batches), ("load", Load.run),
        ("receipts", Receipts.verify), ("subjects", Work.subjects), ("probes", Probes.run),
        ("singles", Singles.run), ("scoring", Scoring.run), ("cells", Scoring.cells),
        ("rerank", Rerank.run), ("workbook", Workbooks.run),
    ]

    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let work = works.first(where: { $0.name == words.first })?.work else {
            print("bench", works.map(\.name).joined(separator: " | "), "[NAME=VALUE …]")
            exit(2)
        }
        do {
            try work(Words(words.dropFirst()))
        } catch {
            print("bench: \(error)")
            exit(1)
        }
    }
}
