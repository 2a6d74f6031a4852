internal import Notation

extension SchemeDifference {
    /// The difference in Chinese, a line for each change and one for whom it is.
    public var zh: String { DifferenceWords(isChinese: true).text(self) }

    /// The difference in English.
    public var en: String { DifferenceWords(isChinese: false).text(self) }
}

/// Says a difference in one language.
struct DifferenceWords {
    let isChinese: Bool

    func text(_ difference: SchemeDifference) -> String {
        let (old, new) = (difference.old, difference.new)
        var lines = [
            say(
                "方案 \(new.id)：第 \(old.number) 版 → 第 \(new.number) 版",
                "Scheme \(new.id): version \(old.number) → version \(new.number)")
        ]
        if let reason = difference.reason { lines.append(say("理由：\(reason)", "Reason: \(reason)")) }
        if difference.isEmpty { lines.append(say("没有差别。", "Nothing differs.")) }
        for change in difference.changes {
            lines.append(line(change, difference.names))
            if let who = whom(change, difference.names) { lines.append("    " + who) }
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ change: SchemeDifference.Change, _ names: ThingNames) -> String {
        let colon = say("：", ": ")
        let isWhole = change.kind == .scheme
        let title = isWhole ? "" : " \(change.id) \(change.name)"
        var parts = [say(change.act.words)]
        if let carry = change.carry { parts.append(fate(carry, names)) }
        parts += change.fields.map { field($0, names) }
        if let share = share(change) { parts.append(share) }
        return say(change.kind.words) + title + colon + parts.joined(separator: say("；", "; "))
    }

    private func fate(_ carry: Amendment.Change, _ names: ThingNames) -> String {
        if carry.carry == .keep {
            return say("已报的值继续有效", "values already given count")
        }
        guard let from = carry.from else {
            return say("已报的值须重新填报", "values already given are asked again")
        }
        let period = names.period(from.text)
        return say("自 \(period) 起须重新填报", "to be given again from \(period) on")
    }

    private func share(_ change: SchemeDifference.Change) -> String? {
        let before = change.shareBefore?.rounded(to: 2).map { "\($0)%" }
        let now = change.shareNow?.rounded(to: 2).map { "\($0)%" }
        guard before != now || change.act == .reweighted else { return nil }
        let both = [before, now].compactMap { $0 }.joined(separator: " → ")
        return both.isEmpty ? nil : say("占总分 \(both)", "share of the total \(both)")
    }

    private func field(_ field: FieldDifference, _ names: ThingNames) -> String {
        let path = field.path.enumerated().map { place, key in
            if Rule.isTable(field.path), place == 3 {
                return names.subject(key)
            }
            if Rule.isTable(field.path), place == 4 { return names.period(key) }
            return KeyWords.word(key).map(say) ?? key
        }
        let shown = path.filter { $0 != "*" }.joined(separator: say("·", " · "))
        return "\(shown) \(value(field.was)) → \(value(field.now))"
    }

    private func value(_ json: JSON?) -> String {
        switch json {
        case nil, .null: say("无", "none")
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .bool(let truth): truth ? say("是", "yes") : say("否", "no")
        case .array(let list): "[" + list.map { value($0) }.joined(separator: say("、", ", ")) + "]"
        case .object(let members): "{\(self.members(members))}"
        }
    }

    /// Keys and values in a row.
    func members(_ members: [String: JSON]) -> String {
        members.sorted { $0.key < $1.key }.map { key, json in
            (KeyWords.word(key).map(say) ?? key) + " " + value(json)
        }.joined(separator: say("，", ", "))
    }

    private func whom(_ change: SchemeDifference.Change, _ names: ThingNames) -> String? {
        guard [.node, .leaf].contains(change.kind) else { return nil }
        let concerns = change.concerns
        let isAll = concerns.groups.isEmpty && concerns.subjects.isEmpty
        var parts = [
            isAll ? say("全部考核对象", "all subjects") : listed(concerns, names)
        ]
        if !concerns.offices.isEmpty {
            let offices = list(concerns.offices.map { names.office($0.text) })
            parts.append(say("责任单位 \(offices)", "in charge: \(offices)"))
        }
        if !concerns.periods.isEmpty {
            let periods = list(concerns.periods.map { names.period($0.text) })
            parts.append(say("考核期 \(periods)", "periods: \(periods)"))
        }
        return say("涉及：", "For: ") + parts.joined(separator: say("；", "; "))
    }

    private func listed(_ concerns: SchemeDifference.Concerns, _ names: ThingNames) -> String {
        list(
            concerns.groups.map { names.group($0.text) }
                + concerns.subjects.map { names.subject($0.text) })
    }

    /// Names in a row; what is beyond twelve is counted.
    private func list(_ names: [String]) -> String {
        let rest = names.count - 12
        let shown = names.prefix(12).joined(separator: say("、", ", "))
        return rest > 0 ? shown + say(" 等共 \(names.count) 个", " and \(rest) more") : shown
    }

    func say(_ zh: String, _ en: String) -> String { isChinese ? zh : en }

    private func say(_ words: KeyWords.Pair) -> String { isChinese ? words.zh : words.en }
}
