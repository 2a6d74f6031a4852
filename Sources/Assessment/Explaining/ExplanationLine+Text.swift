import Notation

extension ExplanationLine {
    /// The line in Chinese.
    public var zh: String { text(itemZh, notes.map(\.zh), none: "无", separator: "；") }

    /// The line in English.
    public var en: String { text(itemEn, notes.map(\.en), none: "none", separator: "; ") }

    private func text(
        _ item: String, _ notes: [String], none: String, separator: String
    ) -> String {
        var line = String(repeating: "  ", count: depth) + item
        if let working, working != resultText(none) { line += " = \(working)" }
        line += " = \(resultText(none))"
        if !notes.isEmpty { line += " (\(notes.joined(separator: separator)))" }
        return line
    }

    private func resultText(_ none: String) -> String {
        switch result {
        case .points(let points): points.description
        case .notApplicable: "n/a"
        case .none: none
        }
    }

    private var itemZh: String {
        switch item {
        case .total: "总分"
        case .shared: "计入所在单位后"
        case .office(let subject): "所在单位 \(subject)"
        case .bonuses: "加分合计"
        case .penalties: "扣分合计"
        case .root: "指标得分"
        case .indicator(let id, let title): "\(id) \(title)"
        case .period(let id, let name): "考核期 \(id) \(name)"
        case .combined: "参与比较的值"
        case .role(let id, let name): "主体类别 \(name ?? id?.text ?? "（不分）")"
        case .value(let rater): rater.map { "考核主体 \($0)" } ?? "填报值"
        case .event(let period): "事件（\(period)）"
        case .award: "奖励"
        }
    }

    private var itemEn: String {
        switch item {
        case .total: "total"
        case .shared: "with the share of the office"
        case .office(let subject): "office \(subject)"
        case .bonuses: "bonuses together"
        case .penalties: "penalties together"
        case .root: "score of all indicators"
        case .indicator(let id, let title): "\(id) \(title)"
        case .period(let id, let name): "period \(id) \(name)"
        case .combined: "value compared"
        case .role(let id, let name): "role \(name ?? id?.text ?? "(only one)")"
        case .value(let rater): rater.map { "rater \($0)" } ?? "value"
        case .event(let period): "event (\(period))"
        case .award: "award"
        }
    }
}

extension ExplanationLine.Note {
    fileprivate var zh: String {
        switch self {
        case .missing: "缺报"
        case .missingIsZero: "缺报，按 0 分计"
        case .blocked: "有问题，不能使用"
        case .notApplicable: "不适用"
        case .left: "不计入平均"
        case .incomplete: "其下有缺报或不能使用的值"
        case .dropped(let scores): "去掉 \(scores.map(\.description).joined(separator: "、"))"
        case .given(let text): "填报 \(text)"
        case .vetoed: "一票否决"
        case .basis(let text): "依据：\(text)"
        case .recorded: "记录在案，不计分"
        }
    }

    fileprivate var en: String {
        switch self {
        case .missing: "missing"
        case .missingIsZero: "missing, counts as 0"
        case .blocked: "cannot be used"
        case .notApplicable: "not applicable"
        case .left: "left out of the mean"
        case .incomplete: "something below is missing or cannot be used"
        case .dropped(let scores): "without \(scores.map(\.description).joined(separator: ", "))"
        case .given(let text): "given: \(text)"
        case .vetoed: "vetoed"
        case .basis(let text): "by \(text)"
        case .recorded: "on record, gives no points"
        }
    }
}
