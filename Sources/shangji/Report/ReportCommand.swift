import Aggregator
import ArgumentParser
import Assessment
import DurableFiles
import Notation
import Recount
import Submission

/// The command `shangji aggregator report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "考核报告：逐个对象，或全组张榜。A report per subject, or a page of the group to hang up.",
        discussion: """
            依据现行一版已发布的结果；可写成供打印的 HTML。
            Rests on the edition that stands; may be written as HTML, ready for print.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(help: "考核期编号，或 cycle。The id of a period, or cycle.")
    var period: String

    @Option(help: "只要一个组。One group only.")
    var group: GroupID?

    @Option(help: "考核对象：写它的报告。The subject to write a report of.")
    var subject: SubjectID?

    @Flag(help: "每个考核对象一份。A report of every subject.")
    var each = false

    @Option(help: "写成供打印的 HTML 文件。Write a file of HTML, ready for print.")
    var html: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        guard let scope = ScoringScope(period) else {
            throw ValidationError("--period: 不是考核期 not a period: \(period)")
        }
        let reference = try acts.scheme(scheme)
        let reports = try acts.book.reports(scope, of: reference).filter {
            group == nil || $0.edition.standing.group == group
        }
        let time = try LocalTime(zone: acts.book.timezone(of: reference.id))
        func pages(_ zh: Bool) -> [ReportPage] {
            reports.flatMap { report in
                wanted(report).map { SubjectPage(report: report, of: $0, time: time, zh: zh).page }
                    + (isOfGroup ? [GroupPage(report: report, zh: zh).page] : [])
            }
        }
        let found = reports.flatMap(wanted)
        if let subject, found.isEmpty {
            let known = reports.flatMap(\.subjects).map(\.subject.id.text)
            var words = Suggestion.hint(for: subject.text, among: known)
            words["subject"] = subject.text
            throw CommandFailure(Finding(.entrySubjectUnknown, at: subject.text, words))
        }
        if let html {
            let file = ReportPage.html(pages(output.lang == .zh), lang: output.lang)
            try DurableFile.write(Array(file.utf8), to: html)
            output.note(["zh": "已写入 \(html)", "en": "Written: \(html)"])
        }
        output.answer(
            .array(reports.map(json)),
            [
                "zh": pages(true).map(\.text).joined(separator: "\n\n"),
                "en": pages(false).map(\.text).joined(separator: "\n\n"),
            ])
    }

    private var isOfGroup: Bool { subject == nil && !each }

    private func wanted(_ report: GroupReport) -> [SubjectReport] {
        isOfGroup ? [] : report.subjects.filter { subject == nil || $0.subject.id == subject }
    }

    private func json(_ report: GroupReport) -> JSON {
        let standing = report.edition.standing
        let subjects = report.subjects.filter { subject == nil || $0.subject.id == subject }
        return [
            "edition": .integer(standing.edition), "group": .string(standing.group.text),
            "id": .string(report.edition.record.description),
            "period": .string(standing.period?.text ?? "cycle"),
            "status": .string(standing.openItems.isEmpty ? "final" : "provisional"),
            "subjects": .array(subjects.map(\.json)),
        ]
    }
}
