import Notation
import Recount
import Submission

/// Statements, warnings and appeals in words.
enum WordWords {
    /// What a kind of statement is called.
    static func kind(_ kind: Statement.Kind, zh: Bool) -> String {
        guard zh else { return kind.rawValue }
        return switch kind {
        case .approval: "同意"
        case .rejection: "不同意"
        case .acknowledgement: "知悉"
        case .answer: "答复"
        case .referral: "转办"
        case .appeal: "申诉"
        case .rules: "细则"
        case .target: "年度目标"
        case .duty: "岗位职责"
        case .contract: "绩效协议"
        case .indicator: "指标建议"
        case .person: "人员登记"
        case .comment: "意见"
        }
    }

    /// What a state of a warning is called.
    static func state(_ state: WarningCase.State, zh: Bool) -> String {
        switch state {
        case .open: zh ? "待知悉" : "to be read"
        case .acknowledged: zh ? "已知悉，待答复" : "read, to be answered"
        case .answered: zh ? "已答复，待核" : "answered, to be reviewed"
        case .returned: zh ? "答复被退回，待重新答复" : "answer returned, to be answered again"
        case .closed: zh ? "已销号" : "closed"
        case .lifted: zh ? "后一版已无此预警" : "lifted by a later edition"
        }
    }

    /// What a state of an appeal is called.
    static func state(_ state: AppealCase.State, zh: Bool) -> String {
        switch state {
        case .open: zh ? "待答复" : "open"
        case .upheld: zh ? "成立" : "upheld"
        case .denied: zh ? "不成立" : "denied"
        }
    }

    /// Who said it: the office and the person, or the person of the centre.
    static func signer(_ word: Word, zh: Bool) -> String {
        let office = word.office?.text ?? (zh ? "中心" : "centre")
        return [office, word.role.person?.text].compactMap { $0 }.joined(separator: " ")
    }

    /// The first line of a text for a table, cut after 40 characters.
    ///
    /// "…" stands for what is left out; `--json` and `aggregator proposal show` have all of it.
    static func start(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        let start = line.prefix(40)
        return start.count < text.count ? start + "…" : String(start)
    }

    /// A line of a story: when, who, what, with its words; of a referral to whom.
    static func line(_ word: Word, _ time: LocalTime, zh: Bool) -> String {
        let to = Referral(word.statement, by: word.role).map { " \($0.office)" }
        let said = word.statement.text.map { zh ? "：\($0)" : ": \($0)" } ?? ""
        let names = word.statement.evidence.map(\.name).joined(separator: zh ? "、" : ", ")
        let files = names.isEmpty ? "" : zh ? "（附件：\(names)）" : " (evidence: \(names))"
        return "\(time.text(word.at))  \(signer(word, zh: zh)) "
            + "\(kind(word.statement.kind, zh: zh))\(to ?? said)\(files)"
    }
}
