import Notation
import Recount
import Submission

/// Appeals for people: a line each, and what was said of it.
struct AppealWords {
    let appeals: [AppealCase]
    let time: LocalTime
    let zh: Bool

    /// The lines.
    var text: String {
        guard !appeals.isEmpty else { return zh ? "没有申诉。" : "No appeals." }
        return appeals.map { ([head($0)] + story($0)).joined(separator: "\n") }
            .joined(separator: "\n")
    }

    private func head(_ appeal: AppealCase) -> String {
        let period = appeal.place.period?.text ?? "cycle"
        let place = appeal.appeal.statement.at ?? appeal.place.group.text
        let edition = zh ? "第 \(appeal.edition) 版" : "edition \(appeal.edition)"
        let late = appeal.isLate ? (zh ? "，过期提出" : ", came late") : ""
        return "\(period) \(place) \(edition)  \(WordWords.state(appeal.state, zh: zh))\(late)"
            + "  \(appeal.appeal.id)"
    }

    private func story(_ appeal: AppealCase) -> [String] {
        var lines = ([appeal.appeal] + appeal.rulings).map {
            "  " + WordWords.line($0, time, zh: zh)
        }
        if let edition = appeal.followedBy {
            lines.append(
                zh
                    ? "  第 \(edition.number) 版据此发布" : "  followed by edition \(edition.number)")
        } else if appeal.awaitsEdition {
            lines.append(
                zh ? "  待更正分值后发布下一版" : "  to be followed by an amendment and a next edition")
        }
        return lines
    }
}
