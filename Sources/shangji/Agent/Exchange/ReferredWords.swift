import Notation
import Recount
import Submission

/// Answers of others that were referred to this office, for its people.
struct ReferredWords {
    let answers: [ReferredAnswer]
    let time: LocalTime
    let folder: String
    let zh: Bool

    /// A line each, what was said of it, and the commands that settle it while it waits.
    var lines: [String] { answers.flatMap(lines) }

    private func lines(_ answer: ReferredAnswer) -> [String] {
        let state = WordWords.state(answer.state, zh: zh)
        let head = (zh ? "转来核验 " : "referred ") + "\(answer.referral.warning)  \(state)"
        let said = (zh ? "  答复：" : "  answer: ") + (answer.text ?? "")
        let words = answer.words.map { "  " + WordWords.line($0, time, zh: zh) }
        guard answer.waits else { return [head, said] + words }
        let todo = ["approval", "rejection --text …"].map { act in
            "shangji agent statement \(act) --folder \(folder) --about \(answer.referral.answer)"
                + " --as …"
        }
        return [head, said] + words + todo
    }
}
