import Notation
import TestSupport
import Testing

@Suite("The command's plumbing")
struct PlumbingTests {
    @Test("Without arguments the command helps and does no harm")
    func nothing() throws {
        let run = try CommandLineRun([])
        #expect(run.exit == 0)
        #expect(run.output.contains("USAGE: shangji <subcommand>"))
        #expect(run.errors.isEmpty)
    }

    @Test(
        "Wrong use exits with 2 and says so in both languages",
        arguments: [
            ["agent", "status"], ["agent", "nonsense"], ["codes", "--nonsense"],
            ["codes", "--lang", "fr"], ["agent", "seal", "--folder", "A"],
            ["agent", "draft", "set", "--folder", "A", "--period", "p", "i", "s"],
            [
                "agent", "draft", "set", "--folder", "A", "--period", "p", "i", "s", "1", "--na",
                "x",
            ],
            ["agent", "draft", "set", "--folder", "A", "--period", "p", "i/j", "s", "1"],
            ["agent", "draft", "clear", "--folder", "A"],
            ["agent", "run", "--folder", "A", "--interval", "0"],
        ])
    func wrongUse(arguments: [String]) throws {
        let words = try CommandLineRun(arguments)
        #expect(words.exit == 2)
        #expect(words.output.isEmpty)
        #expect(words.errors.contains("命令用法不对"))
        #expect(words.errors.contains("The command was used wrongly"))
        let json = try CommandLineRun(arguments + ["--json"])
        #expect(json.exit == 2)
        #expect(try json.errorCode() == "wrong-use")
        #expect(json.errors.isEmpty)
    }

    @Test("An error has one shape, and its words are those of the catalogue")
    func errorShape() throws {
        let run = try CommandLineRun(["agent", "status", "--folder", "/nowhere", "--json"])
        #expect(run.exit == 1)
        let error = try #require(try run.json()["error"])
        let finding = Finding(.agentNotJoined, at: "/nowhere")
        #expect(
            error == [
                "code": "agent-not-joined", "zh": .string(finding.zh), "en": .string(finding.en),
                "retry": "after-action", "findings": [finding.json],
            ])
        #expect(finding.en == "The folder /nowhere holds no agent that has joined a centre.")
    }

    @Test("The chosen language comes first", arguments: [("zh", "  文件夹"), ("en", "  The folder")])
    func language(code: String, start: String) throws {
        let run = try CommandLineRun(["agent", "status", "--folder", "/nowhere", "--lang", code])
        #expect(run.exit == 1)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.first == "[/nowhere] agent-not-joined")
        #expect(lines.count == 3)
        #expect(lines.dropFirst().first?.hasPrefix(start) == true)
    }

    @Test("The catalogue lists every code once, with its words")
    func catalogue() throws {
        let run = try CommandLineRun(["codes", "--json"])
        #expect(run.exit == 0)
        let list = try #require(try run.json().array)
        let texts = list.compactMap { $0["code"]?.string }
        #expect(texts == Catalogue.all.map(\.text).sorted())
        #expect(Set(texts).count == texts.count)
        for code in list {
            for key in ["zh", "en", "remedy", "remedyEn"] {
                #expect(code[key]?.string?.isEmpty == false)
            }
        }
    }

    @Test("A passphrase comes from a file or the environment, and no terminal is asked")
    func passphrases() throws {
        let folder = try TestFolder()
        let join = [
            "agent", "join", "--folder", folder.agent, TestFolder.invitation, "--person",
            "chen.ming", "--name", "陈明", "--json",
        ]
        let none = try CommandLineRun(join)
        #expect(none.exit == 2)
        #expect(try none.errorCode() == "passphrase-missing")
        let short = try CommandLineRun(join, environment: ["SHANGJI_PASSPHRASE=seven77"])
        #expect(short.exit == 1)
        #expect(try short.errorCode() == "passphrase-short")
        let own = try CommandLineRun(
            join,
            environment: [
                "SHANGJI_PASSPHRASE=seven77", "SHANGJI_PASSPHRASE_CHEN_MING=correct horse",
            ])
        #expect(own.exit == 0)
        let missing = try CommandLineRun(join + ["--passphrase-file", folder.path + "/none"])
        #expect(missing.exit == 0, "who has joined needs no passphrase")
    }

    @Test("Help names every agent command")
    func help() throws {
        let run = try CommandLineRun(["agent", "--help"])
        #expect(run.exit == 0)
        let names = [
            "join", "draft", "seal", "sync", "run", "status", "outbox", "receipts", "feed",
            "person", "statement",
        ]
        for name in names { #expect(run.output.contains("\n  \(name) ")) }
    }

    @Test("The help of a command is complete")
    func helpOfOne() throws {
        let run = try CommandLineRun(
            ["agent", "draft", "check", "--help"], environment: ["COLUMNS=80"])
        #expect(run.exit == 0)
        #expect(
            run.output == """
                OVERVIEW: 检查草稿，有问题则退出码为 1。Check the drafts; exit 1 where something is wrong.

                USAGE: shangji agent draft check --folder <folder> [--json] [--lang <lang>] [--period <period>]

                OPTIONS:
                  --folder <folder>       终端的文件夹。The agent's folder.
                  --json                  标准输出只写一个 JSON 值。Print one JSON value on standard
                                          output.
                  --lang <lang>           文字的语言。Language of the words: zh, en. (values: zh, en;
                                          default: zh)
                  --period <period>       考核期，默认全部。The period; all by default.
                  -h, --help              Show help information.


                """)
    }
}
