/// What has to be said in a comment, and what must not be left in one.
enum CommentRule {
    private static let kinds: Set = [
        "func", "var", "let", "init", "struct", "class", "enum", "protocol", "actor", "typealias",
        "subscript", "macro", "case", "associatedtype", "operator", "precedencegroup",
    ]

    private static let modifiers: Set = [
        "public", "package", "open", "static", "class", "final", "mutating", "nonmutating",
        "nonisolated", "indirect", "lazy", "weak", "unowned", "override", "convenience", "required",
        "dynamic", "distributed", "prefix", "postfix", "infix", "borrowing", "consuming", "private",
        "fileprivate", "internal", "isolated", "sending", "unsafe",
    ]

    /// `private(set)`, `nonisolated(unsafe)` and the like.
    private static let withArgument: Set = [
        "public", "package", "private", "fileprivate", "internal", "nonisolated", "unowned",
    ]

    /// Every declaration marked public or package has a `///` comment directly above it.
    static func undocumented(_ file: SourceFile) -> [Problem] {
        guard file.sourceTarget != nil else { return [] }
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            guard ["public", "package", "open"].contains(where: tokens[index].is),
                let name = declared(tokens, index)
            else { return nil }
            let above = tokens[start(tokens, index)].line - 1
            let comment = file.comments[above] ?? ""
            guard !comment.hasPrefix("///"), !comment.hasSuffix("*/") else { return nil }
            return file.problem(
                tokens[index].line, "\(name) is \(tokens[index].text) and has no /// above.")
        }
    }

    /// The keyword or name of what an access modifier declares; nil for an import, an extension,
    /// the access of a setter, or a variable that is called `package`.
    private static func declared(_ tokens: [Token], _ index: Int) -> String? {
        var next = index + 1
        while next < tokens.count {
            let token = tokens[next]
            if kinds.contains(where: token.is) && !isModifier(tokens, next) {
                let isInit = token.is("init") || token.is("subscript")
                return isInit || next + 1 >= tokens.count ? token.text : tokens[next + 1].text
            }
            if token.is("(") {
                // The access of a setter has its own modifier before it.
                if next == index + 1 { return nil }
                next = tokens.closing(next)
            } else if token.is("@") {
                next += 1
            } else if !modifiers.contains(where: token.is) {
                return nil
            }
            next += 1
        }
        return nil
    }

    /// `class` is a modifier before `func` and `var`, else a declaration.
    private static func isModifier(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[index].is("class") && index + 1 < tokens.count
            && ["func", "var", "subscript"].contains(where: tokens[index + 1].is)
    }

    /// The first token of a declaration: its attributes and modifiers come before the keyword.
    private static func start(_ tokens: [Token], _ index: Int) -> Int {
        var first = index
        while first > 0 {
            let before = tokens[first - 1]
            if modifiers.contains(where: before.is) || before.is("@") {
                first -= 1
            } else if first > 1, tokens[first - 2].is("@") {
                first -= 2
            } else if before.is(")"), let open = opening(tokens, first - 1), open > 0,
                withArgument.contains(where: tokens[open - 1].is)
                    || open > 1 && tokens[open - 2].is("@")
            {
                first = open - 1
            } else {
                break
            }
        }
        return first
    }

    private static func opening(_ tokens: [Token], _ end: Int) -> Int? {
        (0..<end).last { tokens[$0].is("(") && tokens.closing($0) == end }
    }

    /// What switches the compiler's checks off says why.
    static func unexplained(_ file: SourceFile) -> [Problem] {
        guard file.sourceTarget != nil else { return [] }
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            let what: String
            if tokens.reads(["@", "unchecked", "Sendable"], at: index) {
                what = "@unchecked Sendable"
            } else if tokens.reads(["nonisolated", "(", "unsafe", ")"], at: index) {
                what = "nonisolated(unsafe)"
            } else {
                return nil
            }
            let line = tokens[index].line
            return saysWhy(file, above: line)
                ? nil
                : file.problem(
                    line, "\(what) has no comment with its reason on the line before.")
        }
    }

    /// A plain comment is a reason; a documentation comment only when it speaks of the matter.
    private static func saysWhy(_ file: SourceFile, above line: Int) -> Bool {
        var above = line - 1
        while let comment = file.comments[above] {
            let isPlain = comment.hasPrefix("//") && !comment.hasPrefix("///")
            let words = ["Sendable", "unchecked", "unsafe", "thread", "lock", "isolat", "safe"]
            if isPlain || words.contains(where: comment.contains) { return true }
            above -= 1
        }
        return false
    }

    /// What is left to do is an issue, not a comment.
    static func leftovers(_ file: SourceFile) -> [Problem] {
        file.comments.sorted { $0.key < $1.key }.flatMap { line, comment in
            comment.split { !$0.isLetter }.filter { ["TODO", "FIXME", "XXX", "HACK"].contains($0) }
                .map { file.problem(line, "\($0) is left in a comment: do it, or file it.") }
        }
    }
}
