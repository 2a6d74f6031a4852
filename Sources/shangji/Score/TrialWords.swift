import Assessment
import Notation

/// What a trial of a draft is, before what it would do.
struct TrialWords {
    private let trial: DraftTrial

    init(_ trial: DraftTrial) {
        self.trial = trial
    }

    /// That it is a draft, and what becomes of values already given.
    var head: FindingCode.Words {
        let version = trial.draft.version
        var zh = ["试行 \(trial.draft.id) 第 \(version) 版草案：没有签发，不作记录，不能计入。"]
        var en = [
            "A trial of the draft of \(trial.draft.id) version \(version): not signed, recorded"
                + " nowhere, never to count."
        ]
        if !trial.askedAgain.isEmpty {
            zh.append("须重报 \(trial.askedAgain.count) 个单元格：\(list(trial.askedAgain))")
            en.append("To be given again: \(trial.askedAgain.count), \(list(trial.askedAgain))")
        }
        if !trial.gone.isEmpty {
            zh.append("草案中不再有 \(trial.gone.count) 个单元格：\(list(trial.gone))")
            en.append("Not in the draft any more: \(trial.gone.count), \(list(trial.gone))")
        }
        return [
            "zh": zh.joined(separator: "\n") + "\n", "en": en.joined(separator: "\n") + "\n",
        ]
    }

    private func list(_ cells: [ScoreCell]) -> String {
        cells.prefix(5).map(\.place).joined(separator: ", ") + (cells.count > 5 ? " …" : "")
    }
}
