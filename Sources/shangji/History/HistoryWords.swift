import Notation
import Recount

/// A history for people: a line an edition.
struct HistoryWords {
    let history: History
    let zh: Bool

    /// The table.
    var text: String {
        guard !history.lines.isEmpty else { return zh ? "还没有发布结果。" : "Nothing is published yet." }
        var table = Table(
            head: zh
                ? ["周期", "考核期", "版次", "编号", "名称", "单位", "总分", "名次", "等次", "一票否决"]
                : [
                    "cycle", "period", "edition", "id", "name", "office", "total", "rank", "grade",
                    "vetoed",
                ])
        table.rows = history.lines.map(row)
        return table.text
    }

    private func row(_ line: HistoryLine) -> [String] {
        let provisional = line.isFinal ? "" : (zh ? "暂定" : "prov.")
        let old = line.stands ? "" : (zh ? "已替代" : "replaced")
        let edition = ["\(line.edition)", provisional, old].filter { !$0.isEmpty }
        return [
            line.year, line.period, edition.joined(separator: " "), line.subject.text, line.name,
            line.office?.text ?? "-", line.total?.description ?? "-",
            line.rank.map { "\($0)/\(line.number)" } ?? "-", line.grade ?? "-",
            line.isVetoed ? (zh ? "是" : "yes") : "",
        ]
    }
}
