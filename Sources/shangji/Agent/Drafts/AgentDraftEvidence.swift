import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent draft evidence …`: files that support a value.
struct AgentDraftEvidence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "草稿的佐证材料。Files that support a draft.",
        subcommands: [
            AgentDraftEvidenceAdd.self, AgentDraftEvidenceRemove.self,
            AgentDraftEvidenceList.self,
        ])
}

/// The draft whose files change.
struct DraftFilesOptions: ParsableArguments {
    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @Argument(help: "单元格。The cell.")
    var cell: String

    /// Changes the draft and says how it stands.
    func change(
        _ command: String, _ change: (DraftDesk, DraftPlace) throws -> CheckedDraft
    ) async throws {
        let place = try DraftPlace.reading(cell)
        let checked = try await agent.change(command) { folder in
            try change(DraftDesk(folder: folder), place)
        }
        agent.output.answer(
            DraftAnswer.json([checked]), DraftAnswer.words([checked], agent.output))
    }
}

/// `shangji agent draft evidence add`: copies files in and attaches them.
struct AgentDraftEvidenceAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "附上文件，复制到终端里保存。Attach files; copies are kept in the agent's folder.")

    @OptionGroup var draft: DraftFilesOptions

    @Argument(help: "文件。The files.")
    var files: [String]

    func run() async throws {
        try await draft.change("draft evidence add") { desk, place in
            try desk.attach(files, to: place, scheme: draft.scheme)
        }
    }
}

/// `shangji agent draft evidence remove`: takes a file off a draft.
struct AgentDraftEvidenceRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "去掉一个文件，原文件不动。Take a file off; the original is not touched.")

    @OptionGroup var draft: DraftFilesOptions

    @Argument(help: "文件名或 SHA-256。The name of the file, or its SHA-256.")
    var name: String

    func run() async throws {
        try await draft.change("draft evidence remove") { desk, place in
            try desk.detach(name, from: place, scheme: draft.scheme)
        }
    }
}

/// `shangji agent draft evidence list`: the drafts that have files.
struct AgentDraftEvidenceList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出附了文件的草稿。The drafts that have files.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期，默认全部。The period; all by default.")
    var period: PeriodID?

    func run() throws {
        let drafts = try DraftDesk(folder: try agent.open()).checked(period: period)
            .filter { !$0.draft.evidence.isEmpty }
        agent.output.answer(DraftAnswer.json(drafts), DraftAnswer.words(drafts, agent.output))
    }
}
