import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent courier …`: what this office carries for others.
struct AgentCourierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "courier",
        abstract: "替别的单位传送数据包。Carry the files of other offices.",
        subcommands: [AgentCourierSend.self])
}

/// `shangji agent courier send FILE --answer OUT`.
struct AgentCourierSend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "用本单位的网络把别人的数据包送到中心，取回答复。Send another's bundle, fetch its answer.")

    @OptionGroup var agent: AgentOptions

    @Argument(help: "别的单位导出的文件。The file that another office exported.")
    var file: String

    @Option(name: .long, help: "答复写到哪里，带回给那个单位。Where to write the answer, for that office.")
    var answer: String

    @Option(name: .long, help: "只在这一次用的地址。Address of the centre for this time alone.")
    var server: String?

    func run() async throws {
        let folder = try agent.open()
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let carrier = try CourierSend(folder: folder, channel: try identity.transport(at: server))
        switch try await carrier.send(file, answer: answer) {
        case .answered(let bytes):
            agent.output.answer(
                [
                    "answer": .string(answer), "bytes": .integer(Int64(bytes)),
                    "file": .string(file),
                ],
                [
                    "zh": "已送到；答复 \(bytes) 字节，已落盘并读回核对，请带回给那个单位：\(answer)",
                    "en": "Sent. The answer has \(bytes) bytes, synced, read back and compared; "
                        + "take it to that office: \(answer)",
                ])
        case .taken(let what):
            agent.output.answer(
                ["answer": .null, "file": .string(file), "intake": what],
                [
                    "zh": "已送到；那个单位的终端还没有登记，暂时没有答复。",
                    "en": "Sent. No device of that office is enrolled yet, so there is no answer.",
                ])
        }
    }
}
