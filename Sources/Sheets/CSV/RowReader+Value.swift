import Assessment
import Notation

/// What the value cell says.
extension RowReader {
    /// A value, or nothing for missing, with the reason of *not applicable*.
    struct Said {
        var value: ScoreValue?
        var reason: String?
    }

    /// Nil where the cell could not be read.
    func value(_ leaf: Leaf, _ indicator: IndicatorID, _ notes: inout Notes) -> Said? {
        let text = notes.text(.value)
        if text.isEmpty { return Said() }
        if ["-", "--", "—", "——", "–", "－", "缺", "缺失", "空"].contains(text) {
            notes.understood(text, as: "", .value, zh: "缺失", en: "missing")
            return Said()
        }
        if let reason = RowReader.notApplicable(text) {
            guard !reason.isEmpty else {
                notes.refuse(.sheetReasonMissing, .value)
                return nil
            }
            return Said(value: .notApplicable, reason: reason)
        }
        switch leaf.rule.takes {
        case .grade(let scores): return grade(text, scores, indicator, &notes)
        case .ballot(let scores): return ballot(text, scores, &notes)
        case .number: return number(text, leaf, indicator, &notes)
        }
    }

    /// The reason behind `n/a:`; nil for a text of another kind.
    private static func notApplicable(_ text: String) -> String? {
        guard let first = text.first, "nNｎＮ不".contains(first) else { return nil }
        let plain = CellText.halfWidth(text)
        for word in ["n/a", "不适用"] where plain.lowercased().hasPrefix(word) {
            let rest = CellText.trimmed(plain.dropFirst(word.count))
            if rest.isEmpty { return "" }
            if rest.hasPrefix(":") {
                let original = text.drop { $0 != ":" && $0 != "：" }.dropFirst()
                return CellText.trimmed(original)
            }
        }
        return nil
    }

    private func number(
        _ text: String, _ leaf: Leaf, _ indicator: IndicatorID, _ notes: inout Notes
    ) -> Said? {
        let short = String(text.prefix(40))
        switch NumberText.read(text) {
        case .number(let number, let changes):
            mark(short, number, changes, &notes)
            return Said(value: .number(number))
        case .percent(let number, let changes):
            guard leaf.unit?.contains(where: { $0 == "%" || $0 == "％" }) == true else {
                let names = ["text": short, "indicator": indicator.text]
                notes.refuse(.sheetPercent, .value, names)
                return nil
            }
            mark(short, number, changes, &notes)
            return Said(value: .number(number))
        case .tooPrecise:
            notes.refuse(.sheetNumberPrecision, .value, ["text": short])
        case .doubtful(let doubt):
            notes.refuse(
                .sheetNumber, .value, ["text": short, "hint": doubt.zh, "hintEn": doubt.en])
        }
        return nil
    }

    private func mark(
        _ text: String, _ number: Points, _ changes: [NumberText.Change], _ notes: inout Notes
    ) {
        guard !changes.isEmpty else { return }
        notes.understood(
            text, as: number.description, .value,
            zh: changes.map(\.zh).joined(separator: "、"),
            en: changes.map(\.en).joined(separator: ", "))
    }

    private func book(
        _ scores: [GradeID: Rule.GradeScore], abstentions: Bool
    ) -> NameBook<Named.Grade> {
        var things = scores.map { id, score in
            (id: id, name: score.name ?? gradeNames[id] ?? id.text)
        }
        if abstentions, let abstain = GradeID(Rule.abstain) { things.append((abstain, "弃权")) }
        return NameBook(things)
    }

    private func grade(
        _ text: String, _ scores: [GradeID: Rule.GradeScore], _ indicator: IndicatorID,
        _ notes: inout Notes
    ) -> Said? {
        let book = book(scores, abstentions: false)
        guard let grade = grade(text, book, &notes) else {
            let names = [
                "text": String(text.prefix(40)), "indicator": indicator.text, "known": book.words,
            ]
            notes.refuse(.sheetValueUnknown, .value, names)
            return nil
        }
        return Said(value: .grade(grade))
    }

    private func grade(
        _ text: String, _ book: NameBook<Named.Grade>, _ notes: inout Notes
    ) -> GradeID? {
        switch book.find(text) {
        case .found(let id): return id
        case .understood(let id):
            notes.understood(
                text, as: id.text, .value, zh: "全角字符", en: "full-width characters")
            return id
        default: return nil
        }
    }

    /// `excellent=5;good=3;abstain=1`, grades by id or by name.
    private func ballot(
        _ text: String, _ scores: [GradeID: Rule.GradeScore], _ notes: inout Notes
    ) -> Said? {
        let book = book(scores, abstentions: true)
        let plain = CellText.halfWidth(text)
        var counts: [GradeID: Int64] = [:]
        for part in plain.split(separator: ";") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2,
                let grade = grade(CellText.trimmed(sides[0]), book, &notes),
                let count = Points(canonical: CellText.trimmed(sides[1])), count.isWhole,
                count >= .zero, counts[grade] == nil
            else {
                notes.refuse(.sheetBallot, .value, ["text": String(text.prefix(80))])
                return nil
            }
            counts[grade] = count.millionths / 1_000_000
        }
        if plain != text {
            notes.understood(text, as: plain, .value, zh: "全角字符", en: "full-width characters")
        }
        return Said(value: .counts(counts))
    }
}
