import Agent
import Notation
import Recount
import Submission

/// Published results for the people of an office.
struct ResultWords {
    let results: OfficeResults
    let zh: Bool

    /// One part a standing.
    func text(_ standings: [KeptStanding]) -> String {
        guard !standings.isEmpty else { return zh ? "还没有发布结果。" : "Nothing is published yet." }
        return standings.map(part).joined(separator: "\n\n")
    }

    private func part(_ kept: KeptStanding) -> String {
        var lines = [head(kept)]
        let table = table(kept)
        if !table.rows.isEmpty { lines.append(table.text) }
        lines += open(kept.standing)
        let warnings = results.warnings(about: kept.standing)
        if !warnings.isEmpty {
            lines.append(
                WarningWords(cases: warnings, today: results.today, time: results.time, zh: zh)
                    .text)
        }
        let appeals = results.appeals(about: kept.standing)
        if !appeals.isEmpty {
            lines.append(AppealWords(appeals: appeals, time: results.time, zh: zh).text)
        }
        return lines.joined(separator: "\n")
    }

    private func head(_ kept: KeptStanding) -> String {
        let standing = kept.standing
        let isFinal = standing.openItems.isEmpty
        let status = zh ? (isFinal ? "定稿" : "暂定") : (isFinal ? "final" : "provisional")
        let edition = zh ? "第 \(standing.edition) 版" : "edition \(standing.edition)"
        let appeal = standing.appealBy.map {
            zh ? "  申诉截至 \($0)" : "  appeals until \($0)"
        }
        let period = standing.period?.text ?? "cycle"
        return "\(period) \(standing.group) \(edition) \(status)\(appeal ?? "")  \(kept.record)"
    }

    private func table(_ kept: KeptStanding) -> Table {
        let rows = kept.rows.filter { $0.subject != nil }
        let isAwarded = rows.contains { $0.content?["award"] != nil }
        let award = isAwarded ? [zh ? "奖励" : "award"] : []
        var table = Table(
            head: zh
                ? ["编号", "名称", "总分", "名次", "等次", "所据权重"] + award + ["证明"]
                : ["id", "name", "total", "rank", "grade", "share"] + award + ["proof"])
        table.rows = rows.map { row in
            let content = row.content
            let isRight = row.belongs(to: kept.standing)
            let grade = content?["grade"]?.string.flatMap { GradeID($0) }
            return [
                row.subject?.text ?? "", row.subject.flatMap { kept.names[$0] } ?? "",
                content?["total"]?.string ?? "-",
                content?["rank"]?.integer.map(String.init) ?? "-",
                grade.map { kept.grades[$0] ?? $0.text } ?? "-",
                content?["share"]?.string ?? "-",
            ] + (isAwarded ? [content?["award"]?.string ?? "-"] : [])
                + [isRight ? (zh ? "已验证" : "verified") : (zh ? "不符" : "wrong")]
        }
        return table
    }

    /// Open items that are named.
    private static let shown = 10

    private func open(_ standing: Standing) -> [String] {
        let items = standing.openItems.prefix(Self.shown).map { item in
            let code = Catalogue.code(item.code)
            let sentence = code.map { Finding($0, at: item.at, ["subject": item.at]) }
            return (zh ? "未定 " : "open ")
                + (sentence.map { zh ? $0.zh : $0.en } ?? "\(item.at) \(item.code)")
        }
        let more = standing.openItems.count - items.count
        return more > 0 ? items + ["… +\(more)"] : items
    }
}
