import ArgumentParser
import Glibc

/// The command `shangji`: every program of the toolkit under one name.
@main
struct Shangji: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shangji",
        abstract: "上计：离线填报、签名汇总、可验证的考核。Distributed submission sync for assessments.",
        discussion: """
            退出码：0 完成，1 有校验结果而拒绝，2 用法不对，3 机器或网络故障。
            Exit codes: 0 done, 1 refused with findings, 2 wrong use, 3 broken machinery.
            """,
        subcommands: [
            AgentCommand.self, AggregatorCommand.self, AuditCommand.self, CodesCommand.self,
            LogCommand.self, ReceiptCommand.self, RecordCommand.self, SchemeCommand.self,
            ScoreCommand.self,
        ])

    /// Runs the command line and exits; an empty one does no harm.
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        Glibc.exit(await CommandRun.perform(arguments))
    }
}
