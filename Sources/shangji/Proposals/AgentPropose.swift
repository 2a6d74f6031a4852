import Agent
import ArgumentParser
import DurableFiles
import Notation
import Sheets
import Submission

/// `shangji agent propose`: something for the centre to agree to, signed offline.
struct AgentPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "提出细则、个人目标、岗位职责、绩效协议或新指标。Propose rules, targets, duties, contracts.")

    /// What an office proposes.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        /// The kinds of `Statement.Kind`.
        case rules, target, duty, contract, indicator
    }

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Argument(help: "类别。The kind: rules, target, duty, contract, indicator.")
    var kind: Kind

    @Option(name: .long, help: "指标或考核对象的编号。The indicator or subject that it is for.")
    var at: String

    @Option(name: .long, help: "正文文件，UTF-8。File with the text, in UTF-8.")
    var file: String?

    @Option(name: .long, help: "正文。The text.")
    var text: String?

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    func validate() throws {
        guard (file == nil) != (text == nil) else {
            throw ValidationError("Give exactly one of --file and --text.")
        }
    }

    func run() async throws {
        let said = try text ?? readFile()
        let passphrase = try passphrases.passphrase(of: person)
        let meant = Statement.Kind(rawValue: kind.rawValue) ?? .rules
        let id = try await agent.change("propose") { folder in
            try Proposing.propose(
                meant, for: at, text: said, scheme: scheme, by: person, passphrase: passphrase,
                in: folder)
        }
        let digest = Digest(of: Array(said.utf8)).hex
        agent.output.answer(
            ["digest": .string(digest), "id": .string(id.description)],
            [
                "zh": "已提出，待同步：\(id)\n正文 SHA-256 \(digest)",
                "en": "Proposed, to be sent with the next sync: \(id)\n"
                    + "SHA-256 of the text \(digest)",
            ])
    }

    private func readFile() throws -> String {
        let bytes = try SheetFile.read(file ?? "", limit: RecordType.statement.payloadLimit)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(
                Finding(
                    .sheetEncoding, at: file ?? "",
                    ["expected": "UTF-8", "offset": "\(UTF8Text.firstBadByte(bytes))"]))
        }
        return text
    }
}

/// `shangji agent proposals`: what this office has proposed and what became of it.
struct AgentProposals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals", abstract: "提案及其进展。Proposals and what became of them.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "只看一类。One kind alone.")
    var kind: AgentPropose.Kind?

    func run() throws {
        let registry = try DraftDesk(folder: try agent.open()).registry
        let list = registry.proposals.filter { proposal in
            let said = proposal.statement.kind
            return said != .person && (kind == nil || said.rawValue == kind?.rawValue)
        }
        agent.output.answer(.array(list.map(\.json)), ProposalWords.table(list))
    }
}

/// Proposals in words.
enum ProposalWords {
    /// A line each, and under it the last word that was said.
    static func table(_ list: [Proposal]) -> FindingCode.Words {
        var table = Table(head: ["id", "kind", "at", "office", "by", "state"])
        table.rows = list.map { proposal in
            [
                String(proposal.id.description.prefix(12)), proposal.statement.kind.rawValue,
                proposal.place, proposal.office?.text ?? "-",
                proposal.signer.role.person?.text ?? proposal.signer.name,
                proposal.state.rawValue,
            ]
        }
        let words = list.compactMap { proposal in
            proposal.words.last?.text.map { "\(proposal.id.description.prefix(12))  \($0)" }
        }
        let text = ([table.text] + words).joined(separator: "\n")
        return ["zh": text, "en": text]
    }
}
