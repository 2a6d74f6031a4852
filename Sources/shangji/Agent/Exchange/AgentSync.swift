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
        let before = try folder.database.registry(card: identity.card)
        var summary = try await driver.run()
        try driver.note(summary)
        // One round sends 64 MiB of evidence at most, so that new records need not wait long.
        while summary.stop == nil, summary.hasMoreEvidence {
            agent.output.note(SyncAnswer.progress(summary))
            summary = try await driver.run().after(summary)
            try driver.note(summary)
        }
        agent.output.answer(summary.json, SyncAnswer.words(summary, agent.output))
        let now = try folder.database.registry(card: identity.card)
        for news in try SchemeVersions(now).news(since: before) {
            if let difference = news.difference { agent.output.note(difference.words) }
        }
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
        return summary.refused.isEmpty && summary.evidence.refused.isEmpty ? nil : .refused
    }

    /// How far evidence has come, while it goes on.
    static func progress(_ summary: RoundSummary) -> FindingCode.Words {
        let (sent, left) = (summary.evidence.sentBytes >> 20, summary.evidence.left)
        return [
            "zh": "佐证材料：已送 \(sent) MiB，还有 \(left) 个文件……",
            "en": "Evidence: \(sent) MiB sent, \(left) files to go…",
        ]
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
        let files = summary.evidence
        let isQuiet = files.held.isEmpty && files.left == 0
        let zhFiles = isQuiet ? "" : "\n佐证材料：送达 \(files.held.count) 个，还差 \(files.left) 个。"
        let enFiles =
            isQuiet ? "" : "\nEvidence: \(files.held.count) files arrived, \(files.left) are left."
        let told =
            summary.findings + summary.refused.map(\.finding) + files.refused.map(\.finding)
        let lines = told.map { "\n! " + output.text($0) }.joined()
        return FindingCode.Words(zh: zh + zhFiles + lines, en: en + enFiles + lines)
    }
}
