import Agent
import ArgumentParser
import Assessment
import Notation
import Submission

/// `shangji agent scheme …`: the schemes that the centre has published.
struct AgentScheme: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "收到的考核方案。The schemes that have come.",
        subcommands: [AgentSchemeDiff.self])
}

/// `shangji agent scheme diff`: what a version says otherwise than the one before.
struct AgentSchemeDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "方案修订了什么。What a version of a scheme says otherwise than the one before.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @Option(name: .long, help: "从第几版，默认前一版。The earlier version; by default the one before.")
    var from: Int64?

    @Option(name: .long, help: "到第几版，默认现行版。The later version; by default the one in force.")
    var to: Int64?

    func run() throws {
        let desk = try DraftDesk(folder: try agent.open())
        guard let meant = try desk.shelf.scheme(for: nil, named: scheme) else {
            throw CommandFailure(Finding(.schemeNotReceived))
        }
        let difference = try SchemeVersions(desk.registry).difference(
            of: meant.reference.id, from: from, to: to)
        agent.output.answer(
            difference?.json ?? .null,
            difference?.words ?? [
                "zh": "\(meant.reference.id) 只有第 1 版。",
                "en": "\(meant.reference.id) has version 1 alone.",
            ])
    }
}
