import Aggregator
import Assessment
import Notation
import Recount
import Submission

/// The report of a group: a page to hang on the wall, the best first.
struct GroupPage {
    private let report: GroupReport
    private let zh: Bool

    init(report: GroupReport, zh: Bool) {
        self.report = report
        self.zh = zh
    }

    /// The page.
    var page: ReportPage {
        let names = ReportNames(report, zh: zh)
        var page = ReportPage(
            title: zh
                ? "\(names.period)\(names.group)考核结果通报" : "Results: \(names.group), \(names.period)"
        )
        page.blocks.append(.paragraph(names.basis))
        page.blocks += best + [.heading(zh ? "名次" : "Ranks"), ranks]
        page.blocks += [.heading(zh ? "各指标" : "Indicators"), figures]
        return page
    }

    /// Who has the best grade, by name.
    private var best: [ReportPage.Block] {
        guard let grade = report.scheme.grading.grades.first else { return [] }
        let names = report.subjects.filter { $0.grade?.id == grade.id }.map(\.subject.name)
        guard !names.isEmpty else {
            return [.paragraph(zh ? "本期没有\(grade.name)。" : "Nobody is \(grade.name).")]
        }
        let all = report.subjects.count
        let list = names.joined(separator: zh ? "、" : ", ")
        return [
            .paragraph(
                zh
                    ? "参加考核 \(all) 个，\(grade.name) \(names.count) 个：\(list)。"
                    : "\(all) were assessed; \(grade.name), \(names.count): \(list).")
        ]
    }

    private var ranks: ReportPage.Block {
        let isAwarded = report.subjects.contains { $0.award != nil }
        let head =
            zh ? ["名次", "名称", "总分", "等次"] : ["rank", "name", "total", "grade"]
        return .table(
            head: head + (isAwarded ? [zh ? "奖励" : "award"] : []),
            rows: report.subjects.map { one in
                [
                    one.rank.map(String.init) ?? "-", one.subject.name,
                    one.total?.padded(to: report.scheme.decimals) ?? "-",
                    (one.grade?.name ?? "-")
                        + (one.isVetoed ? (zh ? "（一票否决）" : " (vetoed)") : ""),
                ] + (isAwarded ? [one.award?.padded(to: 2) ?? "-"] : [])
            })
    }

    private var figures: ReportPage.Block {
        let names = Dictionary(
            report.scheme.subjects.map { ($0.id.text, $0.name) }
        ) { first, _ in first }
        func list(_ json: JSON?) -> String {
            (json?.array ?? []).compactMap(\.string).map { names[$0] ?? $0 }
                .joined(separator: zh ? "、" : ", ")
        }
        let feedback = report.edition.group?["feedback"]
        let rows = Outline(report.scheme).nodes.compactMap { node -> [String]? in
            guard let figures = feedback?[node.indicator.id.text], figures["max"] != nil else {
                return nil
            }
            return [
                node.indicator.title, list(figures["firstThree"]), list(figures["lastThree"]),
            ] + ["max", "min", "mean"].map { figures[$0]?.string ?? "-" }
        }
        return .table(
            head: zh
                ? ["指标", "前三", "后三", "最高", "最低", "平均"]
                : ["indicator", "first three", "last three", "max", "min", "mean"],
            rows: rows)
    }
}

/// What an edition is called by people.
struct ReportNames {
    private let report: GroupReport
    private let zh: Bool

    init(_ report: GroupReport, zh: Bool) {
        self.report = report
        self.zh = zh
    }

    /// The period, or the cycle.
    var period: String {
        let scheme = report.scheme
        let cycle = scheme.cycle.title ?? scheme.title
        guard let id = report.edition.standing.period else { return cycle }
        return scheme.periods.first { $0.id == id }?.name ?? id.text
    }

    /// The group.
    var group: String {
        let id = report.edition.standing.group
        return report.scheme.groups.first { $0.id == id }?.name ?? id.text
    }

    /// What the page rests on: scheme, period, group, edition, and its record.
    var basis: String {
        let standing = report.edition.standing
        let isFinal = standing.openItems.isEmpty
        let status = zh ? (isFinal ? "定稿" : "暂定") : (isFinal ? "final" : "provisional")
        let id = report.edition.record
        return zh
            ? "\(report.scheme.title)，\(period)，\(group)，第 \(standing.edition) 版（\(status)）。记录编号 \(id)。"
            : "\(report.scheme.title), \(period), \(group), edition \(standing.edition) (\(status)). "
                + "Record \(id)."
    }
}
