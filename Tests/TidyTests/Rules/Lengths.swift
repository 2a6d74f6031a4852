/// How long lines, functions and files may be.
enum LengthRule {
    static let columns = 100
    /// Of scripts, tests and lines that hold a text in one piece.
    static let wideColumns = 125
    static let functionLines = 70
    static let fileLines = 400

    /// Lines and the file, for code in any language.
    static func problems(_ file: SourceFile) -> [Problem] {
        guard file.isCode else { return [] }
        var problems: [Problem] = []
        if file.lines.count > fileLines {
            problems.append(
                file.problem(1, "The file has \(file.lines.count) lines, over \(fileLines)."))
        }
        for (index, line) in file.lines.enumerated() where line.utf8.count > columns {
            // The formatter lets a last comma stand in column 101.
            let width = line.count - (line.last == "," ? 1 : 0)
            let limit = limit(file, index + 1)
            if width > limit, !isSentence(file, index + 1) {
                problems.append(
                    file.problem(index + 1, "The line has \(width) columns, over \(limit)."))
            }
        }
        return problems + functions(file)
    }

    private static func limit(_ file: SourceFile, _ line: Int) -> Int {
        guard file.path.hasPrefix("Sources/") else { return wideColumns }
        let holdsText = file.tokens.contains { $0.line == line && $0.kind == .string }
        return holdsText ? wideColumns : columns
    }

    /// A sentence of the catalogue of findings stays in one piece, so that it can be searched for.
    private static func isSentence(_ file: SourceFile, _ line: Int) -> Bool {
        file.path.hasPrefix("Sources/Notation/Findings/FindingCode+")
            && file.tokens.contains { $0.line == line && $0.kind == .string }
    }

    /// Functions, initialisers, subscripts and computed properties, from keyword to last brace.
    static func functions(_ file: SourceFile) -> [Problem] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            guard begins.contains(where: tokens[index].is),
                index == 0 || !tokens[index - 1].is("."),
                let brace = body(tokens, index)
            else { return nil }
            let end = tokens.closing(brace)
            guard end < tokens.count else { return nil }
            let lines = tokens[end].line - tokens[index].line + 1
            guard lines > functionLines else { return nil }
            let isNamed = tokens[index].is("func") || tokens[index].is("var")
            let name = tokens[index + (isNamed ? 1 : 0)].text
            return file.problem(
                tokens[index].line, "\(name) has \(lines) lines, over \(functionLines).")
        }
    }

    private static let begins = ["func", "init", "deinit", "subscript", "var"]

    private static let declarations: Set = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "struct", "class", "enum",
        "protocol", "actor", "extension", "typealias", "associatedtype", "import", "static",
        "public", "package", "internal", "private", "fileprivate", "mutating",
    ]

    /// The brace that opens the body; nil for a requirement of a protocol or a stored property.
    private static func body(_ tokens: [Token], _ start: Int) -> Int? {
        var index = start + 1
        while index < tokens.count {
            let token = tokens[index]
            if token.is("{") { return index }
            if token.is("}") || token.first && declarations.contains(where: token.is) { return nil }
            if token.is("=") && tokens[start].is("var") { return nil }
            if token.is("(") || token.is("[") { index = tokens.closing(index) }
            index += 1
        }
        return nil
    }
}
