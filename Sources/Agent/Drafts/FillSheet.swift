internal import Assessment
internal import Notation
internal import Sheets
internal import Submission

/// Puts together the sheet that an office fills in.
struct FillSheet {
    /// Which column holds what, from 0.
    private enum Column {
        static let period = 0, indicator = 1, subject = 3, role = 5, rater = 6, value = 7
    }

    /// Empty rows for events.
    private static let eventRows = 100

    var period: PeriodID?
    var office: OfficeID?
    /// What is drafted, by ``key(_:)``.
    var drafts: [String: [Draft]] = [:]
    private let check: EntryCheck
    private let scheme: Scheme
    private let words: FillWords
    private var rows: [[NewCell]] = []
    private var notes: [CellPlace: String] = [:]
    private var limits: [CellLimit] = []

    init(_ scheme: Scheme, _ words: FillWords) {
        check = EntryCheck(scheme)
        self.scheme = scheme
        self.words = words
    }

    /// What a draft is looked up by: its cell without the rater.
    static func key(_ place: DraftPlace) -> String {
        switch place.slot {
        case .role(let role), .rater(let role, _):
            "\(place.indicator)/\(place.subject)/\(role)"
        case .sole, .event: "\(place.indicator)/\(place.subject)/"
        }
    }

    /// The sheet.
    func made() -> NewSheet {
        var sheet = self
        return sheet.make()
    }

    private mutating func make() -> NewSheet {
        let name = scheme.periods.first { $0.id == period }?.name ?? ""
        let who = scheme.offices.first { $0.id == office }?.name ?? office?.text ?? ""
        rows = [
            [.text("\(who)  \(name)  \(scheme.title)", .title)],
            words.heads.map { .text($0, .header) },
        ]
        var events: [Indicator] = []
        for index in check.outline.leaves {
            let indicator = check.outline.nodes[index].indicator
            guard let leaf = indicator.leaf else { continue }
            let first = rows.count
            for subject in scheme.subjects { add(indicator, leaf, subject) }
            if leaf.rule.isEvent {
                if writesSome(indicator) { events.append(indicator) }
            } else if rows.count > first {
                limit(leaf, from: first)
                notes[place(first, Column.value)] = note(indicator, leaf)
            }
        }
        if !events.isEmpty { addEvents(events) }
        var sheet = NewSheet(words.word("填报", "values"), rows: rows)
        sheet.widths = [10, 14, 22, 14, 16, 12, 12, 14, 24, 24, 12, 30]
        sheet.frozenRows = 2
        sheet.notes = notes
        sheet.limits = limits
        sheet.isLocked = true
        return sheet
    }

    private mutating func add(_ indicator: Indicator, _ leaf: Leaf, _ subject: Subject) {
        guard let period, let office, !leaf.rule.isEvent else { return }
        for role in leaf.effectiveRoles
        where check.offices(indicator.id, role.id, for: subject.id, in: period).contains(office) {
            let key = "\(indicator.id)/\(subject.id)/\(role.id?.text ?? "")"
            let known = drafts[key] ?? []
            let takesRaters = role.combine != .single
            var raters = takesRaters ? role.raters.map(Optional.some) : [nil]
            if takesRaters, raters.isEmpty { raters = known.map(\.rater) + [nil] }
            for rater in raters {
                let draft = known.first { $0.rater == rater }
                rows.append(row(indicator, leaf, subject, role, rater, draft))
            }
        }
    }

    private func row(
        _ indicator: Indicator, _ leaf: Leaf, _ subject: Subject, _ role: Role, _ rater: RaterID?,
        _ draft: Draft?
    ) -> [NewCell] {
        let asksRater = role.combine != .single && rater == nil
        return [
            .text(period?.text), .text(indicator.id.text), .text(indicator.title),
            .text(subject.id.text), .text(subject.name), .text(role.id?.text),
            .text(rater?.text, asksRater ? .input : .plain), value(draft),
            .text(leaf.range(words), .muted), .text(draft?.comment, .input),
        ]
    }

    /// What is drafted: a number as a number, all else as it was typed.
    private func value(_ draft: Draft?) -> NewCell {
        switch draft?.content {
        case .typed(let text):
            Points(canonical: text).map { .number($0, .input) } ?? .text(text, .input)
        case .notApplicable(let reason): .text("n/a:\(reason)", .input)
        case .withdrawn, nil: .text(nil, .input)
        }
    }

    private func writesSome(_ indicator: Indicator) -> Bool {
        guard let period, let office else { return false }
        return scheme.subjects.contains {
            check.offices(indicator.id, nil, for: $0.id, in: period).contains(office)
        }
    }

    /// Empty rows in which events of these leaves may be given.
    private mutating func addEvents(_ leaves: [Indicator]) {
        let first = rows.count
        let names = leaves.map { "\($0.id) \($0.title)" }.joined(separator: "、")
        notes[place(first, Column.indicator)] = words.word(
            "空行填事件，每件一行，写明日期和事由：\(names)",
            "Events, a row each, with day and reason: \(names)")
        rows += (0..<Self.eventRows).map { _ in words.heads.map { _ in .text(nil, .input) } }
        let last = rows.count - 1
        let ids = leaves.map(\.id.text)
        for (column, texts) in [
            (Column.period, [period?.text ?? ""]), (Column.indicator, ids),
            (Column.subject, scheme.subjects.map(\.id.text)),
        ] where texts.joined(separator: ",").utf16.count <= 250 {
            let (from, to) = (place(first, column), place(last, column))
            limits.append(CellLimit(from: from, to: to, .words(texts)))
        }
    }

    private mutating func limit(_ leaf: Leaf, from first: Int) {
        let from = place(first, Column.value)
        let to = place(rows.count - 1, Column.value)
        let message = words.word("可填 \(leaf.range(words))，或 n/a:理由", "Takes \(leaf.range(words))")
        switch leaf.rule.takes {
        case .ballot: break
        case .grade(let scores):
            let grades = scores.keys.map(\.text).sorted()
            guard grades.joined(separator: ",").utf16.count <= 250 else { return }
            var limit = CellLimit(from: from, to: to, .words(grades), message: message)
            // A reason of "not applicable" is in no list.
            limit.isStrict = false
            limits.append(limit)
        case .number:
            let cell = from.description
            var holds = ["ISNUMBER(\(cell))", "ROUND(\(cell),\(leaf.digits))=\(cell)"]
            if let least = leaf.valueRange.least { holds.append("\(cell)>=\(least)") }
            if let greatest = leaf.valueRange.greatest { holds.append("\(cell)<=\(greatest)") }
            let formula =
                "=OR(AND(\(holds.joined(separator: ","))),LEFT(\(cell),3)=\"n/a\","
                + "LEFT(\(cell),3)=\"不适用\")"
            limits.append(CellLimit(from: from, to: to, .formula(formula), message: message))
        }
    }

    /// The place of a cell, row and column from 0.
    private func place(_ row: Int, _ column: Int) -> CellPlace {
        CellPlace(row: row + 1, column: column + 1)
    }

    private func note(_ indicator: Indicator, _ leaf: Leaf) -> String {
        [
            indicator.title, indicator.note ?? "",
            words.word("计分方法", "Rule") + ": \(leaf.rule.name)", leaf.range(words),
            words.word("不适用时写 n/a:理由", "Not applicable: n/a:reason"),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension Draft {
    /// The rater of its cell.
    fileprivate var rater: RaterID? {
        if case .rater(_, let rater) = place.slot { rater } else { nil }
    }
}

extension Leaf {
    /// What a cell takes, with its unit.
    fileprivate func range(_ words: FillWords) -> String {
        let plain: String
        switch rule.takes {
        case .grade(let scores):
            plain = scores.sorted { $0.key < $1.key }.map { id, score in
                score.name.map { "\(id) \($0)" } ?? id.text
            }.joined(separator: ", ")
        case .ballot(let scores):
            plain = scores.keys.sorted().map { "\($0)=0" }.joined(separator: ";") + ";abstain=0"
        case .number:
            let bounds = valueRange.words == "…" ? "" : valueRange.words
            let fraction = digits == 6 ? "" : words.word("\(digits) 位小数", "\(digits) digits")
            plain = [bounds, fraction].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return [plain, unit ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
