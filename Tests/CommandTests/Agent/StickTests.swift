import Foundation
import Notation
import Submission
import TestSupport
import Testing

/// An office without any network, as its people run the command: everything goes by stick.
@Suite("Everything by stick")
struct StickTests {
    private let run: CentreFolderRun

    init() throws {
        run = try CentreFolderRun()
        try run.found()
        try run.write("correct horse\n", to: "office.pass")
    }

    /// A scheme of one office and one subject.
    private func publish(reviewer: Bool) throws {
        let yaml = """
            id: small
            version: 1
            title: 小方案
            timezone: Asia/Shanghai
            decimals: 2
            missing: block
            cycle: {title: 2026 年度, compose: totals}
            sum: 100
            offices:
              - {id: a01, name: 河口镇}
            groups:
              - {id: towns, name: 乡镇}
            subjects:
              - {id: t1, name: 河口镇, group: towns, office: a01}
              - {id: t2, name: 南河镇, group: towns}
            periods:
              - {id: april, name: 4 月, kind: pre, opens: 2026-04-01, closes: 2026-04-20}
              - {id: year, name: 全年, kind: year, weight: 100, opens: 2026-12-20, closes: 2027-01-10}
            indicators:
              - {id: A1, title: 增速, weight: 100, responsible: [a01], digits: 1, rule: direct}
            grades:
              - {id: good, name: 良好, min: 75}
              - {id: rest, name: 一般}
            reviewer: \(reviewer)
            late: hold
            """
        try run.write(yaml, to: "scheme.yaml")
        #expect(try run.byTwo("scheme", "publish", "\(run.path)/scheme.yaml").status == 0)
    }

    @discardableResult
    private func agent(_ folder: String, _ words: String...) throws -> CentreFolderRun.Run {
        let child = try ChildProcess(
            [run.program, "agent"] + words + ["--folder", "\(run.path)/\(folder)", "--json"],
            input: [])
        let status = child.wait()
        let json = try? JSON(child.output.dropLast(), form: .canonical)
        return CentreFolderRun.Run(
            status: status, json: json ?? .null,
            output: String(decoding: child.output, as: UTF8.self), errors: child.errors)
    }

    private var stick: String { "\(run.path)/stick.bundle" }
    private var office: [String] { ["--passphrase-file", "\(run.path)/office.pass"] }

    /// To the centre; returns what `import` says.
    private func carry(_ folder: String, preview: Bool = false) throws -> JSON {
        #expect(try agent(folder, "export", stick).status == 0)
        let words = preview ? ["--preview"] : []
        let child = try ChildProcess(
            [run.program, "aggregator", "import", stick, "--folder", run.centre, "--json"] + words,
            input: [])
        _ = child.wait()
        return try JSON(child.output.dropLast(), form: .canonical)
    }

    /// And back.
    private func answer(_ folder: String) throws -> CentreFolderRun.Run {
        #expect(try run.aggregator("export", "--office", "a01", stick).status == 0)
        return try agent(folder, "import", stick)
    }

    /// Joins by stick, with the request previewed and approved.
    private func join(_ folder: String, _ person: String) throws {
        let invitation = try run.aggregator(
            "invite", "--office", "a01", "--name", "河口镇", "--server", "http://127.0.0.1:9")
        let text = invitation.json["invitation"]?.string ?? ""
        let joined = try ChildProcess(
            [
                run.program, "agent", "join", text, "--folder", "\(run.path)/\(folder)", "--person",
                person, "--name", person,
            ] + office, input: [])
        #expect(joined.wait() == 0)
        try enrol(folder)
    }

    private func enrol(_ folder: String) throws {
        let key = try #require(try agent(folder, "status").json["key"]?.string)
        let preview = try carry(folder, preview: true)
        #expect(preview["joining"]?["key"]?.string == key)
        #expect(preview["joining"]?["enrolled"]?.bool == false)
        _ = try carry(folder)
        #expect(try run.byTwo("approve", key).status == 0)
        #expect(try answer(folder).status == 0)
        #expect(try agent(folder, "status").json["enrolled"]?.bool == true)
    }

    private func set(_ folder: String, _ subject: String, _ value: String) throws {
        try agent(folder, "draft", "set", "--period", "april", "A1", subject, value)
    }

    @Test("Evidence goes by stick with its batch, is listed there and handed out byte by byte")
    func evidence() throws {
        try publish(reviewer: false)
        try join("pc", "chen")
        let text = String(repeating: "证明材料\n", count: 30_000)
        try run.write(text, to: "报告.txt")
        let file = "\(run.path)/报告.txt"
        let digest = Digest(of: Array(text.utf8)).hex
        let set = try agent(
            "pc", "draft", "set", "--period", "april", "A1", "t1", "90", "--evidence", file)
        #expect(set.json["entries"]?.array?.first?["evidence"]?.array?.count == 1)
        let listed = try agent("pc", "draft", "evidence", "list")
        #expect(listed.json["entries"]?.array?.first?["cell"]?.string == "april/A1/t1")
        let batch = try #require(try agent("pc", "seal", "--period", "april").json["id"]?.string)
        let waiting = try agent("pc", "status").json["evidence"]
        #expect(waiting?["pending"]?.integer == 1 && waiting?["complete"]?.integer == 0)
        let taken = try carry("pc")
        #expect(taken["evidence"] == [.string(digest)] && taken["evidenceRefused"] == [])
        let list = try run.aggregator("evidence", batch).json
        #expect(list.array?.first?["complete"]?.bool == true)
        let got = try run.aggregator("evidence", "get", digest, "\(run.path)/got.txt")
        #expect(got.json["bytes"]?.integer == Int64(text.utf8.count))
        #expect(try String(contentsOfFile: "\(run.path)/got.txt", encoding: .utf8) == text)
        #expect(try run.aggregator("fsck").json["ok"]?.bool == true)
    }

    @Test(
        "Join, fill, seal, restore a backup: the restored PC's batch waits and is logged by approve"
    )
    func restored() throws {
        try publish(reviewer: false)
        try join("pc", "chen")
        try set("pc", "t1", "90")
        let sealed = try agent("pc", "seal", "--period", "april")
        #expect(sealed.json["lacking"]?["code"]?.string == "cells-lacking")
        #expect(sealed.json["lacking"]?["en"]?.string?.contains("april/A1/t2") == true)
        #expect(try carry("pc")["taken"]?.array?.count == 1)
        #expect(try answer("pc").json["receipts"]?.array?.count == 1)
        #expect(try agent("pc", "status").json["lastRound"]?["channel"]?.string == "file")
        let backup = "\(run.path)/kept.backup"
        #expect(try agent("pc", "backup", backup).json["records"]?.integer == 1)
        #expect(try agent("new", "restore", backup, "--preview").json["preview"]?.bool == true)
        let made = try ChildProcess(
            [run.program, "agent", "restore", backup, "--folder", "\(run.path)/new"] + office,
            input: [])
        #expect(made.wait() == 0)
        let status = try agent("new", "status").json
        let key = try #require(status["key"]?.string)
        #expect(status["enrolled"]?.bool == false && status["restoredAt"]?.string != nil)
        #expect(key != (try agent("pc", "status").json["key"]?.string))
        try set("new", "t1", "91")
        #expect(try agent("new", "seal", "--period", "april").json["seq"]?.integer == 1)
        let taken = try carry("new")
        #expect(taken["waiting"]?.array?.count == 1 && taken["taken"] == [])
        let waiting = try run.aggregator("status").json["unlogged"]?.array
        #expect(waiting?.first?["key"]?.string == key)
        #expect(try run.aggregator("fsck").json["ok"]?.bool == true)
        #expect(try run.byTwo("approve", key).status == 0)
        #expect(try run.aggregator("status").json["unlogged"] == [])
        #expect(try answer("new").json["receipts"]?.array?.count == 1)
        let verdicts = try agent("new", "status").json["verdicts"]
        #expect(verdicts?["accepted"]?.integer == 2)
        #expect(try run.aggregator("conflicts").json == [])
    }

    @Test("A text of many lines takes one line in the table of statements")
    func longText() throws {
        try publish(reviewer: false)
        try join("pc", "chen")
        let text = "增速以公报为准" + String(repeating: "，按月核对", count: 20) + "\n第二行"
        let proposed = try ChildProcess(
            [
                run.program, "agent", "propose", "rules", "--at", "A1", "--text", text, "--as",
                "chen", "--folder", "\(run.path)/pc",
            ] + office, input: [])
        #expect(proposed.wait() == 0)
        _ = try carry("pc")
        let told = try ChildProcess(
            [run.program, "aggregator", "statements", "--folder", run.centre], input: [])
        #expect(told.wait() == 0)
        let table = String(decoding: told.output, as: UTF8.self)
        let row = try #require(table.split(separator: "\n").first { $0.contains("增速以公报为准") })
        // Seven characters of the beginning, five for each of the others that fit into forty.
        #expect(row.contains("增速以公报为准" + String(repeating: "，按月核对", count: 6) + "，按月…"))
        #expect(!table.contains("第二行"))
    }

    @Test(
        "Two PCs of one office: the reviewer approves what came by stick, the first PC takes it back"
    )
    func reviewed() throws {
        try publish(reviewer: true)
        try join("pc", "chen")
        #expect(try agent("pc", "export", stick, "--colleagues").code == "courier-no-colleague")
        try join("pc2", "zhou")
        #expect(try answer("pc").status == 0)
        try set("pc", "t1", "90")
        let sealed = try agent("pc", "seal", "--period", "april", "--reviewer", "zhou")
        let batch = try #require(sealed.json["id"]?.string)
        #expect(try agent("pc", "export", stick, "--colleagues").status == 0)
        let preview = try agent("pc2", "import", stick, "--preview")
        let shown = try #require(preview.json["batches"]?.array?.first)
        #expect(shown["id"]?.string == batch && shown["reviewer"]?.string == "zhou")
        #expect(shown["entries"]?.array?.first?["value"]?.string == "90")
        #expect(try agent("pc2", "outbox").json == [])
        #expect(try agent("pc2", "import", stick).json["taken"] == [.string(batch)])
        #expect(try agent("pc2", "import", stick).json["held"] == [.string(batch)])
        let said = try ChildProcess(
            [
                run.program, "agent", "statement", "approval", "--about", batch, "--as", "zhou",
                "--folder", "\(run.path)/pc2",
            ] + office, input: [])
        #expect(said.wait() == 0)
        #expect(try agent("pc2", "export", stick, "--colleagues").status == 0)
        let back = try agent("pc", "import", stick).json
        #expect(back["statements"]?.array?.first?["about"]?.string == batch)
        #expect(back["held"] == [.string(batch)])
        // The first PC brings both; the second one's file brings nothing new.
        #expect(try carry("pc")["taken"]?.array?.count == 2)
        #expect(try carry("pc2")["held"]?.array?.count == 2)
        #expect(try answer("pc").json["receipts"]?.array?.count == 2)
        #expect(try agent("pc", "status").json["verdicts"]?["accepted"]?.integer == 1)
        #expect(try answer("pc2").json["receipts"]?.array?.count == 2)
        #expect(try agent("pc2", "status").json["pending"]?.integer == 0)
    }

    @Test("A return and its reason, a correction under way, a late one, a sheet that is read again")
    func returned() throws {
        try publish(reviewer: false)
        try join("pc", "chen")
        try set("pc", "t1", "90")
        try set("pc", "t2", "80")
        let sealed = try agent("pc", "seal", "--period", "april")
        #expect(sealed.json["lacking"] == .null)
        let batch = try #require(sealed.json["id"]?.string)
        _ = try carry("pc")
        #expect(try run.byTwo("return", "\(batch)#0", "--reason", "附件未盖章").status == 0)
        #expect(try answer("pc").status == 0)
        var open = try #require(try agent("pc", "status").json["open"]?.array?.first)
        #expect(open["cell"]?.string == "april/A1/t1" && open["waits"]?.bool == false)
        #expect(open["reasons"] == ["附件未盖章"])
        #expect(try agent("pc", "feed").output.contains("return ×1: 附件未盖章"))
        // The sheet holds what was returned, what is sealed already, and nothing else.
        try run.write("indicator,subject,value\nA1,t1,90\nA1,t2,80\n", to: "sheet.csv")
        let sheet = try agent("pc", "draft", "import", "--period", "april", "\(run.path)/sheet.csv")
        #expect(sheet.json["same"]?.integer == 1 && sheet.json["saved"]?.integer == 1)
        try run.write("indicator,subject,value\nA1,t1,91\nA1,t2,81\n", to: "sheet.csv")
        let changed = try agent(
            "pc", "draft", "import", "--period", "april", "\(run.path)/sheet.csv")
        let cells = changed.json["replaced"]?.array?.compactMap { $0["at"]?.string }
        #expect(cells == ["april/A1/t1", "april/A1/t2"])
        try agent("pc", "draft", "clear", "april/A1/t2")
        try agent("pc", "seal", "--period", "april")
        #expect(try agent("pc", "status").json["toCorrect"] == [])
        open = try #require(try agent("pc", "status").json["open"]?.array?.first)
        #expect(open["waits"]?.bool == true)
        _ = try carry("pc")
        #expect(try run.byTwo("close", "--period", "april").status == 0)
        #expect(try answer("pc").status == 0)
        #expect(try agent("pc", "status").json["open"] == [])
        try set("pc", "t2", "82")
        try agent("pc", "seal", "--period", "april")
        _ = try carry("pc")
        #expect(try answer("pc").status == 0)
        open = try #require(try agent("pc", "status").json["open"]?.array?.first)
        #expect(open["waits"]?.bool == true)
        #expect(open["findings"]?.array?.first?["code"]?.string == "entry-late")
    }
}
