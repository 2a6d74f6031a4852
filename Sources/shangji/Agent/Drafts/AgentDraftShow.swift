import Agent
import ArgumentParser
import Notation

/// `shangji agent draft show`: the drafts.
struct AgentDraftShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "显示草稿。Show the drafts.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期，默认全部。The period; all by default.")
    var period: PeriodID?

    func run() throws {
        let drafts = try DraftDesk(folder: try agent.open()).checked(period: period)
        agent.output.answer(DraftAnswer.json(drafts), DraftAnswer.words(drafts, agent.output))
    }
}

/// `shangji agent draft check`: the drafts, and exit 1 where something is wrong with one.
struct AgentDraftCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "检查草稿，有问题则退出码为 1。Check the drafts; exit 1 where something is wrong.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期，默认全部。The period; all by default.")
    var period: PeriodID?

    func run() throws {
        let desk = try DraftDesk(folder: try agent.open())
        let drafts = try desk.checked(period: period)
        let periods = period.map { [$0] } ?? Set(drafts.map(\.draft.place.period)).sorted()
        let lacking = try periods.flatMap { try desk.lacking(in: $0).compactMap(\.finding) }
        guard case .object(var members) = DraftAnswer.json(drafts) else { return }
        members["lacking"] = .array(lacking.map(\.json))
        let words = DraftAnswer.words(drafts, agent.output)
        let told = lacking.map { "\n! " + DraftAnswer.sentence($0, agent.output) }.joined()
        agent.output.answer(.object(members), ["zh": words.zh + told, "en": words.en + told])
        let isWrong = drafts.flatMap(\.findings).contains { $0.code != .draftWaitsForScheme }
        if isWrong { throw ExitCode(FindingCode.Exit.refused.rawValue) }
    }
}
