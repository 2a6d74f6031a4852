import ArgumentParser
import Notation
import Recount

/// The command `shangji audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "核验审计文件夹，一切重新计算。Audit a bundle: everything is computed again.",
        discussion: """
            不联网，不信任中心的计算机：从签名记录的字节起重算日志、合并与名次表。有问题时退出码为 1。
            --card 指定从别处得到的名片；不指定时用文件夹里的，请把根密钥指纹与纸面核对。
            No network, no trust in the centre's computer: log, merge and standings are made again
            from the signed bytes. Exit code 1 when anything is wrong. --card names a card from
            elsewhere; without it the folder's own is used: compare its fingerprint with the paper.
            """)

    @Argument(help: "审计文件夹。The folder that aggregator bundle wrote.")
    var directory: String

    @Option(help: "从别处得到的中心名片。The centre's card, from elsewhere.")
    var card: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let trusted = try card.map { try CardOption.read($0) }
        let folder = try AuditFolder(directory)
        let report = try Audit.report(on: folder, under: trusted) { done, all in
            if done.isMultiple(of: 10_000) {
                output.note(["zh": "… \(done)/\(all) 条记录", "en": "… \(done)/\(all) records"])
            }
        }
        let page = AuditPage(report: report)
        output.answer(report.json, ["zh": page.text(.zh), "en": page.text(.en)])
        if !report.isSound { throw ExitCode(1) }
    }
}
