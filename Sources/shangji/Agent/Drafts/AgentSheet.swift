import Agent
import ArgumentParser
import DurableFiles
import Notation
import Sheets

/// `shangji agent sheet`: a workbook of what the office is asked for, to be filled in.
struct AgentSheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "写出本单位本期的填报表（.xlsx），填好后用 draft import 导入。Write a sheet to fill in.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期。The period.")
    var period: PeriodID

    @Option(name: .long, help: "方案，有几个时指明。The scheme, where there are several.")
    var scheme: SchemeID?

    @Argument(help: "新文件。The new file.")
    var file: String

    func run() throws {
        guard !DurableFile.exists(file) else {
            throw CommandFailure(Finding(.fileExists, at: file))
        }
        let desk = try DraftDesk(folder: try agent.open())
        let words: FillWords = agent.output.lang == .zh ? .zh : .en
        guard let book = try desk.sheet(period: period, scheme: scheme, words: words) else {
            throw AgentRefusal(.schemeNotReceived)
        }
        let bytes = try book.bytes()
        try DurableFile.write(bytes, to: file)
        agent.output.answer(
            [
                "bytes": .integer(Int64(bytes.count)), "file": .string(file),
                "period": .string(period.text),
            ],
            [
                "zh": "已写出 \(file)。填好后运行 shangji agent draft import \(file)",
                "en": "Wrote \(file). When it is filled in: shangji agent draft import \(file)",
            ])
    }
}
