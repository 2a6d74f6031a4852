/// Only downward imports: an incremental build lets an undeclared one through, this rule does not.
struct ImportRule {
    /// The table of docs/architecture.md: for each target the modules it may import besides those
    /// of the system.
    static let allowed: [String: Set<String>] = [
        "Notation": ["Crypto"],
        "TransparencyLog": ["Crypto"],
        "Submission": ["Notation", "TransparencyLog", "Crypto", "CryptoExtras"],
        "Assessment": ["Notation"],
        "Sheets": ["Assessment", "Notation", "Glibc", "Yams", "CZip", "CExpat", "CXlsxWriter"],
        "Recount": ["Submission", "Assessment", "TransparencyLog", "Notation"],
        "Pages": ["Submission", "Assessment", "Notation", "Mustache"],
        "DurableFiles": ["Submission", "Notation", "GRDB"],
        "Gzip": ["CZlib"],
        "Agent": lowerLevels.union(server).union(["CCurl"]),
        "Aggregator": lowerLevels.union(server).union(["CPostgres"]),
        "shangji": lowerLevels.union([
            "Agent", "Aggregator", "ArgumentParser", "Logging", "ServiceLifecycle", "UnixSignals",
        ]),
        "CCurl": [], "CZlib": [], "CPostgres": [], "CZip": [], "CExpat": [], "CXlsxWriter": [],
    ]

    private static let lowerLevels: Set = [
        "Notation", "TransparencyLog", "Submission", "Assessment", "Sheets", "Recount", "Pages",
        "DurableFiles", "Gzip",
    ]

    private static let server: Set = [
        "CZlib", "Crypto", "CryptoExtras", "GRDB", "Hummingbird", "HummingbirdCore",
        "HummingbirdHTTP2", "HummingbirdTLS", "HTTPTypes", "NIOCore", "NIOHTTPTypes", "NIOSSL",
        "NIOTLS", "UnixSignals", "X509", "SwiftASN1",
        "ServiceLifecycle", "Logging", "Metrics",
    ]

    /// Pure targets need values alone: `Foundation` would bring in files, clocks and 40 MB of ICU.
    static let systemOfPure: Set = ["Swift", "FoundationEssentials"]

    static let system: Set = [
        "Swift", "FoundationEssentials", "Foundation", "Glibc", "Dispatch", "Synchronization",
    ]

    var manifest: Manifest

    /// Each target has its row, and declares nothing that the row does not allow.
    func problems() -> [Problem] {
        manifest.targets
            .filter { $0.kind != "testTarget" && !["TestSupport", "bench"].contains($0.name) }
            .flatMap { target in
                guard let row = Self.allowed[target.name] else {
                    return [problem(target, "has no row in the table of allowed imports")]
                }
                return target.dependencies.filter { !row.contains($0) }
                    .map { problem(target, "may not depend on \($0)") }
            }
    }

    private func problem(_ target: Manifest.Target, _ words: String) -> Problem {
        Problem(path: "Package.swift", line: target.line, sentence: "\(target.name) \(words).")
    }

    /// What a file imports is declared for its target, or is the system's and allowed there.
    func problems(_ file: SourceFile) -> [Problem] {
        guard file.parts.count > 2 else { return [] }
        let name = String(file.parts[1])
        guard let target = manifest.targets.first(where: { $0.name == name }) else {
            return [file.problem(1, "\(name) is no target of Package.swift.")]
        }
        var allowed = Set(target.dependencies)
        if file.parts[0] == "Tests" {
            allowed.formUnion(Self.system.union(["Testing"]))
        } else {
            allowed.formUnion(PureTargets.names.contains(name) ? Self.systemOfPure : Self.system)
            if name == "Sheets" { allowed.insert("Glibc") }
        }
        return Self.imports(file).filter { !allowed.contains($0.module) }.map {
            file.problem($0.line, "\(name) may not import \($0.module).")
        }
    }

    /// The modules that a file names after `import`.
    static func imports(_ file: SourceFile) -> [(module: String, line: Int)] {
        let kinds: Set = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
        ]
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            guard tokens[index].is("import"), index + 1 < tokens.count else { return nil }
            let isKind = kinds.contains(tokens[index + 1].text) && index + 2 < tokens.count
            return (tokens[index + (isKind ? 2 : 1)].text, tokens[index].line)
        }
    }
}

/// The targets that decide and touch neither files nor sockets nor clocks.
enum PureTargets {
    static let names: Set = [
        "Notation", "TransparencyLog", "Submission", "Assessment", "Sheets", "Recount",
    ]
}
