import Agent
import ArgumentParser
import Notation
import Submission
import TransparencyLog

/// `shangji agent export`: what has no receipt yet, into a file for a courier.
struct AgentExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "把待送的记录写成加密数据包，交人带往中心。Write what waits into an encrypted bundle.")

    @OptionGroup var agent: AgentOptions

    @Flag(help: "给本单位别的电脑，例如请审核人审核。For the office's other computers, as for a review.")
    var colleagues = false

    @Argument(help: "要写的文件，多在 U 盘上。The file, usually on a stick.")
    var file: String

    func run() async throws {
        let folder = try agent.open()
        let lock = try folder.lockSync(holder: "shangji agent export")
        let made = try withExtendedLifetime(lock) {
            try CourierExport.write(folder, to: file, for: colleagues ? .colleagues : .centre)
        }
        let join = made.hasRequest
        let isNeeded = join || !made.records.isEmpty || !made.evidence.isEmpty
        agent.output.answer(
            [
                "bytes": .integer(Int64(made.bytes)),
                "evidence": .array(made.evidence.map { .string($0.hex) }),
                "evidenceLeft": .integer(Int64(made.evidenceLeft)), "file": .string(file),
                "records": .array(made.records.map { .string($0.description) }),
                "request": .bool(join), "sha256": .string(made.digest.hex),
            ],
            [
                "zh": "写入 \(made.records.count) 条记录\(join ? "和登记请求" : "")\(files(made, zh: true))，"
                    + "\(made.bytes) 字节，已落盘并读回核对：\(isNeeded ? "可以拔出" : "没有要送的，不必带走")。\(file)",
                "en": "\(made.records.count) records\(join ? " and the request to join" : "")"
                    + "\(files(made, zh: false)), "
                    + "\(made.bytes) bytes, synced, read back and compared: "
                    + "\(isNeeded ? "safe to remove" : "nothing waits, no need to carry it"). \(file)",
            ])
    }
}

extension AgentExport {
    private func files(_ made: CourierExport, zh: Bool) -> String {
        let (count, left) = (made.evidence.count, made.evidenceLeft)
        guard count + left > 0 else { return "" }
        let rest =
            left == 0 ? "" : zh ? "（另有 \(left) 个下次带）" : " (\(left) more go another time)"
        return (zh ? "，佐证材料 \(count) 个" : ", \(count) evidence files") + rest
    }
}

/// `shangji agent import`: the answer that a courier brings back.
struct AgentImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "读入数据包：中心的答复，或本单位别的电脑的记录。The centre's answer, or a colleague's.")

    @OptionGroup var agent: AgentOptions

    @Argument(help: "带回的文件。The file brought back.")
    var file: String

    @Flag(help: "只看会怎样，什么也不收。Only tell what would come of it.")
    var preview = false

    func run() async throws {
        let folder = try agent.open()
        let opened = try CourierFile(file, for: folder)
        guard !opened.isExchange else { return try await exchange(opened) }
        let lock = try folder.lockSync(holder: "shangji agent import")
        let driver = RoundDriver(
            folder: folder, channel: try CourierAnswer(opened, for: folder), isPreview: preview)
        let summary = try await driver.run()
        if !preview { try driver.note(summary) }
        var members = summary.json.object ?? [:]
        members["feed"] = .integer(Int64(summary.feedItems))
        members["preview"] = .bool(preview)
        agent.output.answer(.object(members), Self.words(summary, preview, agent.output))
        try withExtendedLifetime(lock) {
            let isRefused = summary.refused.contains { $0.code != "courier-not-answered" }
            if let stop = summary.stop { throw ExitCode(stop.code.exit.rawValue) }
            if isRefused { throw ExitCode(1) }
        }
    }

    /// What a colleague's computer hands over.
    private func exchange(_ opened: CourierFile) async throws {
        let taken = try await agent.change("import") { folder in
            try ExchangeImport(opened, into: folder, preview: preview)
        }
        agent.output.answer(
            ExchangeAnswer.json(taken, preview: preview),
            ExchangeAnswer.words(taken, preview: preview, agent.output))
        if taken.items.contains(where: \.isRefused) { throw ExitCode(1) }
    }

    private static func words(
        _ summary: RoundSummary, _ preview: Bool, _ output: OutputOptions
    ) -> FindingCode.Words {
        let size = summary.checkpoint.map { "\($0.size)" } ?? "–"
        let zh =
            (preview ? "预览，什么也没有收：" : "")
            + "回执 \(summary.receipts.count)，仍待送 \(summary.pending)，"
            + "收到 \(summary.feedItems) 条；中心日志 \(size) 条。"
        let en =
            (preview ? "Preview, nothing was taken: " : "")
            + "\(summary.receipts.count) receipts, \(summary.pending) still wait, "
            + "\(summary.feedItems) items; the log has \(size) leaves."
        let told = summary.findings + summary.refused.map(\.finding)
        let lines = told.map { "\n! " + output.text($0) }.joined()
        return FindingCode.Words(zh: zh + lines, en: en + lines)
    }
}
