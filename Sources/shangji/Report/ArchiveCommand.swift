import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator archive`.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "平时与专项考核档案：某对象的全部事件及依据。Every event of a subject, with its grounds.",
        discussion: """
            加分、扣分、一票否决和只记不计分的事项，含退回、被更正的；由谁填报、谁审核、附件、是否计入。
            Bonuses, penalties, vetoes and what is only noted, returned and replaced ones too: who
            gave and checked it, its evidence, and whether it counts.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(help: "考核对象。The subject.")
    var subject: SubjectID

    @OptionGroup var output: OutputOptions

    func run() throws {
        let events = try centre.log().archive(of: subject)
        output.answer(
            .array(events), ["zh": text(events, zh: true), "en": text(events, zh: false)])
    }

    private func text(_ events: [JSON], zh: Bool) -> String {
        guard !events.isEmpty else { return zh ? "没有事件。" : "No events." }
        var table = Table(
            head: zh
                ? ["日期", "考核期", "事项", "类别", "值", "计入", "填报", "审核", "附件", "事由"]
                : [
                    "date", "period", "indicator", "rule", "value", "counts", "given by", "checked",
                    "evidence", "reason",
                ])
        table.rows = events.map { row($0, zh: zh) }
        return table.text
    }

    private func row(_ event: JSON, zh: Bool) -> [String] {
        let rules =
            zh
            ? ["bonus": "加分", "penalty": "扣分", "veto": "一票否决", "ledger": "记事"] : [:]
        let rule = event["rule"]?.string ?? ""
        let counts = event["counts"]?.bool ?? false
        let why = (event["why"]?.array ?? []).compactMap(\.string).joined(separator: " ")
        let no = (zh ? "否 " : "no ") + why
        return [
            event["date"]?.string ?? "-", event["period"]?.string ?? "",
            event["title"]?.string ?? "", rules[rule] ?? rule, event["value"]?.string ?? "-",
            counts ? (zh ? "是" : "yes") : no,
            [event["office"], event["preparer"]].compactMap { $0?.string }.joined(separator: " "),
            event["reviewer"]?.string ?? "-", "\(event["evidence"]?.array?.count ?? 0)",
            event["reason"]?.string ?? "",
        ]
    }
}
