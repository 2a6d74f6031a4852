import Assessment
import Notation

/// The figures of every indicator, group by group, as a table for people.
struct FeedbackWords {
    let scheme: Scheme
    let standing: Standing

    /// In Chinese.
    var zh: String {
        text(["指标", "名称", "人数", "最高", "最低", "平均", "前三", "后三"])
    }

    /// In English.
    var en: String {
        text(["indicator", "title", "number", "max", "min", "mean", "first three", "last three"])
    }

    private func text(_ head: [String]) -> String {
        let groups = Dictionary(scheme.groups.map { ($0.id, $0.name) }) { first, _ in first }
        let titles = Outline(scheme).nodes.map { ($0.indicator.id, $0.indicator.title) }
        let names = Dictionary(titles) { first, _ in first }
        let parts = standing.groups.map { group in
            var table = Table(head: head)
            table.rows = group.feedback.map { figures in
                [
                    figures.indicator.text, names[figures.indicator] ?? "", "\(figures.number)",
                    figures.max?.description ?? "-", figures.min?.description ?? "-",
                    figures.mean?.description ?? "-", list(figures.firstThree),
                    list(figures.lastThree),
                ]
            }
            return "\(groups[group.id] ?? group.id.text)\n\(table.text)"
        }
        return parts.joined(separator: "\n\n")
    }

    private func list(_ subjects: [SubjectID]) -> String {
        subjects.map(\.text).joined(separator: " ")
    }
}
