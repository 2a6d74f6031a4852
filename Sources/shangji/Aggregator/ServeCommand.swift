internal import Submission
import Aggregator
import ArgumentParser
import Logging
import Notation

/// The command `shangji aggregator serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "运行中心服务，SIGTERM 停止。Serve; SIGTERM stops.",
        discussion: """
            标准输出第一行是 JSON：{"listening":"https://…","centre":"…"}；日志写到标准错误。
            The first line on standard output is that JSON; log lines go to standard error.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(name: .long, help: "主机:端口，端口 0 表示任意。HOST:PORT; port 0 is any.")
    var listen: String

    @Flag(name: .long, help: "不用 TLS，仅限本机地址。No TLS; loopback only.")
    var plain = false

    @Option(name: .long, help: "每单位佐证材料上限，MiB。MiB of evidence that an office may bring.")
    var evidencePerOffice: Int64 = EvidenceLimits().officeBytes >> 20

    @Option(name: .long, help: "全部佐证材料上限，MiB。MiB of evidence that all may bring.")
    var evidenceTotal: Int64 = EvidenceLimits().allBytes >> 20

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let most: Int64 = 1 << 30
        guard (0...most).contains(evidencePerOffice), (0...most).contains(evidenceTotal) else {
            throw ValidationError("--evidence-… is 0 to \(most) MiB.")
        }
    }

    func run() async throws {
        let folder = try centre.open()
        var limits = ServerLimits()
        limits.evidence.officeBytes = evidencePerOffice << 20
        limits.evidence.allBytes = evidenceTotal << 20
        let server = try CentreServer(
            folder: folder, listen: ListenAddress(listen), plain: plain, world: .real,
            logger: Logger(
                label: "shangji", factory: { StreamLogHandler.standardError(label: $0) }),
            limits: limits)
        let id = folder.card.centre
        try await server.run { url in
            let first: JSON = ["listening": .string(url), "centre": .string(id.text)]
            StandardStream.out.write(first.line)
        }
    }
}
