import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent draft set`: one cell, saved as typed.
struct AgentDraftSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "填写一格，按原样保存。Type one cell; it is saved as typed.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期。The period.")
    var period: PeriodID

    @Argument(help: "指标。The indicator.")
    var indicator: IndicatorID

    @Argument(help: "考核对象。The subject.")
    var subject: SubjectID

    @Argument(help: "数值、等次，或票数 grade=count;…。A number, a grade, or counts.")
    var value: String?

    @Option(name: .long, help: "主体类别。The role.")
    var role: RoleID?

    @Option(name: .long, help: "考核主体。The rater.")
    var rater: RaterID?

    @Option(name: .long, help: "不适用的理由。Not applicable, with the reason.")
    var na: String?

    @Flag(name: .long, help: "撤回以前的值。Take back what was given before.")
    var withdraw = false

    @Option(name: .long, help: "事件日期。The date of an event.")
    var date: CivilDate?

    @Option(name: .long, help: "事件事由。The reason of an event.")
    var reason: String?

    @Option(name: .long, help: "已有事件的编号。The id of an event that exists.")
    var event: String?

    @Option(name: .long, help: "说明。A comment.")
    var comment: String?

    @Option(
        name: .long, help: "佐证材料文件，可多次给出。A file that supports the value; repeatable.")
    var evidence: [String] = []

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    func validate() throws {
        guard [value != nil, na != nil, withdraw].count(where: { $0 }) == 1 else {
            throw ValidationError("Give exactly one of VALUE, --na and --withdraw.")
        }
        guard rater == nil || role != nil else {
            throw ValidationError("--rater needs --role.")
        }
        guard (date == nil) == (reason == nil) else {
            throw ValidationError("An event needs both --date and --reason.")
        }
        guard event == nil || date != nil else {
            throw ValidationError("--event needs --date and --reason.")
        }
    }

    func run() async throws {
        let details = date.flatMap { date in
            reason.map { EventDetails(date: date, reason: $0) }
        }
        let checked = try await agent.change("draft set") { folder in
            let desk = try DraftDesk(folder: folder)
            let place = DraftPlace(
                period: period, indicator: indicator, subject: subject, slot: try slot(desk))
            return try desk.set(
                place, content, event: details, comment: comment, evidence: evidence,
                scheme: scheme)
        }
        agent.output.answer(
            DraftAnswer.json([checked]), DraftAnswer.words([checked], agent.output))
    }

    private var content: Draft.Content {
        if let na { return .notApplicable(na) }
        return value.map { .typed($0) } ?? .withdrawn
    }

    private func slot(_ desk: DraftDesk) throws -> Cell.Slot {
        if let event {
            guard let id = EventID(hex: event) else {
                throw ValidationError("--event takes 32 hexadecimal digits.")
            }
            return .event(id)
        }
        if date != nil, let id = desk.newEvent() { return .event(id) }
        switch (role, rater) {
        case (let role?, let rater?): return .rater(role, rater)
        case (let role?, nil): return .role(role)
        default: return .sole
        }
    }
}
