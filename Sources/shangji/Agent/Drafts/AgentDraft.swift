import Agent
import ArgumentParser
import Notation

/// `shangji agent draft …`: what is typed and not yet sealed.
struct AgentDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "草稿：填写、导入、检查。Drafts: type, import, check.",
        subcommands: [
            AgentDraftSet.self, AgentDraftImport.self, AgentDraftShow.self, AgentDraftCheck.self,
            AgentDraftCarry.self, AgentDraftCorrect.self, AgentDraftClear.self,
            AgentDraftEvidence.self,
        ])
}

extension DraftPlace {
    /// Reads a cell given as an argument; anything else is wrong use.
    static func reading(_ text: String) throws -> DraftPlace {
        guard let place = DraftPlace(text) else {
            throw ValidationError("“\(text)” is no cell: period/indicator/subject[/role[/rater]]")
        }
        return place
    }
}
