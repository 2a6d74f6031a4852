import Aggregator
import ArgumentParser
import Assessment
import Notation
import Submission

/// `shangji aggregator proposals`: what offices propose, and for whom something lacks.
struct CentreProposals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: "各单位的提案：细则、目标、职责、协议、指标。What offices propose.")

    @OptionGroup var centre: CentreOptions

    @Option(name: .long, help: "只看一类。One kind alone.")
    var kind: AgentPropose.Kind?

    @Option(name: .long, help: "只看一个状态。One state alone: proposed, asked, approved, …")
    var state: String?

    @Option(name: .long, help: "方案，有几个时指明。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let list = try acts.proposals().filter { proposal in
            (kind == nil || proposal.statement.kind.rawValue == kind?.rawValue)
                && (state == nil || proposal.state.rawValue == state)
        }
        let lacking = try kind.map { try acts.lacking($0.rawValue, in: acts.scheme(scheme)) } ?? []
        let words = ProposalWords.table(list)
        let names = lacking.joined(separator: " ")
        output.answer(
            [
                "lacking": .array(lacking.map { .string($0) }),
                "proposals": .array(list.map(\.json)),
            ],
            lacking.isEmpty
                ? words
                : [
                    "zh": words.zh + "\n尚未议定 \(lacking.count)：\(names)",
                    "en": words.en + "\nnot agreed yet, \(lacking.count): \(names)",
                ])
    }
}

/// `shangji aggregator proposal …`: one proposal.
struct CentreProposal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposal", abstract: "查看、答复一份提案。Show and answer a proposal.",
        subcommands: [Show.self, Approve.self, Comment.self, Refuse.self])

    /// `proposal show ID`: its text and what was said of it.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "显示正文和意见。The text and what was said of it.")
        @Argument(help: "提案编号。The proposal.") var id: RecordID
        @OptionGroup var centre: CentreOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let proposal = try CentreActs(centre.open()).proposal(id)
            var members = proposal.json.object ?? [:]
            let text = proposal.statement.text ?? ""
            members["text"] = .string(text)
            output.answer(.object(members), ["zh": text, "en": text])
        }
    }

    /// `proposal approve ID`: it is agreed.
    struct Approve: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "同意提案。Agree to it.")
        @OptionGroup var word: WordOptions
        func run() throws { try word.say(.approval) }
    }

    /// `proposal comment ID`: something is to be changed.
    struct Comment: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "要求修改。Ask for changes.")
        @OptionGroup var word: WordOptions
        func run() throws { try word.say(.comment) }
    }

    /// `proposal refuse ID`: it is not admitted.
    struct Refuse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "不采纳，须写明理由。Do not admit it, with the reason.")
        @OptionGroup var word: WordOptions
        func run() throws { try word.say(.rejection) }
    }
}

/// What every word on a proposal takes.
struct WordOptions: ParsableArguments {
    @Argument(help: "提案编号。The proposal.") var id: RecordID
    @Option(name: .long, help: "意见或理由。What is to be changed, or why.") var text: String?
    @Option(name: .customLong("as"), help: "签署人。Who signs.") var person: PersonID
    @OptionGroup var centre: CentreOptions
    @OptionGroup var passphrases: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func say(_ kind: Statement.Kind) throws {
        let acts = try CentreActs(centre.open())
        _ = try acts.proposal(id)
        let signer = try acts.signer(person, passphrase: passphrases.passphrase(of: person))
        let said = try acts.say(
            kind, of: id, text: text, by: signer, now: Surroundings.real.now())
        output.answer(
            ["id": .string(said.description)],
            ["zh": "已签署并入日志：\(said)", "en": "Signed and logged: \(said)"])
    }
}
