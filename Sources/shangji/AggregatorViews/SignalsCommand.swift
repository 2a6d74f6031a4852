import Aggregator
import ArgumentParser
import Assessment
import Notation
import Submission

/// The command `shangji aggregator signals`.
struct SignalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signals",
        abstract: "列出值得查看的迹象。What should be looked at in values and raters.",
        discussion: """
            只供中心工作人员查看，不改变任何得分。含义见 docs/scoring.md。
            For the clerks of the centre; no score depends on it. The meaning: docs/scoring.md.
            """)

    @OptionGroup var chosen: StandingOptions

    @Option(help: "上年的分值表。Last year's values.")
    var before: String?

    @Option(help: "日志中上年的方案，考核期编号相同。Last year's scheme in the log, with the same periods.")
    var beforeScheme: SchemeID?

    func run() throws {
        let made = try chosen.standing()
        var earlier: [ScoreEntry] = []
        if let before {
            let table = try ScoreTable(
                path: before, scheme: made.scheme, period: made.run.standing.scope)
            for mark in table.remarks { chosen.output.tell(mark) }
            earlier = table.values.entries
        }
        if let beforeScheme { earlier += try chosen.standing(of: beforeScheme).run.given }
        chosen.output.answer(made.run.signals(earlier: earlier))
    }
}
