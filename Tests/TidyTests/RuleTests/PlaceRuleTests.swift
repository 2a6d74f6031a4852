import Testing

@Suite("The rules of places")
struct PlaceRuleTests {
    private func complaints(_ paths: String...) -> [String] {
        PlaceRule.problems(paths).map(\.sentence)
    }

    private func machinePaths(_ text: String) -> Int {
        PlaceRule.machinePaths(SourceFile("docs/a.md", text)).count
    }

    @Test("the allowed top level, dot files, rooms")
    func good() {
        #expect(
            complaints(
                "Package.swift", "README.md", "Makefile", ".gitignore", ".ci/run",
                "Sources/Agent/Outbox/Outbox.swift", "Tests/AgentTests/OutboxTests.swift",
                "fixtures/a/b/c/d/e.csv", "docs/decisions/0001.md"
            ).isEmpty)
    }

    @Test("anything else at the top is noticed")
    func topLevel() {
        #expect(complaints("notes.txt") == ["notes.txt does not belong to the top level."])
        #expect(complaints("scripts/a.sh") == ["scripts does not belong to the top level."])
    }

    @Test(
        "what is made anew or secret is not tracked",
        arguments: [
            "Package.resolved", ".build/debug/a", ".build-coverage/a", "fixtures/a.sqlite",
            "fixtures/a.sqlite-wal", "fixtures/a.pem", "docs/a.key",
        ])
    func untracked(path: String) {
        #expect(
            complaints(path).contains(
                "Such a file is made anew or kept secret: it is not tracked."))
    }

    @Test("a folder that says nothing and a placeholder are noticed")
    func names() {
        for name in ["Core", "Common", "Utils", "Helpers", "Manager"] {
            #expect(
                complaints("Sources/Agent/\(name)/A.swift") == [
                    "A folder is called \(name): name it after its idea."
                ])
        }
        #expect(complaints("Sources/Agent/Placeholder.swift") == ["A placeholder is left."])
        #expect(complaints("Sources/Agent/Commons/CoreScore.swift").isEmpty)
    }

    @Test("the third level of folders in a target is noticed")
    func depth() {
        #expect(complaints("Sources/Agent/Outbox/Rows/A.swift").isEmpty)
        #expect(
            complaints("Sources/Agent/Outbox/Rows/Cells/A.swift") == [
                "The folder is deeper than two levels in its target."
            ])
    }

    @Test("15 files fill a folder, 16 are too many")
    func crowded() {
        let paths = (1...16).map { "Sources/Agent/Outbox/\($0).swift" }
        #expect(PlaceRule.problems(Array(paths.dropLast())).isEmpty)
        #expect(
            PlaceRule.problems(paths).map(\.description) == [
                "Sources/Agent/Outbox:1: The folder has 16 files, over 15."
            ])
        #expect(PlaceRule.problems((1...16).map { "fixtures/a/\($0).csv" }).isEmpty)
    }

    @Test("a folder of somebody's machine is noticed, wherever a path may begin")
    func paths() {
        for folder in ["work", "root", "home"].map({ "/" + $0 + "/" }) {
            #expect(machinePaths("\(folder)a") == 1)
            #expect(machinePaths("see `\(folder)a`") == 1)
            #expect(machinePaths("cd \"\(folder)a\"") == 1)
            #expect(machinePaths("A=\(folder)a") == 1)
            #expect(machinePaths("a\(folder)b, ..\(folder)b, https://a.b:1\(folder)c") == 0)
        }
    }

    @Test("an example is no machine")
    func examples() {
        let home = "/" + "home/"
        #expect(machinePaths("`\(home)clerk/agent`") == 0)
        #expect(machinePaths("`\(home)clerk/agent` `\(home)anna`") == 1)
    }
}
