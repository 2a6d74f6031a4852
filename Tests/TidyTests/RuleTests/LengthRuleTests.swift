import Testing

@Suite("The rule of lengths")
struct LengthRuleTests {
    private func complaints(_ source: String, path: String = "Sources/A/B.swift") -> [String] {
        LengthRule.problems(SourceFile(path, source)).map(\.sentence)
    }

    private func lines(_ count: Int) -> String {
        Array(repeating: "    f()", count: count).joined(separator: "\n")
    }

    @Test("400 lines are a file, 401 are too many")
    func files() {
        #expect(complaints(lines(400)).isEmpty)
        #expect(complaints(lines(400) + "\n").isEmpty)
        #expect(complaints(lines(401)) == ["The file has 401 lines, over 400."])
    }

    @Test("100 characters are a line, whatever their bytes")
    func columns() {
        #expect(complaints("// " + String(repeating: "a", count: 97)).isEmpty)
        #expect(complaints("// " + String(repeating: "账", count: 97)).isEmpty)
        #expect(
            complaints("\n// " + String(repeating: "账", count: 98)) == [
                "The line has 101 columns, over 100."
            ])
    }

    @Test("the formatter's comma in column 101 does not count")
    func lastComma() {
        #expect(complaints(String(repeating: "a", count: 100) + ",").isEmpty)
        #expect(complaints(String(repeating: "a", count: 101) + ",").count == 1)
    }

    @Test("a sentence of the catalogue may be long, other code there may not")
    func sentences() {
        let path = "Sources/Notation/Findings/FindingCode+Key.swift"
        let long = String(repeating: "a", count: 120)
        #expect(complaints("en: \"\(long)\"", path: path).isEmpty)
        #expect(complaints("// \(long)", path: path).count == 1)
        #expect(complaints("en: \"\(long)\"").count == 1)
    }

    @Test("prose is not code")
    func prose() {
        #expect(complaints(String(repeating: "a", count: 200), path: "docs/a.md").isEmpty)
        #expect(complaints(String(repeating: "a", count: 200), path: ".ci/setup").count == 1)
    }

    @Test(
        "70 lines are a function, 71 are too many",
        arguments: [
            ("func long() {", "long"), ("init(a: [Int] = { [] }()) throws {", "init"),
            ("subscript(i: Int) -> Int {", "subscript"), ("var sum: Int {", "sum"),
            ("deinit {", "deinit"), ("func long<T>(\n    a: T\n) where T: B {", "long"),
        ])
    func functions(head: String, name: String) {
        let headLines = head.split(separator: "\n").count
        #expect(complaints("\(head)\n\(lines(69 - headLines))\n}").isEmpty)
        #expect(
            complaints("\(head)\n\(lines(70 - headLines))\n}") == [
                "\(name) has 71 lines, over 70."
            ])
    }

    @Test("a requirement, a stored property and a call of init have no body")
    func bodiless() {
        let type = "struct T {\n    let a = 1\n\(lines(100))\n}"
        #expect(complaints("func f() -> Int\n\(type)").isEmpty)
        #expect(complaints("var a: Int\n\(type)").isEmpty)
        #expect(complaints("var a: [B] = [\n\(lines(100))\n]").isEmpty)
        #expect(complaints("a.init(b)\n\(type)").isEmpty)
    }

    @Test("braces in strings and comments do not count")
    func braces() {
        let source = "func f() {\n    g(\"}\") // }\n\(lines(69))\n}"
        #expect(complaints(source) == ["f has 72 lines, over 70."])
    }
}
