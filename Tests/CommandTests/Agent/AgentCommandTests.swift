import Foundation
import Glibc
import Notation
import Submission
import TestSupport
import Testing

@Suite("shangji agent without network")
struct AgentCommandTests {
    @Test("Joining keeps the request and says that the centre could not be reached")
    func join() throws {
        let folder = try TestFolder()
        let run = try folder.join(["--json"])
        #expect(run.exit == 0)
        let answer = try run.json()
        #expect(answer["office"]?.string == "a01")
        #expect(answer["enrolled"]?.bool == false)
        let key = try #require(answer["key"]?.string.flatMap { KeyID(hex: $0) })
        #expect(answer["fingerprint"]?.string == SpokenCode(key.digest).description)
        #expect(run.errors.contains("无法连接中心"))
        let again = try folder.join(["--json"])
        #expect(try again.json()["key"] == answer["key"])
    }

    @Test("An invitation may stand in a file, and a damaged one is refused")
    func invitations() throws {
        let folder = try TestFolder()
        let file = folder.path + "/invitation.txt"
        try Data((TestFolder.invitation + "\n").utf8).write(to: URL(fileURLWithPath: file))
        let rest = [
            "--person", "chen", "--name", "陈明", "--passphrase-file", folder.passphrase, "--json",
        ]
        let run = try CommandLineRun(["agent", "join", "--folder", folder.agent, file] + rest)
        #expect(run.exit == 0)
        let cut = String(TestFolder.invitation.dropLast(4))
        let damaged = try CommandLineRun(
            ["agent", "join", "--folder", folder.path + "/B", cut] + rest)
        #expect(damaged.exit == 1)
        #expect(try damaged.errorCode() == "invitation-malformed")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/B"))
    }

    @Test("Drafts are typed, shown and cleared; sealing waits for the scheme")
    func drafts() throws {
        let folder = try TestFolder()
        try folder.join()
        let set = try folder.run("draft", "set", "--period", "2026-Q1", "A1", "t1", "92．5")
        #expect(set.exit == 0)
        let entry = try #require(try set.json()["entries"]?.array?.first)
        #expect(entry["cell"]?.string == "2026-Q1/A1/t1")
        #expect(entry["value"]?.string == "92．5")
        #expect(entry["findings"]?.array?.first?["code"]?.string == "draft-waits-for-scheme")
        let negative = try folder.run(
            "draft", "set", "--period", "2026-Q1", "A2", "t1", "--role", "peer", "--rater", "wang",
            "--comment", "说明", "-3.5")
        #expect(negative.exit == 0)
        let kept = try #require(try negative.json()["entries"]?.array?.first)
        #expect(kept["value"]?.string == "-3.5")
        #expect(kept["cell"]?.string == "2026-Q1/A2/t1/peer/wang")
        #expect(kept["comment"]?.string == "说明")
        let none = try folder.run("draft", "set", "--period", "2026-Q1", "A3", "t1", "--na", "停产")
        #expect(try none.json()["entries"]?.array?.first?["notApplicable"]?.string == "停产")
        let check = try folder.run("draft", "check")
        #expect(check.exit == 0)
        let seal = try folder.run("seal", "--period", "2026-Q1")
        #expect(seal.exit == 1)
        #expect(try seal.errorCode() == "scheme-not-received")
        let missing = try folder.run("draft", "clear", "2026-Q1/A9/t1")
        #expect(try missing.errorCode() == "draft-missing")
        let clear = try folder.run("draft", "clear", "--period", "2026-Q1")
        #expect(clear.exit == 0)
        let show = try folder.run("draft", "show")
        #expect(try show.json() == ["entries": [], "findings": []])
    }

    @Test("An event needs date and reason and gets an id of its own")
    func events() throws {
        let folder = try TestFolder()
        try folder.join()
        let half = try folder.run(
            "draft", "set", "--period", "q", "B1", "t1", "1", "--date", "2026-03-08")
        #expect(half.exit == 2)
        let run = try folder.run(
            "draft", "set", "--period", "q", "B1", "t1", "1", "--date", "2026-03-08", "--reason",
            "通报表扬")
        let entry = try #require(try run.json()["entries"]?.array?.first)
        let event = try #require(entry["event"]?.string)
        #expect(EventID(hex: event) != nil)
        #expect(entry["cell"]?.string == "q/B1/t1/\(event)")
        #expect(entry["date"]?.string == "2026-03-08")
        let again = try folder.run(
            "draft", "set", "--period", "q", "B1", "t1", "2", "--date", "2026-03-08", "--reason",
            "通报表扬", "--event", event)
        #expect(again.exit == 0)
        #expect(try folder.run("draft", "show").json()["entries"]?.array?.count == 1)
    }

    @Test("Lists of a new agent are empty, and its status counts nothing")
    func empty() throws {
        let folder = try TestFolder()
        try folder.join()
        for list in ["outbox", "receipts", "feed"] {
            let run = try folder.run(list)
            #expect(run.exit == 0)
            #expect(run.output == "[]\n")
        }
        let status = try folder.run("status").json()
        for key in ["draft", "sealed", "sent", "received", "witnessed", "pending", "feed"] {
            #expect(status[key]?.integer == 0, "\(key)")
        }
        #expect(status["enrolled"]?.bool == false)
        #expect(status["checkpoint"] == .null)
        #expect(status["verdicts"] == ["accepted": 0, "held": 0, "returned": 0])
        #expect(status["lastRound"]?["outcome"]?.string == "network-unreachable")
    }

    @Test("A round without network prints its summary and exits with 3")
    func sync() throws {
        let folder = try TestFolder()
        try folder.join()
        let run = try folder.run("sync")
        #expect(run.exit == 3)
        let summary = try run.json()
        #expect(summary["sent"] == [])
        #expect(summary["receipts"] == [])
        #expect(summary["refused"] == [])
        #expect(summary["pending"]?.integer == 0)
        #expect(summary["checkpoint"] == .null)
        #expect(summary["findings"]?.array?.first?["code"]?.string == "network-unreachable")
    }

    @Test("A statement waits in the outbox, in words and as JSON")
    func statements() throws {
        let folder = try TestFolder()
        try folder.join()
        // Joining tried a round, and times are whole seconds: the round of the second in which a
        // record is made counts as one that it waited for.
        Thread.sleep(forTimeInterval: 1.1)
        let about = String(repeating: "ab", count: 32)
        let run = try folder.run(
            "statement", "approval", "--about", about, "--as", "chen", "--passphrase-file",
            folder.passphrase)
        #expect(run.exit == 0)
        let id = try #require(try run.json()["id"]?.string)
        let item = try #require(try folder.run("outbox").json().array?.first)
        #expect(item["id"]?.string == id)
        #expect(item["type"]?.string == "statement")
        #expect(item["state"]?.string == "sealed")
        #expect(item["attempts"] == [])
        let words = try CommandLineRun(["agent", "outbox", "--folder", folder.agent])
        #expect(words.output.contains(id.prefix(12)))
        let stranger = try folder.run(
            "statement", "approval", "--about", about, "--as", "zhou", "--passphrase-file",
            folder.passphrase)
        #expect(try stranger.errorCode() == "person-unknown-here")
    }

    @Test("Persons are added once and listed")
    func persons() throws {
        let folder = try TestFolder()
        try folder.join()
        let add = {
            try folder.run(
                "person", "add", "--id", "zhou", "--name", "周", "--passphrase-file",
                folder.passphrase)
        }
        #expect(try add().json()["id"]?.string == "zhou")
        #expect(try add().errorCode() == "person-already-here")
        let list = try folder.run("person", "list").json().array ?? []
        #expect(list.compactMap { $0["id"]?.string } == ["chen", "zhou"])
        #expect(list.allSatisfy { $0["enrolled"]?.bool == false })
    }

    @Test("The service tells a line a round, keeps a second one out, and stops on SIGTERM")
    func service() throws {
        let folder = try TestFolder()
        try folder.join()
        let command = Vectors.packageRoot + "/.build/debug/shangji"
        let service = try ChildProcess([
            command, "agent", "run", "--folder", folder.agent, "--json",
        ])
        let end = ContinuousClock.now.advanced(by: .seconds(30))
        while service.output.isEmpty, ContinuousClock.now < end {
            Thread.sleep(forTimeInterval: 0.05)
        }
        let line = service.output.prefix { $0 != 0x0A }
        let summary = try JSON(Array(line), form: .canonical)
        #expect((summary["wait"]?.integer ?? 0) >= 2)
        let second = try folder.run("sync")
        #expect(second.exit == 1)
        #expect(try second.errorCode() == "folder-locked")
        let holder = try second.json()["error"]?["en"]?.string ?? ""
        #expect(holder.contains("shangji agent run (pid "))
        #expect(try folder.run("draft", "set", "--period", "q", "A1", "t1", "1").exit == 0)
        service.terminate()
        #expect(service.wait() == 0)
    }
}
