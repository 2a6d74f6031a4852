import Aggregator
import Assessment
import Notation
import Recount

/// The report of one subject in sentences.
struct SubjectPage {
    private let report: GroupReport
    private let one: SubjectReport
    private let time: LocalTime
    private let zh: Bool

    init(report: GroupReport, of one: SubjectReport, time: LocalTime, zh: Bool) {
        self.report = report
        self.one = one
        self.time = time
        self.zh = zh
    }

    /// The page.
    var page: ReportPage {
        let name = one.subject.name
        var page = ReportPage(title: zh ? "\(name)考核报告" : "Assessment report: \(name)")
        page.blocks.append(.paragraph(ReportNames(report, zh: zh).basis))
        page.blocks.append(.heading(zh ? "结果" : "Result"))
        page.blocks.append(.paragraph(result.joined(separator: zh ? "" : " ")))
        page.blocks += indicators
        page.blocks += lists
        page.blocks += warnings
        return page
    }

    private var result: [String] {
        guard let total = one.total else {
            return [zh ? "本期没有总分。" : "There is no total for this period."]
        }
        let shown = total.padded(to: report.scheme.decimals)
        var sentences: [String] = []
        if let rank = one.rank {
            sentences.append(
                zh
                    ? "总分 \(shown)，在本组 \(one.number) 个中名列第 \(rank)。"
                    : "The total is \(shown), rank \(rank) of \(one.number).")
        }
        if let grade = one.grade?.name {
            sentences.append(zh ? "等次为\(grade)。" : "The grade is \(grade).")
        }
        if one.isVetoed {
            sentences.append(
                zh ? "有一票否决事项，不得评为更高等次。" : "A veto counts and closes the better grades.")
        }
        if let next = one.next { sentences += way(next) }
        if let award = one.award {
            sentences.append(
                zh ? "奖励 \(award.padded(to: 2))。" : "The award is \(award.padded(to: 2)).")
        }
        return sentences
    }

    /// What is lacking to the grade above.
    private func way(_ next: SubjectReport.NextGrade) -> [String] {
        let name = next.grade.name
        if let least = next.toLeast {
            return [
                zh
                    ? "距\(name)的最低分还差 \(least) 分。"
                    : "It is \(least) points short of the least total for \(name)."
            ]
        }
        if let last = next.toLast {
            return [
                zh
                    ? "距本组最后一名\(name)差 \(last) 分。"
                    : "It is \(last) points behind the last with \(name)."
            ]
        }
        return []
    }

    private var indicators: [ReportPage.Block] {
        let rows = one.lines.map { line in
            [
                String(repeating: "　", count: line.depth - 1) + line.title,
                line.score.description, "\(line.position)/\(line.number)",
                line.median?.description ?? "-", line.mean?.description ?? "-",
                line.isLeaf ? line.toFull.description : "",
            ]
        }
        let head =
            zh
            ? ["指标", "得分", "位次", "中位数", "平均", "距满分"]
            : ["indicator", "score", "position", "median", "mean", "to full marks"]
        var blocks: [ReportPage.Block] = [
            .heading(zh ? "各指标" : "Indicators"), .table(head: head, rows: rows),
        ]
        if !one.events.isEmpty {
            blocks.append(.heading(zh ? "加分与扣分" : "Bonuses and penalties"))
            blocks.append(.list(one.events.map { "\($0.title)  \($0.score)" }))
        }
        return blocks
    }

    private var lists: [ReportPage.Block] {
        let parts = [
            (zh ? "优势" : "Strengths", one.strengths),
            (zh ? "需要改进" : "To be improved", one.weaknesses),
        ]
        return parts.filter { !$0.1.isEmpty }.flatMap { title, lines in
            [
                ReportPage.Block.heading(title),
                .list(
                    lines.map {
                        zh
                            ? "\($0.title)：\($0.score)，第 \($0.position) 位，本组平均 \($0.mean?.description ?? "-")"
                            : "\($0.title): \($0.score), position \($0.position), mean \($0.mean?.description ?? "-")"
                    }),
            ]
        }
    }

    /// Warnings with what was said of them: advice, and what became of it.
    private var warnings: [ReportPage.Block] {
        let own = report.warnings.filter { $0.subject == one.subject.id }
        guard !own.isEmpty else { return [] }
        let names = Dictionary(one.lines.map { ($0.indicator, $0.title) }) { first, _ in first }
        return [ReportPage.Block.heading(zh ? "预警与整改" : "Warnings, and what became of them")]
            + own.flatMap { warning -> [ReportPage.Block] in
                let title = names[warning.indicator] ?? warning.indicator.text
                let state = WordWords.state(warning.state, zh: zh)
                let later = warning.later.map { figure in
                    let period = figure.period?.text ?? "cycle"
                    return zh
                        ? "此后 \(period) 得分 \(figure.score)" : "later, \(period): \(figure.score)"
                }
                let words = warning.words.map { WordWords.line($0, time, zh: zh) }
                return [
                    .paragraph(
                        zh
                            ? "\(title)：得分 \(warning.score)，\(state)。"
                            : "\(title): score \(warning.score), \(state)."),
                    .list(words + later),
                ]
            }
    }
}
