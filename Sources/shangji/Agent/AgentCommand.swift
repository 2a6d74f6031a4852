import Agent
import ArgumentParser
import DurableFiles

/// `shangji agent …`: the office's side.
struct AgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent", abstract: "单位终端：草稿、封存、同步。The office: drafts, sealing, sync.",
        subcommands: [
            AgentJoin.self, AgentDraft.self, AgentSeal.self, AgentSync.self, AgentRun.self,
            AgentStatusCommand.self, AgentOutbox.self, AgentReceipts.self, AgentFeed.self,
            AgentResults.self, AgentWarnings.self, AgentAppeal.self, AgentExport.self,
            AgentImport.self, AgentCourierCommand.self, AgentPersonCommand.self,
            AgentStatement.self, AgentScheme.self, AgentPropose.self, AgentProposals.self,
            AgentBackup.self, AgentRestore.self, AgentSheet.self,
        ])
}

/// The flags of every agent command.
struct AgentOptions: ParsableArguments {
    @Option(name: .long, help: "终端的文件夹。The agent's folder.")
    var folder: String

    @OptionGroup var output: OutputOptions

    /// Opens the folder to look at it; no lock is needed.
    func open() throws -> AgentFolder { try AgentFolder.open(folder) }

    /// Opens the folder and takes its lock for the time of a change.
    func change<Value>(
        _ holder: String, _ body: (AgentFolder) throws -> Value
    ) async throws -> Value {
        let folder = try open()
        let lock = try await folder.lock(holder: "shangji agent \(holder)")
        return try withExtendedLifetime(lock) { try body(folder) }
    }
}
