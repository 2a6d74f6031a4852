import Notation
import Recount
import Submission

/// Warnings for people: a line each, and under it the whole story from the score to the closing.
struct WarningWords {
    let cases: [WarningCase]
    let today: CivilDate
    let time: LocalTime
    let zh: Bool

    /// The lines.
    var text: String {
        guard !cases.isEmpty else { return zh ? "没有预警。" : "No warnings." }
        return cases.map { ([head($0)] + story($0)).joined(separator: "\n") }
            .joined(separator: "\n")
    }

    private func head(_ warning: WarningCase) -> String {
        let period = warning.place.period?.text ?? "cycle"
        let state = WordWords.state(warning.state, zh: zh)
        let due = warning.answerBy.map { zh ? "，\($0) 前答复" : ", to be answered by \($0)" } ?? ""
        let late = warning.isOverdue(on: today) ? (zh ? "，逾期" : ", overdue") : ""
        let word = zh ? "预警" : "warning"
        return "\(word) \(period) \(warning.name)  \(state)\(due)\(late)"
    }

    private func story(_ warning: WarningCase) -> [String] {
        var reasons: [String] = []
        if warning.isLast { reasons.append(zh ? "末位" : "among the last") }
        if let threshold = warning.threshold {
            reasons.append(zh ? "低于 \(threshold)" : "below \(threshold)")
        }
        let why = reasons.joined(separator: zh ? "、" : ", ")
        let edition = warning.edition
        var lines = [
            zh
                ? "  第 \(edition) 版：得分 \(warning.score)，\(why)"
                : "  warned by edition \(edition): score \(warning.score), \(why)"
        ]
        for word in warning.words {
            lines.append("  " + WordWords.line(word, time, zh: zh))
            if word == warning.waitingAnswer { lines.append("    \(word.id)") }
            if word == warning.untold { lines.append("    " + untold(word)) }
        }
        lines += warning.later.map { figure in
            let period = figure.period?.text ?? "cycle"
            return zh
                ? "  此后 \(period) 得分 \(figure.score)" : "  later, in \(period): \(figure.score)"
        }
        return lines
    }

    /// What an office in charge said, and how the office that was warned is told of it.
    private func untold(_ word: Word) -> String {
        let act = word.statement.kind == .approval ? "close" : "return"
        return (zh ? "待转告被预警单位：" : "to be passed on: ")
            + "shangji aggregator warning \(act) \(word.statement.about)"
    }
}
