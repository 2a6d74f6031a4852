import Assessment
import DurableFiles
import Notation
import Sheets

/// A standing as a workbook: a sheet a group, and what was found.
struct StandingWorkbook {
    let scheme: Scheme
    let standing: Standing
    let findings: [Finding]
    /// Also a sheet of figures of every indicator.
    let withFigures: Bool
    let language: Language

    /// Writes it.
    func write(to path: String) throws {
        var sheets = standing.groups.map(group)
        if withFigures { sheets.append(figures) }
        sheets.append(WorkbookSheets.findings(findings, language))
        try DurableFile.write(NewWorkbook(sheets).bytes(), to: path)
    }

    private func word(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    private func group(_ group: StandingGroup) -> NewSheet {
        let names = Dictionary(scheme.subjects.map { ($0.id, $0.name) }) { first, _ in first }
        let grades = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first
        }
        let titles = indicatorTitles
        var head = [
            word("名次", "rank"), word("编号", "id"), word("名称", "name"), word("总分", "total"),
            word("等次", "grade"), word("一票否决", "vetoed"), word("所据权重", "share"),
        ]
        let hasAward = group.subjects.contains { $0.award != nil }
        if hasAward { head.append(word("奖金", "award")) }
        head += standing.indicators.map { "\($0) \(titles[$0] ?? "")" }
        var sheet = NewSheet(
            scheme.groups.first { $0.id == group.id }?.name ?? group.id.text,
            rows: [[.text("\(scheme.title)  \(standing.scope.text)  \(status(group))", .title)]])
        sheet.rows.append(head.map { .text($0, .header) })
        sheet.rows += group.subjects.map { subject in
            var row: [NewCell] = [
                .number(subject.rank), .text(subject.id.text), .text(names[subject.id]),
                .number(subject.total, .digits(scheme.decimals)),
                .text(subject.grade.flatMap { grades[$0] ?? $0.text }),
                .text(subject.isVetoed ? word("是", "yes") : nil), .number(subject.share),
            ]
            if hasAward { row.append(.number(subject.award, .digits(2))) }
            return row + subject.scores.map(score)
        }
        sheet.frozenRows = 2
        sheet.frozenColumns = 3
        sheet.widths = [8, 16, 24, 10, 10, 10, 10] + (hasAward ? [12] : []) + [16]
        return sheet
    }

    private func score(_ score: StandingSubject.Score) -> NewCell {
        switch score {
        case .points(let points): .number(points)
        case .notApplicable: .text(word("不适用", "n/a"), .muted)
        case .none: .text(nil)
        }
    }

    private func status(_ group: StandingGroup) -> String {
        switch group.status {
        case .final: word("定稿", "final")
        case .provisional: word("暂定", "provisional")
        case .incomplete: word("不完整", "incomplete")
        }
    }

    private var indicatorTitles: [IndicatorID: String] {
        Dictionary(
            Outline(scheme).nodes.map { ($0.indicator.id, $0.indicator.title) }
        ) { first, _ in first }
    }

    private var figures: NewSheet {
        let titles = indicatorTitles
        let head = [
            word("组", "group"), word("指标", "indicator"), word("名称", "title"),
            word("人数", "number"), word("最高", "max"), word("最低", "min"), word("平均", "mean"),
            word("中位", "median"), word("前三", "first three"), word("后三", "last three"),
        ]
        var sheet = NewSheet(word("指标数据", "figures"), rows: [head.map { .text($0, .header) }])
        for group in standing.groups {
            sheet.rows += group.feedback.map { figures in
                [
                    .text(group.id.text), .text(figures.indicator.text),
                    .text(titles[figures.indicator]), .number(figures.number), .number(figures.max),
                    .number(figures.min), .number(figures.mean), .number(figures.median),
                    .text(figures.firstThree.map(\.text).joined(separator: " ")),
                    .text(figures.lastThree.map(\.text).joined(separator: " ")),
                ]
            }
        }
        sheet.widths = [12, 16, 24, 8, 10, 10, 10, 10, 30, 30]
        return sheet
    }
}

/// Sheets that several workbooks have.
enum WorkbookSheets {
    /// What was found, a row each.
    static func findings(_ findings: [Finding], _ language: Language) -> NewSheet {
        let isChinese = language == .zh
        let head =
            isChinese ? ["代码", "位置", "问题", "办法"] : ["code", "at", "finding", "remedy"]
        var sheet = NewSheet(
            isChinese ? "问题" : "findings", rows: [head.map { .text($0, .header) }])
        sheet.rows += findings.map { finding in
            [
                .text(finding.code.text), .text(finding.at),
                .text(isChinese ? finding.zh : finding.en),
                .text(isChinese ? finding.remedy.zh : finding.remedy.en),
            ]
        }
        sheet.widths = [26, 36, 80, 60]
        return sheet
    }
}
