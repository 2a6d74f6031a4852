import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent draft clear`: takes drafts away; their history stays.
struct AgentDraftClear: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear", abstract: "清除草稿，历史保留。Take drafts away; their history stays.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期，默认全部。The period; all by default.")
    var period: PeriodID?

    @Argument(help: "单元格，默认该期全部。The cells; all of the period by default.")
    var cells: [String] = []

    func validate() throws {
        guard period != nil || !cells.isEmpty else {
            throw ValidationError("Name a --period or cells.")
        }
    }

    func run() async throws {
        let places = try cells.map(DraftPlace.reading)
        let cleared = try await agent.change("draft clear") { folder in
            try DraftDesk(folder: folder).clear(period: period, only: places)
        }
        agent.output.answer(
            [
                "cleared": .array(cleared.map { .string($0.place.description) }), "entries": [],
                "findings": [],
            ],
            ["zh": "清除 \(cleared.count) 条草稿。", "en": "Cleared \(cleared.count) drafts."])
    }
}

/// `shangji agent draft correct`: drafts of what was sealed, to be corrected and sealed again.
struct AgentDraftCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "把已封存的内容取为草稿以便更正。Make drafts of what was sealed, to correct it.")

    @OptionGroup var agent: AgentOptions

    @Argument(help: "批次编号或单元格。A batch or a cell.")
    var what: String

    func run() async throws {
        let id = try await agent.change("draft correct") { folder -> RecordID in
            let desk = try DraftDesk(folder: folder)
            if let batch = RecordID(hex: what) {
                _ = try desk.correct(batch: batch)
                return batch
            }
            return try desk.correct(cell: try DraftPlace.reading(what))
        }
        agent.output.answer(
            ["id": .string(id.description)],
            [
                "zh": "已取为草稿，更正后请重新封存。批次 \(id)",
                "en": "Drafts were made; correct them and seal again. Batch \(id)",
            ])
    }
}
