/// A file of the repository, read once.
struct SourceFile: Sendable {
    /// From the package root: `Sources/Notation/Digests/Digest.swift`.
    var path: String
    var lines: [Substring]
    var tokens: [Token] = []
    var comments: [Int: String] = [:]

    /// Reads a text; only Swift files are cut into tokens.
    init(_ path: String, _ text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if path.hasSuffix(".swift") {
            let lexer = Lexer(text)
            tokens = lexer.tokens
            comments = lexer.comments
        }
    }

    /// The folders and the name.
    var parts: [Substring] { path.split(separator: "/") }

    /// The name without its folders.
    var name: Substring { parts.last ?? "" }

    /// The target in `Sources`, nil for any other file.
    var sourceTarget: String? {
        parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// Whether people write code in it that the rules of length hold for.
    var isCode: Bool {
        [".swift", ".h", ".py", ".sh", ".js", ".css"].contains { path.hasSuffix($0) }
            || path.hasPrefix(".ci/")
    }

    /// A problem at a line of this file.
    func problem(_ line: Int, _ sentence: String) -> Problem {
        Problem(path: path, line: line, sentence: sentence)
    }
}
