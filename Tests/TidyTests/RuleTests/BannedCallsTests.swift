import Testing

@Suite("The rule of banned calls")
struct BannedCallsTests {
    private func complaints(_ source: String, in target: String = "Aggregator") -> [String] {
        BannedCalls.problems(SourceFile("Sources/\(target)/A.swift", source)).map(\.sentence)
    }

    @Test(
        "calls that stop the process or block a thread are banned everywhere",
        arguments: [
            "let a = try! b()", "let a = b as! C", "fatalError(\"a\")", "Swift.fatalError()",
            "Thread.sleep(forTimeInterval: 1)", "usleep(3)",
        ])
    func everywhere(source: String) {
        for target in ["Notation", "Aggregator", "shangji"] {
            #expect(complaints(source, in: target).count == 1, "\(target)")
        }
    }

    @Test("only the command prints")
    func printing() {
        #expect(complaints("print(a)").count == 1)
        #expect(complaints("Swift.print(a)").count == 1)
        #expect(complaints("debugPrint(a)").count == 1)
        #expect(complaints("print(a)", in: "shangji").isEmpty)
        #expect(complaints("fingerprint(a); b.print(c)\nfunc print(_ d: D) {}").isEmpty)
    }

    @Test(
        "pure targets take time, randomness and bytes as arguments",
        arguments: [
            "Date()", "Date.now", "ContinuousClock().now", "var g = SystemRandomNumberGenerator()",
            "Int.random(in: 1...2)", "UUID()", "Curve25519.Signing.PrivateKey()", "a.shuffled()",
            "FileManager.default", "ProcessInfo.processInfo", "getenv(\"A\")",
        ])
    func purity(source: String) {
        for target in PureTargets.names {
            #expect(complaints(source, in: target).count == 1, "\(target)")
        }
        #expect(complaints(source).isEmpty)
    }

    @Test("what a pure target may well write")
    func pure() {
        let good = """
            let a = Date(timeIntervalSince1970: 0), b = UUID(uuid: c), d = e.randomness
            let f = try PrivateKey(rawRepresentation: g), h = i.shuffled(using: &j)
            """
        #expect(complaints(good, in: "Notation").isEmpty)
    }

    @Test(
        "forced unwrapping is banned",
        arguments: [
            "let a = b!", "a(b!)", "a()!.b", "a[0]!", "let a: Int!", "\"a\\(b!)c\"", "a?.b!.c",
            "URL(string: \"a\")!", "let a: [Array<Int>]!",
        ])
    func forced(source: String) {
        #expect(complaints(source) == ["! forces an optional: use if, guard or ??."])
    }

    @Test("a negation, an inequality and words are not forced unwrapping")
    func notForced() {
        let good = """
            if !a, b != c, (!d), e!=f, [!g].isEmpty, h !== i { } // try! a b!
            #if !os(Linux)
            let j = "k! fatalError( print(" + #"l!"#
            """
        #expect(complaints(good).isEmpty)
    }

    @Test("the problem is told with its line and what to do instead")
    func sentence() {
        let file = SourceFile("Sources/Notation/A.swift", "\n\nlet a = Date()")
        #expect(
            BannedCalls.problems(file).map(\.description) == [
                "Sources/Notation/A.swift:3: Date() is banned here: take the time as an argument."
            ])
    }

    @Test("tests may do what sources may not")
    func tests() {
        let file = SourceFile("Tests/AgentTests/A.swift", "let a = try! b()!; print(Date())")
        #expect(BannedCalls.problems(file).isEmpty)
    }
}
