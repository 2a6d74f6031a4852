import Agent
import Aggregator
import ArgumentParser
import Assessment
import DurableFiles
import Notation
import Submission

/// Parses, runs, and turns whatever is thrown into words and an exit code.
enum CommandRun {
    /// Runs one command line and returns what the process exits with.
    static func perform(_ arguments: [String]) async -> Int32 {
        let manner = Manner(arguments: arguments)
        do {
            var command = try Shangji.parseAsRoot(NegativeNumbers.shielded(arguments))
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return report(error, manner)
        }
    }

    private static func report(_ error: any Error, _ manner: Manner) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        if let failure = CommandFailure(translating: error) {
            manner.print(failure)
            return failure.exit
        }
        switch Shangji.exitCode(for: error) {
        case .success:
            StandardStream.out.write(Shangji.fullMessage(for: error) + "\n")
            return 0
        case .validationFailure:
            let failure = CommandFailure(
                Finding(.wrongUse, ["reason": Shangji.message(for: error)]))
            manner.print(failure)
            return failure.exit
        default:
            let failure = CommandFailure(Finding(.machineryBroken, ["reason": "\(error)"]))
            manner.print(failure)
            return failure.exit
        }
    }
}

/// Why a command ends without having done what it was asked for.
struct CommandFailure: Error {
    /// What is wrong, the most important first; never empty.
    let findings: [Finding]
    /// What the process exits with.
    let exit: Int32

    /// A failure for one reason, and what else was found.
    init(_ finding: Finding, also others: [Finding] = []) {
        findings = [finding] + others
        exit = finding.code.exit.rawValue
    }

    /// A failure for several reasons; nil where there is none.
    init?(_ findings: [Finding]) {
        guard let first = findings.first else { return nil }
        self.init(first, also: Array(findings.dropFirst()))
    }

    /// The failure that a known error means; nil for a foreign one.
    init?(translating error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let refusal as AgentRefusal: self.init(refusal.findings)
        case let refusal as CentreRefusal: self.init(refusal.finding, also: refusal.findings)
        case let refusal as SealingRefusal: self.init(refusal.findings)
        case let refusal as SchemeRefusal: self.init(refusal.findings)
        case let speaking as any FindingError: self.init(speaking.finding)
        default:
            guard let finding = DurableDatabase.finding(for: error) else { return nil }
            self.init(finding)
        }
    }

    /// The shape `{"error":{"code","en","findings","retry","zh"}}` of `docs/cli.md`.
    var json: JSON {
        let first = findings[0]
        return [
            "error": [
                "code": .string(first.code.text), "zh": .string(first.zh), "en": .string(first.en),
                "retry": .string(first.code.retry.rawValue),
                "findings": .array(findings.map(\.json)),
            ]
        ]
    }
}

/// An error that says itself what to tell a person.
protocol FindingError: Error {
    /// What to tell.
    var finding: Finding { get }
}

extension RecordRefusal: FindingError {}
extension FileFailure: FindingError {}
extension FolderHeld: FindingError {}
