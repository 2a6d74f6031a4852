import Assessment
import Notation

/// A standing as a table for people.
struct StandingWords {
    let scheme: Scheme
    let standing: Standing

    /// In Chinese.
    var zh: String {
        let status: [Standing.Status: String] = [
            .final: "定稿", .provisional: "暂定", .incomplete: "不完整",
        ]
        let head = ["名次", "编号", "名称", "总分", "等次", "一票否决", "所据权重"]
        return text(
            "\(standing.scope.text)：\(status[standing.status] ?? "")", head, yes: "是",
            award: "奖励", \.zh)
    }

    /// In English.
    var en: String {
        let head = ["rank", "id", "name", "total", "grade", "vetoed", "share"]
        return text(
            "\(standing.scope.text): \(standing.status.rawValue)", head, yes: "yes",
            award: "award", \.en)
    }

    private func text(
        _ title: String, _ head: [String], yes: String, award: String,
        _ language: (FindingCode.Words) -> String
    ) -> String {
        let names = Dictionary(scheme.subjects.map { ($0.id, $0.name) }) { first, _ in first }
        let groups = Dictionary(scheme.groups.map { ($0.id, $0.name) }) { first, _ in first }
        let grades = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first
        }
        var parts = [title]
        for group in standing.groups {
            let isAwarded = group.subjects.contains { $0.award != nil }
            var table = Table(head: head + (isAwarded ? [award] : []))
            table.rows = group.subjects.map { subject in
                let amount = subject.award?.padded(to: 2) ?? "-"
                return [
                    subject.rank.map(String.init) ?? "-", subject.id.text,
                    names[subject.id] ?? "",
                    subject.total?.padded(to: scheme.decimals) ?? "-",
                    subject.grade.flatMap { grades[$0] } ?? "-", subject.isVetoed ? yes : "",
                    subject.share?.description ?? "-",
                ] + (isAwarded ? [amount] : [])
            }
            parts += ["", groups[group.id] ?? group.id.text, table.text]
            parts += reasons(group).map(language)
        }
        return parts.joined(separator: "\n")
    }

    /// What decided about places and ties, where something did.
    private func reasons(_ group: StandingGroup) -> [FindingCode.Words] {
        let words = GradeWords(scheme)
        let places = group.places.filter { $0.places != nil || !$0.passedOver.isEmpty }
        return places.map(words.sentence) + group.ties.prefix(20).map(words.sentence)
    }
}
