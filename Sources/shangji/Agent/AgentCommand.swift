import ArgumentParser

/// `shangji agent …`: the office's side.
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "单位终端：草稿、封存、同步。The office: drafts, sealing, sync.",
        subcommands: [])
}
