import Foundation
import Notation
import TestSupport
import Testing

/// What is asked about a standing beside itself; figures are those of docs/scoring.md, by hand.
@Suite("What-if, stability and signals on the command line")
struct QuestionTests {
    private let folder: TestFolder
    private let base: [String]

    init() throws {
        folder = try TestFolder()
        let page = try String(
            contentsOfFile: Vectors.packageRoot + "/docs/scoring.md", encoding: .utf8)
        // The first worked example: three townships.
        let part = try #require(page.range(of: "**Three townships.**"))
        let example = page[part.upperBound...]
        for (name, fence) in [("scheme.yaml", "yaml"), ("values.csv", "csv")] {
            let start = try #require(example.range(of: "```\(fence)\n"))
            let rest = example[start.upperBound...]
            let end = try #require(rest.range(of: "```"))
            try Self.write(String(rest[..<end.lowerBound]), folder.path + "/" + name)
        }
        base = [
            "score", "--scheme", folder.path + "/scheme.yaml", "--values",
            folder.path + "/values.csv", "--period", "year",
        ]
    }

    private static func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func whatIf(_ yaml: String, _ more: String...) throws -> CommandLineRun {
        try Self.write(yaml, folder.path + "/changes.yaml")
        return try CommandLineRun(base + ["--what-if", folder.path + "/changes.yaml"] + more)
    }

    @Test("A weight is tried: whose total, rank and grade change, and why")
    func weight() throws {
        let run = try whatIf("weights: {A: 20}\n", "--json")
        #expect(run.exit == 0 && run.errors.isEmpty)
        let json = try run.json()
        #expect(json["number"] == 3)
        #expect(json["status"] == ["before": "final", "after": "final"])
        let changes = json["changes"]?.array ?? []
        #expect(changes.compactMap { $0["subject"]?.string } == ["north", "east", "west"])
        // (20·100 + 40·83.8)/60 and (20·95 + 40·87.7)/60.
        #expect(changes.first?["after"] == ["total": "89.2", "rank": 2, "grade": "good"])
        #expect(changes.first?["why"] == [["kind": "below", "least": "90", "by": "0.8"]])
        #expect(
            changes.dropFirst().first?["after"]
                == ["total": "90.13", "rank": 1, "grade": "excellent"])
        let words = try whatIf("weights: {A: 20}\n", "--lang", "en")
        #expect(words.output.contains("北镇: total 93.52 → 89.2; rank 1 → 2; grade 优秀 → 良好"))
        #expect(words.output.contains("passed by 东镇"))
        let zh = try whatIf("weights: {A: 20}\n")
        #expect(zh.output.contains("北镇：总分 93.52 → 89.2；名次 1 → 2；等次 优秀 → 良好"))
    }

    @Test("A value is tried, and what changes nothing says so")
    func value() throws {
        let run = try whatIf(
            "values:\n  - {indicator: B, subject: west, role: superior, value: 99}\n", "--json")
        let changes = try run.json()["changes"]?.array ?? []
        #expect(changes.compactMap { $0["subject"]?.string } == ["west"])
        // (70·99 + 30·92.5)/100 = 97.05; (60·75 + 40·97.05)/100 = 83.82.
        #expect(changes.first?["after"]?["total"] == "83.82")
        #expect(
            changes.first?["scores"]
                == [["indicator": "B", "before": "93.095", "after": "97.05"]])
        #expect(try whatIf("decimals: 2\n", "--json").json()["changes"] == [])
    }

    @Test("A file of changes that is wrong is refused by line, with what was meant")
    func refused() throws {
        let run = try whatIf("weights:\n  A: 20\nquotas:\n  excelent: 0.5\n", "--json")
        #expect(run.exit == 1)
        let finding = try run.json()["error"]?["findings"]?.array?.first
        #expect(finding?["code"] == "scheme-reference-unknown")
        #expect(finding?["at"] == "line 4")
        #expect(finding?["en"]?.string?.contains("did you mean \"excellent\"") == true)
        let none = try CommandLineRun(base + ["--what-if", folder.path + "/none.yaml", "--json"])
        #expect(try none.errorCode() == "file-missing")
    }

    @Test("A draft is tried on the values: who would stand where, and that it can never count")
    func draft() throws {
        let scheme = try String(contentsOfFile: folder.path + "/scheme.yaml", encoding: .utf8)
        let other = scheme.replacingOccurrences(of: "weight: 60", with: "weight: 20")
            .replacingOccurrences(of: "sum: 100", with: "sum: 60")
        try #require(other != scheme)
        try Self.write(other, folder.path + "/draft.yaml")
        let words = base + ["--draft", folder.path + "/draft.yaml"]
        let json = try CommandLineRun(words + ["--json"]).json()
        #expect(json["version"] == 2 && json["askedAgain"] == [] && json["gone"] == [])
        // As with the same weight in --what-if above.
        #expect(
            (json["changes"]?.array ?? []).first?["after"]
                == ["total": "89.2", "rank": 2, "grade": "good"])
        let said = try CommandLineRun(words)
        #expect(said.output.contains("第 2 版草案：没有签发，不作记录，不能计入。"))
        #expect(said.output.contains("北镇：总分 93.52 → 89.2；名次 1 → 2；等次 优秀 → 良好"))
        try Self.write(
            other.replacingOccurrences(of: "weight: 20", with: "weight: -1"),
            folder.path + "/draft.yaml")
        let refused = try CommandLineRun(words + ["--json"])
        #expect(refused.exit == 1)
        #expect(try refused.errorCode() == "scheme-value-wrong")
    }

    @Test("Stability names the weight at which the place changes hands")
    func stability() throws {
        let run = try CommandLineRun(base + ["--stability", "--json"])
        #expect(run.exit == 0)
        let found = try run.json().array ?? []
        #expect(found.compactMap { $0["indicator"]?.string } == ["A", "B"])
        // Less weight on A, to w: north has (100w + 3352)/(w + 40), east (95w + 3508)/(w + 40). At
        // 31.326359 north's step is 90.915000, so 90.92; one millionth less and it is 90.914999, so
        // 90.91 as east's 90.906142: a tie, and a block of two does not fit into one place.
        let down = found.first?["down"]
        #expect(down?["at"] == "31.326358")
        #expect(
            down?["changes"]
                == [["subject": "north", "before": "excellent", "after": "good"]])
        let words = try CommandLineRun(base + ["--stability", "--lang", "en"])
        #expect(words.output.contains("北镇 优秀 → 良好"))
    }

    @Test("Signals: against last year's table, and none is an empty list")
    func signals() throws {
        let none = try CommandLineRun(base + ["--signals", "--json"])
        let kinds = Set(try none.json().array?.compactMap { $0["kind"]?.string } ?? [])
        #expect(kinds == ["leniency", "outlier"])
        try Self.write(
            "indicator,subject,value\nA,east,1.9\nA,north,149\n", folder.path + "/before.csv")
        let run = try CommandLineRun(
            base + ["--signals", "--before", folder.path + "/before.csv", "--json"])
        let units = try run.json().array?.filter { $0["kind"] == "unit" } ?? []
        #expect(units.count == 1)
        #expect(units.first?["subject"] == "east" && units.first?["factor"] == "×100")
        #expect(units.first?["of"] == "1.9")
        let words = try CommandLineRun(
            base + ["--signals", "--before", folder.path + "/before.csv", "--lang", "en"])
        #expect(words.output.contains("year/A/east  about ×100 of 1.9"))
    }

    @Test("Places and the tie-free order stand in the answer, and the reasons in the words")
    func places() throws {
        let run = try CommandLineRun(base + ["--json"])
        let places = try run.json()["groups"]?.array?.first?["places"]?.array ?? []
        #expect(places.first?["given"] == ["north"])
        #expect(places.first?["next"]?["behind"] == "1.44")
        #expect(try run.json()["groups"]?.array?.first?["ties"] == nil)
        let words = try CommandLineRun(base + ["--lang", "en"])
        #expect(
            words.output.contains(
                "优秀: 1 places of 3, floor(3·0.34); 北镇; rank 2: 东镇 92.08, 1.44 behind."))
        let why = try CommandLineRun(base + ["--explain", "east", "--lang", "en"])
        #expect(why.output.contains("Not 优秀: 1 places, 0 left in turn, 1.44 behind the last."))
    }
}
