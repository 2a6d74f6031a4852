public import Notation

/// Whether a value is one that the rule takes.
extension EntryCheck {
    func value(_ entry: ScoreEntry, _ leaf: Leaf, _ sink: inout Sink) {
        let names = { ["indicator": entry.indicator.text] }
        if entry.isEvent != leaf.rule.isEvent {
            sink.add(entry.isEvent ? .entryEventUnexpected : .entryEventMissing, names())
        }
        switch (leaf.rule.takes, entry.value) {
        case (_, .withdrawn): break
        case (_, .notApplicable):
            if leaf.rule.isEvent { sink.add(.entryKindWrong, names()) }
        case (.number, .number(let number)): self.number(number, leaf, names, &sink)
        case (.grade(let scores), .grade(let grade)):
            unknown([grade], among: scores, names, &sink)
        case (.ballot(let scores), .counts(let counts)):
            let grades = counts.keys.filter { $0.text != Rule.abstain }
            unknown(grades.sorted(), among: scores, names, &sink)
            if counts.values.contains(where: { $0 < 0 }) {
                sink.add(.entryOutOfRange, names(), ["range": "≥ 0"])
            }
        default: sink.add(.entryKindWrong, names())
        }
    }

    private func unknown(
        _ grades: [GradeID], among scores: [GradeID: Rule.GradeScore],
        _ names: () -> [String: String],
        _ sink: inout Sink
    ) {
        for grade in grades where scores[grade] == nil {
            sink.add(.entryGradeUnknown, names(), ["grade": grade.text])
        }
    }

    private func number(
        _ number: Points, _ leaf: Leaf, _ names: () -> [String: String], _ sink: inout Sink
    ) {
        let range = leaf.valueRange
        if let least = range.least, number < least {
            sink.add(.entryOutOfRange, names(), ["range": range.words])
        } else if let greatest = range.greatest, number > greatest {
            sink.add(.entryOutOfRange, names(), ["range": range.words])
        }
        if number.rounded(to: leaf.digits) != number {
            sink.add(.entryNotWhole, names(), ["digits": "\(leaf.digits)"])
        }
    }
}

extension Leaf {
    /// The numbers that the leaf takes: what its rule says and its own bounds, whichever is closer.
    ///
    /// Nil for no bound.
    public var valueRange: ValueRange {
        let (low, high) = (rule.body.least, rule.body.greatest)
        return ValueRange(
            least: least.map { least in low.map { max($0, least) } ?? least } ?? low,
            greatest: greatest.map { most in high.map { min($0, most) } ?? most } ?? high)
    }

    /// A closed range of numbers, open where a bound is nil.
    public struct ValueRange: Hashable, Sendable {
        /// The least number.
        public let least: Points?
        /// The greatest number.
        public let greatest: Points?

        /// The range in signs that both languages read: `0…100`, `≥ 0`.
        public var words: String {
            switch (least, greatest) {
            case (let least?, let greatest?): "\(least)…\(greatest)"
            case (let least?, nil): "≥ \(least)"
            case (nil, let greatest?): "≤ \(greatest)"
            case (nil, nil): "…"
            }
        }
    }
}
