/// Calls that do not belong into the sources, each with what to write instead.
enum BannedCalls {
    /// Where a call is banned.
    enum Scope {
        case sources
        case allButTheCommand
        case pureTargets
    }

    /// Tokens in a row, and what to do instead.
    struct Ban {
        var tokens: [String]
        var scope: Scope
        var instead: String

        init(_ tokens: String, in scope: Scope, _ instead: String) {
            self.tokens = tokens.split(separator: " ").map(String.init)
            self.scope = scope
            self.instead = instead
        }
    }

    static let bans: [Ban] =
        [
            Ban("try !", in: .sources, "handle the error"),
            Ban("as !", in: .sources, "use as? and answer nil"),
            Ban("fatalError (", in: .sources, "throw, or assert with precondition"),
            Ban("Thread . sleep", in: .sources, "await Task.sleep, or wait for an event"),
            Ban("usleep (", in: .sources, "await Task.sleep, or wait for an event"),
            Ban("print (", in: .allButTheCommand, "return a value, or log"),
            Ban("debugPrint (", in: .allButTheCommand, "return a value, or log"),
        ] + time + randomness + files

    private static let time = [
        "Date ( )", "Date . now", "ContinuousClock", "SuspendingClock", "DispatchTime",
        "clock_gettime (", "time ( nil )",
    ].map { Ban($0, in: .pureTargets, "take the time as an argument") }

    private static let randomness = [
        "SystemRandomNumberGenerator", ". random (", "UUID ( )", "PrivateKey ( )", ". shuffled ( )",
        ". shuffle ( )", ". randomElement ( )",
    ].map { Ban($0, in: .pureTargets, "take the randomness as an argument") }

    private static let files = [
        "FileManager", "FileHandle", "ProcessInfo", "getenv (", "fopen (", "contentsOfFile",
    ].map { Ban($0, in: .pureTargets, "take the bytes as an argument") }

    /// All banned calls in a file of `Sources`, forced unwrapping among them.
    static func problems(_ file: SourceFile) -> [Problem] {
        guard let target = file.sourceTarget else { return [] }
        let bans = bans.filter { $0.holds(in: target) }
        return file.tokens.indices.flatMap { index -> [Problem] in
            var problems = bans.filter {
                $0.matches(file.tokens, at: index) && !isNegation(file.tokens, index)
            }.map { ban in
                let call = ban.tokens.joined()
                return file.problem(
                    file.tokens[index].line, "\(call) is banned here: \(ban.instead).")
            }
            if isForced(file.tokens, index) {
                problems.append(
                    file.problem(
                        file.tokens[index].line, "! forces an optional: use if, guard or ??."))
            }
            return problems
        }
    }

    /// `try !done` tries a negation and forces nothing.
    private static func isNegation(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[index].is("try") && index + 1 < tokens.count && tokens[index + 1].spaced
    }

    /// `!` right after a value or type, and not the start of `!=`.
    private static func isForced(_ tokens: [Token], _ index: Int) -> Bool {
        guard index > 0, tokens[index].is("!"), !tokens[index].spaced else { return false }
        let isUnequal =
            index + 1 < tokens.count && tokens[index + 1].is("=") && !tokens[index + 1].spaced
        let before = tokens[index - 1]
        guard !isUnequal, !before.is("try"), !before.is("as") else { return false }
        return before.kind != .sign || [")", "]", ">", "?"].contains(before.text)
    }
}

extension BannedCalls.Ban {
    fileprivate func holds(in target: String) -> Bool {
        switch scope {
        case .sources: true
        case .allButTheCommand: target != "shangji"
        case .pureTargets: PureTargets.names.contains(target)
        }
    }

    /// A member or a declaration of the same name is another thing.
    fileprivate func matches(_ all: [Token], at index: Int) -> Bool {
        guard all.reads(tokens, at: index) else { return false }
        guard index > 0, tokens[0] != ".", tokens.last == "(" else { return true }
        let before = all[index - 1]
        return !before.is("func") && (!before.is(".") || all.reads(["Swift"], at: index - 2))
    }
}
