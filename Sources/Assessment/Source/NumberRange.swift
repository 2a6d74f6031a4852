import Notation

/// What numbers a key takes, with its words.
struct NumberRange: Sendable {
    let zh: String
    let en: String
    let holds: @Sendable (Points) -> Bool

    static let any = NumberRange(zh: "任意数", en: "any number") { _ in true }
    static let positive = NumberRange(zh: "大于 0 的数", en: "a number above 0") { $0 > .zero }
    static let notNegative = NumberRange(zh: "不小于 0 的数", en: "a number not below 0") {
        $0 >= .zero
    }
    static let score = NumberRange(zh: "0 至 100 的数", en: "a number from 0 to 100") {
        $0 >= .zero && $0 <= .hundred
    }
    static let percent = NumberRange(
        zh: "大于 0、不大于 100 的数", en: "a number above 0 and at most 100"
    ) { $0 > .zero && $0 <= .hundred }
    static let share = NumberRange(
        zh: "0 至 1 的数（20% 写作 0.2）", en: "a number from 0 to 1 (20% is 0.2)"
    ) { $0 >= .zero && $0 <= .one }
}

extension Points {
    /// Reads a decimal as people write it in a scheme: the canonical form, or with zeros at the end
    /// of the fraction, as `0.20`; nil for anything else.
    init?(written text: String) {
        guard let dot = text.firstIndex(of: "."), text.hasSuffix("0") else {
            self.init(canonical: text)
            return
        }
        var short = text[...]
        while short.hasSuffix("0") { short.removeLast() }
        if text.index(after: dot) == short.endIndex { short.removeLast() }
        guard text[text.index(after: dot)...].utf8.count <= 18 else { return nil }
        self.init(canonical: short)
    }
}
