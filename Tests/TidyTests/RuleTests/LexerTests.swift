import Testing

@Suite("Cutting a file into tokens and comments")
struct LexerTests {
    private func texts(_ source: String) -> [String] { Lexer(source).tokens.map(\.text) }

    @Test("words and signs are tokens, white space is not")
    func words() {
        #expect(texts("let a1 = b_c(2)") == ["let", "a1", "=", "b_c", "(", "2", ")"])
        #expect(texts("分数 += 1") == ["分数", "+", "=", "1"])
        #expect(texts("").isEmpty)
    }

    @Test("lines are counted from 1, through comments and long strings")
    func lines() {
        let source = "a\n/* b\nc */ d\n\"\"\"\n  e\n  \"\"\"\nf"
        let tokens = Lexer(source).tokens
        #expect(tokens.map(\.text) == ["a", "d", "\n  e\n  ", "f"])
        #expect(tokens.map(\.line) == [1, 3, 4, 7])
    }

    @Test("the content of a string is one token that is no code")
    func strings() {
        let tokens = Lexer(#"x("try! a \" // b", "")"#).tokens
        #expect(tokens.map(\.text) == ["x", "(", "try! a  // b", ",", "", ")"])
        #expect(tokens[2].kind == .string && !tokens[2].is("try! a  // b"))
    }

    @Test("code in an interpolation is code, with its own strings and parentheses")
    func interpolation() {
        let tokens = Lexer(#""a \(f("b", (c))) d" + e"#).tokens
        #expect(tokens.map(\.text) == ["a  d", "f", "(", "b", ",", "(", "c", ")", ")", "+", "e"])
    }

    @Test("raw strings keep backslashes and quotes, and interpolate with their hashes")
    func rawStrings() {
        #expect(texts(##"#"a\(b)"c"# d"##) == [#"a\(b)"c"#, "d"])
        #expect(texts(##"#"a\#(b)c"# d"##) == ["ac", "b", "d"])
        #expect(texts(###"##"a"#b"## c"###) == [##"a"#b"##, "c"])
    }

    @Test("an open string ends with its line, an open comment with the file")
    func openEnds() {
        #expect(texts("let a = \"b\nlet c") == ["let", "a", "=", "b", "let", "c"])
        #expect(texts("a /* b") == ["a"])
        #expect(texts("`a\nb") == ["a", "b"])
        #expect(texts("\"\\") == [""])
        #expect(texts("\"\\(a") == ["", "a"])
    }

    @Test("comments are kept by line, nested ones whole")
    func comments() {
        let lexer = Lexer("a // one\n/* two /* three */\nfour */ b\n/// five")
        #expect(lexer.tokens.map(\.text) == ["a", "b"])
        #expect(
            lexer.comments == [
                1: "// one", 2: "/* two /* three */", 3: "four */", 4: "/// five",
            ])
    }

    @Test("a token knows whether space comes before it and whether it is the first of its line")
    func places() {
        let tokens = Lexer("a! = !b\n  c").tokens
        #expect(tokens.map(\.text) == ["a", "!", "=", "!", "b", "c"])
        #expect(tokens.map(\.spaced) == [true, false, true, true, false, true])
        #expect(tokens.map(\.first) == [true, false, false, false, false, true])
    }

    @Test("a name in backticks is never a keyword")
    func quotedNames() {
        let tokens = Lexer("func `import`()").tokens
        #expect(tokens.map(\.text) == ["func", "import", "(", ")"])
        #expect(!tokens[1].is("import"))
    }

    @Test("brackets are matched whatever is in them")
    func brackets() {
        let tokens = Lexer(#"f([a, "]"], { b }) c"#).tokens
        #expect(tokens[tokens.closing(1)].text == ")" && tokens.closing(1) == tokens.count - 2)
        #expect(Lexer("f(a").tokens.closing(1) == 3)
    }
}
