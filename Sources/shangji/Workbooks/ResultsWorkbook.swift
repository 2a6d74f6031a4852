import Agent
import DurableFiles
import Notation
import Sheets
import Submission

/// What was published for an office as a workbook: a sheet a standing.
struct ResultsWorkbook {
    let standings: [KeptStanding]
    let language: Language

    /// Writes it.
    func write(to path: String) throws {
        let sheets = standings.map(sheet)
        let empty = NewSheet(
            word("结果", "results"),
            rows: [[.text(word("还没有发布结果。", "Nothing is published yet."))]])
        try DurableFile.write(NewWorkbook(sheets.isEmpty ? [empty] : sheets).bytes(), to: path)
    }

    private func word(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    private func sheet(_ kept: KeptStanding) -> NewSheet {
        let standing = kept.standing
        let period = standing.period?.text ?? "cycle"
        let rows = kept.rows.filter { $0.subject != nil }
        let leaves = Set(rows.flatMap { $0.content?["scores"]?.object?.keys.map { $0 } ?? [] })
            .sorted()
        let head =
            [
                word("编号", "id"), word("名称", "name"), word("总分", "total"), word("名次", "rank"),
                word("等次", "grade"), word("证明", "proof"),
            ] + leaves
        let edition = word("第 \(standing.edition) 版", "edition \(standing.edition)")
        let status =
            standing.openItems.isEmpty ? word("定稿", "final") : word("暂定", "provisional")
        var sheet = NewSheet(
            "\(period) \(standing.group) \(standing.edition)",
            rows: [
                [.text("\(period)  \(standing.group)  \(edition)  \(status)", .title)],
                [.text(kept.record.description, .muted)], head.map { .text($0, .header) },
            ])
        sheet.rows += rows.map { row in
            let content = row.content
            let isTrue = row.belongs(to: standing)
            let grade = content?["grade"]?.string.flatMap { GradeID($0) }
            return [
                .text(row.subject?.text), .text(row.subject.flatMap { kept.names[$0] }),
                value(content?["total"]), value(content?["rank"]),
                .text(grade.map { kept.grades[$0] ?? $0.text }),
                .text(isTrue ? word("已验证", "verified") : word("不符", "wrong")),
            ] + leaves.map { value(content?["scores"]?[$0]) }
        }
        for (subject, indicator) in kept.warnings {
            let place = KeptStanding.place(subject, indicator)
            sheet.rows.append([.text(subject.text), .text(word("预警", "warning")), .text(place)])
        }
        sheet.frozenRows = 3
        sheet.widths = [16, 22, 12, 8, 12, 10, 14]
        return sheet
    }

    private func value(_ json: JSON?) -> NewCell {
        switch json {
        case .string(let text)?: Points(canonical: text).map { .number($0) } ?? .text(text)
        case .integer(let number)?: .number(Int(number))
        default: .text(nil)
        }
    }
}
