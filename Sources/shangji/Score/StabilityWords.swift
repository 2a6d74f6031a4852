import Assessment
import Notation

/// How far each weight can move before a grade changes, as a table for people.
struct StabilityWords {
    let scheme: Scheme
    let found: [WeightStability]

    /// In Chinese.
    var zh: String {
        table(["指标", "名称", "权重", "调低", "调高"], free: "到 {} 不变", beyond: "到 {} 不变，未再查")
    }

    /// In English.
    var en: String {
        table(
            ["indicator", "title", "weight", "less", "more"], free: "no change to {}",
            beyond: "no change to {}, not looked further")
    }

    private func table(_ head: [String], free: String, beyond: String) -> String {
        let titles = Outline(scheme).nodes.map { ($0.indicator.id, $0.indicator.title) }
        let names = Dictionary(titles) { first, _ in first }
        var table = Table(head: head)
        let text = { (reach: WeightStability.Reach) -> String in
            switch reach {
            case .free(let to): free.replacing("{}", with: "\(to)")
            case .open(let to): beyond.replacing("{}", with: "\(to)")
            case .change(let at, let changes): "\(at): \(list(changes))"
            }
        }
        table.rows = found.map { one in
            [
                one.indicator.text, names[one.indicator] ?? "", "\(one.weight)", text(one.down),
                text(one.up),
            ]
        }
        return table.text
    }

    private func list(_ changes: [WeightStability.GradeChange]) -> String {
        let names = Dictionary(scheme.subjects.map { ($0.id, $0.name) }) { first, _ in first }
        let grades = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first
        }
        let name = { (grade: GradeID?) in grade.map { grades[$0] ?? $0.text } ?? "-" }
        let shown = changes.prefix(4).map { one in
            "\(names[one.subject] ?? one.subject.text) \(name(one.before)) → \(name(one.after))"
        }
        return shown.joined(separator: ", ") + (changes.count > 4 ? " … (\(changes.count))" : "")
    }
}
