import Agent
import ArgumentParser
import Notation
import Submission
import TransparencyLog

/// `shangji agent sync`: one round of exchange.
struct AgentSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "与中心同步一轮。One round of exchange with the centre.")

    @OptionGroup var agent: AgentOptions

    @Option(
        name: .long,
        help: "只在这一轮用的地址。Address of the centre for this round alone.")
    var server: String?

    func run() async throws {
        let folder = try agent.open()
        let lock = try folder.lockSync(holder: "shangji agent sync")
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let driver = RoundDriver(folder: folder, channel: try identity.transport(at: server))
        let summary = try await driver.run()
        try driver.note(summary)
        agent.output.answer(summary.json, SyncAnswer.words(summary, agent.output))
        try withExtendedLifetime(lock) {
            if let exit = SyncAnswer.exit(summary) { throw ExitCode(exit.rawValue) }
        }
    }
}

/// How a round is told.
enum SyncAnswer {
    /// Nil where all went well; waiting to be enrolled is no failure.
    static func exit(_ summary: RoundSummary) -> FindingCode.Exit? {
        if let stop = summary.stop, stop.code != .enrolmentPending { return stop.code.exit }
        return summary.refused.isEmpty ? nil : .refused
    }

    /// What was sent, received and refused.
    static func words(_ summary: RoundSummary, _ output: OutputOptions) -> FindingCode.Words {
        let size = summary.checkpoint.map { "\($0.size)" } ?? "–"
        let zh =
            "发出 \(summary.sent.count)，签收 \(summary.receipts.count)，"
            + "未收下 \(summary.refused.count)，待送 \(summary.pending)，"
            + "收到 \(summary.feedItems) 条；中心日志 \(size) 条。"
        let en =
            "Sent \(summary.sent.count), received \(summary.receipts.count), "
            + "refused \(summary.refused.count), pending \(summary.pending), "
            + "\(summary.feedItems) items came; the log has \(size) leaves."
        let told = summary.findings + summary.refused.map(\.finding)
        let lines = told.map { "\n! " + output.text($0) }.joined()
        return FindingCode.Words(zh: zh + lines, en: en + lines)
    }
}
