import Foundation
import Notation
import TestSupport
import Testing

/// What a centre can be asked about a standing beside itself.
struct QuestionCommandTests {
    private let run: CentreFolderRun

    init() throws {
        run = try CentreFolderRun()
        try run.found()
        try run.byTwo(
            "scheme", "publish", "\(Vectors.packageRoot)/fixtures/tangshan/scheme.yaml")
    }

    @Test("Signals of a period without values are an empty list, in words too")
    func signals() throws {
        let none = try run.aggregator("signals", "--period", "april")
        #expect(none.status == 0 && none.json == [])
        let values = "\(Vectors.packageRoot)/fixtures/tangshan/values-april.csv"
        let before = try run.aggregator("signals", "--period", "april", "--before", values)
        #expect(before.status == 0 && before.json == [])
        let words = try run.aggregator(
            ["signals", "--period", "april", "--lang", "en"], json: false)
        #expect(words.output == "Nothing to look at.\n")
        let unknown = try run.aggregator(
            "signals", "--period", "april", "--before-scheme", "nowhere")
        #expect(unknown.status != 0 && unknown.code != nil)
    }

    @Test("What-if and stability are asked of the log as of a table")
    func questions() throws {
        try run.write("missing: exclude\n", to: "changes.yaml")
        let tried = try run.aggregator(
            "standing", "--period", "april", "--what-if", "\(run.path)/changes.yaml")
        #expect(tried.status == 0)
        #expect(tried.json["changes"] == [] && tried.json["number"] == 14)
        try run.write("weights: {nothing: 1}\n", to: "changes.yaml")
        let refused = try run.aggregator(
            "standing", "--period", "april", "--what-if", "\(run.path)/changes.yaml")
        #expect(refused.status == 1 && refused.code == "scheme-reference-unknown")
        let stable = try run.aggregator("standing", "--period", "april", "--stability")
        #expect(stable.status == 0)
        // Nobody has a total, so no weight can change a grade.
        let found = stable.json.array ?? []
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0["down"]?["free"] != nil && $0["up"]?["free"] != nil })
    }

    @Test("A draft of the next version is tried on the log, and leaves no trace in it")
    func draft() throws {
        let path = "\(Vectors.packageRoot)/fixtures/tangshan/scheme.yaml"
        let before = try run.aggregator("dump").output
        let tried = try run.aggregator("standing", "--period", "april", "--draft", path)
        #expect(tried.status == 0)
        #expect(tried.json["version"] == 2 && tried.json["changes"] == [])
        #expect(try run.aggregator("dump").output == before)
    }

    @Test("An explanation has why a subject has its grade: none without a rank")
    func explained() throws {
        let found = try run.aggregator("explain", "130284", "--period", "april")
        #expect(found.status == 0 && found.json["grade"] == .null)
    }
}
