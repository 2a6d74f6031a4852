import Agent
import ArgumentParser
import Notation
import Sheets

/// `shangji agent draft import`: a CSV file or a workbook becomes drafts.
struct AgentDraftImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "从 CSV 或 .xlsx 导入草稿，读不懂的行列出不导入。Import drafts from CSV or .xlsx; rows not understood are listed."
    )

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "文件没有考核期一列时的考核期。The period, where the file has no such column.")
    var period: PeriodID?

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @OptionGroup var sheet: SheetOptions

    @Argument(help: "CSV 或 .xlsx 文件。The file, CSV or .xlsx.")
    var file: String

    func run() async throws {
        let bytes = try SheetFile.read(file, limit: CSVReading.Limits.bytes)
        let result = try await agent.change("draft import") { folder in
            try DraftDesk(folder: folder).importSheet(
                bytes, period: period, scheme: scheme, choice: try sheet.choice())
        }
        let unread = result.reading.findings
        agent.output.answer(json(result), words(result))
        if !unread.isEmpty { throw ExitCode(FindingCode.Exit.refused.rawValue) }
    }

    private func json(_ result: DraftImport) -> JSON {
        guard case .object(var members) = DraftAnswer.json(result.drafts) else { return .null }
        members["saved"] = .integer(Int64(result.drafts.count))
        members["replaced"] = .array(result.replaced.map(\.json))
        members["same"] = .integer(Int64(result.same))
        members["marks"] = .array(result.reading.marks.map(\.json))
        members["mapping"] = result.reading.mapping?.json ?? .null
        members["unread"] = .array(
            result.reading.unread.map { row in
                [
                    "line": .integer(Int64(row.line)),
                    "findings": .array(row.findings.map(\.json)),
                ]
            })
        return .object(members)
    }

    private func words(_ result: DraftImport) -> FindingCode.Words {
        let doubts = result.replaced + result.reading.findings + result.reading.marks
        let lines = doubts.map { agent.output.text($0) }.joined(separator: "\n")
        let drafts = agent.output.text(DraftAnswer.words(result.drafts, agent.output))
        let (saved, left) = (result.drafts.count, result.reading.unread.count)
        let mapping = result.reading.mapping.map { agent.output.text($0.words) + "\n" } ?? ""
        let rest = "\n\(mapping)\(drafts)" + (lines.isEmpty ? "" : "\n\(lines)")
        return [
            "zh": "导入 \(saved) 条，\(left) 行未导入，\(result.same) 条与已封存的相同。\(rest)",
            "en":
                "Imported \(saved), left out \(left) rows; \(result.same) are sealed already.\(rest)",
        ]
    }
}
