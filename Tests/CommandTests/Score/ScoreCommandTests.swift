import Foundation
import Notation
import TestSupport
import Testing

/// `shangji score` and `shangji scheme` as people run them; figures are those of the second program.
@Suite("Scores on the command line")
struct ScoreCommandTests {
    private let folder = Vectors.packageRoot + "/fixtures/tangshan/"

    private func score(_ values: String, _ period: String, _ more: String...) throws
        -> CommandLineRun
    {
        try CommandLineRun(
            [
                "score", "--scheme", folder + "scheme.yaml", "--values", folder + values,
                "--period", period,
            ] + more)
    }

    private func expected(_ name: String) throws -> JSON {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + name))
        return try JSON(Array(bytes), form: .any)
    }

    /// What a command prints, without what explains it.
    private func counted(_ run: CommandLineRun) throws -> JSON {
        var members = try #require(try run.json().object)
        members["groups"] = .array(
            (members["groups"]?.array ?? []).map { group in
                var group = group.object ?? [:]
                group["places"] = nil
                group["ties"] = nil
                return .object(group)
            })
        return .object(members)
    }

    @Test("A standing is the one that the second program counts, and ends with 0 when final")
    func final() throws {
        let run = try score("values-april.csv", "april", "--json")
        #expect(run.exit == 0)
        #expect(try counted(run) == expected("expected-april.json"))
        #expect(run.errors.isEmpty)
    }

    @Test("What is incomplete is printed all the same, and ends with 1")
    func incomplete() throws {
        let run = try score("values-unfinished.csv", "august", "--json")
        #expect(run.exit == 1)
        #expect(try counted(run) == expected("expected-unfinished.json"))
        let provisional = try score("values-unfinished.csv", "august", "--json", "--provisional")
        #expect(provisional.exit == 0)
        #expect(try counted(provisional) == expected("expected-unfinished-provisional.json"))
    }

    @Test("In words every subject stands in a line, in both languages")
    func words() throws {
        let subjects =
            try expected("expected-april.json")["groups"]?.array?
            .flatMap { $0["subjects"]?.array ?? [] }.compactMap { $0["id"]?.string } ?? []
        #expect(subjects.count == 14)
        for language in ["zh", "en"] {
            let run = try score("values-april.csv", "april", "--lang", language)
            #expect(run.exit == 0)
            for subject in subjects { #expect(run.output.contains(subject), "\(subject)") }
        }
    }

    @Test("An explanation leads from the total down to the values, each line with its working")
    func explained() throws {
        let run = try score("values-april.csv", "april", "--json", "--explain", "130284")
        let json = try run.json()
        #expect(json["subject"] == "130284")
        let lines = json["lines"]?.array ?? []
        #expect(lines.first?["depth"] == 0)
        let total = try #require(
            try expected("expected-april.json")["groups"]?.array?
                .flatMap { $0["subjects"]?.array ?? [] }
                .first { $0["id"]?.string == "130284" }?["total"]?.string)
        #expect(lines.first?["en"]?.string?.contains(total) == true)
        let cells = lines.compactMap { $0["cell"]?.string }
        #expect(cells.contains("april/gdp-growth/130284"))
        #expect(lines.contains { $0["working"]?.string?.isEmpty == false })
        let words = try score("values-april.csv", "april", "--lang", "en", "--explain", "130284")
        // Then come the grade, why none above it, and the tie if there is one.
        let grade = try #require(json["grade"])
        let reasons = 1 + (grade["above"]?.array?.count ?? 0) + (grade["tie"] == .null ? 0 : 1)
        #expect(words.output.split(separator: "\n").count == lines.count + reasons)
    }

    @Test("A period, a scheme or a table that is not there is refused by name")
    func refused() throws {
        let period = try score("values-april.csv", "may", "--json")
        #expect(period.exit == 1)
        #expect(try period.json()["findings"]?.array?.first?["code"] == "score-period-unknown")
        let table = try score("no-such.csv", "april", "--json")
        #expect(table.exit == 2)
        #expect(try table.errorCode() == "file-missing")
        let use = try CommandLineRun(["score", "--period", "april", "--json"])
        #expect(use.exit == 2)
    }

    @Test("A scheme is checked with its line and shown as what is signed")
    func schemes() throws {
        let sound = try CommandLineRun(["scheme", "check", folder + "scheme.yaml", "--json"])
        #expect(sound.exit == 0)
        #expect(try sound.json() == ["ok": true, "findings": [], "warnings": []])
        let text = try String(contentsOfFile: folder + "scheme.yaml", encoding: .utf8)
        let test = try TestFolder()
        let broken = test.path + "/broken.yaml"
        try Data(("colour: red\n" + text).utf8).write(to: URL(fileURLWithPath: broken))
        let found = try CommandLineRun(["scheme", "check", broken, "--json"])
        #expect(found.exit == 1)
        let first = try #require(found.json()["findings"]?.array?.first)
        #expect(first["code"] == "scheme-key-unknown")
        #expect(first["at"]?.string?.contains("line 1") == true)
        let shown = try CommandLineRun(["scheme", "show", folder + "scheme.yaml", "--json"])
        #expect(shown.exit == 0)
        #expect(try shown.json()["id"] == "tangshan-2026")
    }
}
