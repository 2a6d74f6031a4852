/// What `Package.swift` says of targets and the modules each may import.
///
/// Nothing is executed: the text is read as it stands.
struct Manifest {
    /// One target.
    struct Target: Equatable {
        /// The function that declares it, such as `target`, `testTarget` or `systemLibrary`.
        var kind: String
        var name: String
        var line: Int
        /// Names of targets and products; those of all our packages are names of modules too.
        var dependencies: [String] = []
    }

    private(set) var targets: [Target] = []
    private let tokens: [Token]
    /// `let crypto: Target.Dependency = .product(name: "Crypto", …)` gives `crypto: Crypto`.
    private var aliases: [String: String] = [:]

    init(_ file: SourceFile) {
        tokens = file.tokens
        for index in tokens.indices where tokens[index].is("let") {
            readAlias(index + 1)
        }
        var index = 0
        while index < tokens.count {
            if let kind = Self.kinds.first(where: { tokens.reads([".", $0, "("], at: index) }) {
                let end = tokens.closing(index + 2)
                readTarget(kind, index + 3..<end)
                index = end
            }
            index += 1
        }
    }

    private static let kinds = [
        "target", "executableTarget", "testTarget", "systemLibrary", "macro", "plugin",
    ]

    private mutating func readAlias(_ index: Int) {
        let type = [":", "Target", ".", "Dependency", "=", ".", "product", "("]
        guard tokens.reads(type, at: index + 1) else { return }
        let start = index + 1 + type.count
        aliases[tokens[index].text] = value("name", start..<tokens.closing(start - 1))?.text
    }

    private mutating func readTarget(_ kind: String, _ range: Range<Int>) {
        guard let name = value("name", range) else { return }
        let list = range.first { tokens.reads(["dependencies", ":", "["], at: $0) }
        let names = list.map { dependencies($0 + 3..<tokens.closing($0 + 2)) } ?? []
        targets.append(
            Target(kind: kind, name: name.text, line: name.line, dependencies: names))
    }

    /// The string after a label.
    private func value(_ label: String, _ range: Range<Int>) -> Token? {
        range.first { tokens.reads([label, ":"], at: $0) && tokens[$0 + 2].kind == .string }
            .map { tokens[$0 + 2] }
    }

    /// A plain string, an alias, or a call whose `name:` counts.
    private func dependencies(_ range: Range<Int>) -> [String] {
        var names: [String] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            if token.kind == .string {
                names.append(token.text)
            } else if token.is("(") {
                let end = tokens.closing(index)
                names += value("name", index..<end).map { [$0.text] } ?? []
                index = end
            } else if token.kind == .word, let name = aliases[token.text] {
                names.append(name)
            }
            index += 1
        }
        return names
    }
}
