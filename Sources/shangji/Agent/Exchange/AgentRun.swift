import Agent
import ArgumentParser
import Logging
import Notation
import ServiceLifecycle
import Submission
import UnixSignals

/// `shangji agent run`: the service that keeps an office in touch with its centre.
struct AgentRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "持续同步，SIGTERM 正常停止。Keep in touch with the centre; SIGTERM stops it.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "两轮之间的秒数。Seconds between two rounds that went well.")
    var interval = 60

    func validate() throws {
        guard (1...86_400).contains(interval) else {
            throw ValidationError("--interval is 1 to 86400 seconds.")
        }
    }

    func run() async throws {
        let folder = try agent.open()
        let lock = try folder.lockSync(holder: "shangji agent run")
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let output = agent.output
        let service = SyncService(
            folder: folder, channel: try identity.transport(), interval: .seconds(interval)
        ) { result, wait in
            Self.tell(result, wait, output)
        }
        var logger = Logger(label: "shangji.agent") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
        withExtendedLifetime(lock) {}
    }

    private static func tell(
        _ result: Result<RoundSummary, any Error>, _ wait: Duration, _ output: OutputOptions
    ) {
        let seconds = wait.components.seconds
        switch result {
        case .success(let summary):
            guard case .object(var members) = summary.json else { return }
            members["wait"] = .integer(seconds)
            output.answer(.object(members), SyncAnswer.words(summary, output))
        case .failure(let error):
            let failure =
                CommandFailure(translating: error)
                ?? CommandFailure(Finding(.machineryBroken, ["reason": "\(error)"]))
            guard case .object(var members) = failure.json else { return }
            members["wait"] = .integer(seconds)
            let text = failure.findings.map { output.text($0) }.joined(separator: "\n")
            output.answer(.object(members), FindingCode.Words(zh: text, en: text))
        }
    }
}
