import Testing

/// The rules of the code base, over all of it.
@Suite("The house is tidy")
struct HouseTests {
    let repository: Repository

    init() throws {
        repository = try Repository.own.get()
    }

    /// One issue for each problem: file, line, sentence.
    private func expectNone(_ problems: [Problem]) {
        for problem in problems {
            Issue.record("\(problem)")
        }
    }

    @Test("the files are found at all")
    func filesAreFound() {
        #expect(repository.swiftFiles.contains { $0.path == "Tests/TidyTests/HouseTests.swift" })
        #expect(repository.swiftFiles.contains { $0.sourceTarget == "Notation" })
        #expect(repository.manifest.targets.contains { $0.name == "TidyTests" })
        #expect(repository.swiftFiles.allSatisfy { !$0.lines.isEmpty })
    }

    @Test("a target imports what its row in the table allows")
    func imports() {
        let rule = ImportRule(manifest: repository.manifest)
        expectNone(rule.problems() + repository.swiftFiles.flatMap(rule.problems))
    }

    @Test("lines, functions and files are short")
    func lengths() {
        expectNone(repository.files.flatMap(LengthRule.problems))
    }

    @Test("no banned call is in the sources")
    func bannedCalls() {
        expectNone(repository.swiftFiles.flatMap(BannedCalls.problems))
    }

    @Test("every public and package declaration is documented")
    func documentation() {
        expectNone(repository.swiftFiles.flatMap(CommentRule.undocumented))
    }

    @Test("what switches checks off says why")
    func reasons() {
        expectNone(repository.swiftFiles.flatMap(CommentRule.unexplained))
    }

    @Test("nothing is left to do in a comment")
    func leftovers() {
        expectNone(repository.swiftFiles.flatMap(CommentRule.leftovers))
    }

    @Test("files are where they belong")
    func places() {
        expectNone(PlaceRule.problems(repository.files.map(\.path)))
    }

    @Test("no path of somebody's machine is in a text")
    func machinePaths() {
        expectNone(repository.files.flatMap(PlaceRule.machinePaths))
    }
}
