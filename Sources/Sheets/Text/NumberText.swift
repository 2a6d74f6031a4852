import Notation

/// A number as people and spreadsheets write it.
enum NumberText {
    /// What a text means.
    enum Meaning: Equatable {
        /// A number; the changes that were needed to read it, none for `92.5` and `92.50`.
        case number(Points, changes: [Change])
        /// A number followed by a percent sign.
        case percent(Points, changes: [Change])
        /// A number with more digits than are kept, or too large.
        case tooPrecise
        /// No number, or not beyond doubt.
        case doubtful(Doubt)
    }

    /// A change that was needed to read a number.
    enum Change: Equatable {
        case fullWidth, spaces, thousands, sign, point, apostrophe, percent

        /// In Chinese.
        var zh: String {
            switch self {
            case .fullWidth: "全角字符"
            case .spaces: "去掉空格"
            case .thousands: "去掉千位分隔符"
            case .sign: "正负号写法"
            case .point: "小数点写法"
            case .apostrophe: "去掉撇号"
            case .percent: "百分号"
            }
        }

        /// In English.
        var en: String {
            switch self {
            case .fullWidth: "full-width characters"
            case .spaces: "spaces removed"
            case .thousands: "thousands separators removed"
            case .sign: "written sign"
            case .point: "written point"
            case .apostrophe: "apostrophe removed"
            case .percent: "percent sign"
            }
        }
    }

    /// Why a text is no number.
    enum Doubt: Equatable {
        case nothingLikeIt, comma, exponent, error

        /// In Chinese, with a comma before it.
        var zh: String {
            switch self {
            case .nothingLikeIt: ""
            case .comma: "，逗号是小数点还是千位分隔符不清楚"
            case .exponent: "，科学记数法可能已丢失位数"
            case .error: "，是电子表格的错误值"
            }
        }

        /// In English, with a colon before it.
        var en: String {
            switch self {
            case .nothingLikeIt: ""
            case .comma: ": the comma may be a point or a thousands separator"
            case .exponent: ": digits may be lost in this notation"
            case .error: ": an error value of a spreadsheet"
            }
        }
    }

    /// Reads a text that is not empty.
    static func read(_ text: String) -> Meaning {
        if let number = Points(canonical: text) { return .number(number, changes: []) }
        var changes: [Change] = []
        var rest = CellText.halfWidth(text)
        if rest != text { changes.append(.fullWidth) }
        replace(["−", "–", "﹣"], with: "-", in: &rest, .sign, &changes)
        replace(["。", "．", "·"], with: ".", in: &rest, .point, &changes)
        replace(["，", "、", "٬", "'"], with: ",", in: &rest, .fullWidth, &changes, keepFirst: "'")
        if rest.hasPrefix("'") {
            rest.removeFirst()
            changes.append(.apostrophe)
        }
        let compact = CellText.withoutSpaces(rest)
        if compact != rest { changes.append(.spaces) }
        rest = compact
        if rest.hasPrefix("#") { return .doubtful(.error) }
        let isPercent = rest.hasSuffix("%")
        if isPercent { rest.removeLast() }
        guard grouped(&rest, &changes) else { return .doubtful(.comma) }
        guard let meaning = plain(rest, &changes) else {
            return .doubtful(isExponent(rest) ? .exponent : .nothingLikeIt)
        }
        guard let number = meaning else { return .tooPrecise }
        let unique = changes.enumerated().filter { changes[..<$0].contains($1) == false }.map(\.1)
        return isPercent
            ? .percent(number, changes: unique + [.percent]) : .number(number, changes: unique)
    }

    private static func replace(
        _ signs: [Character], with sign: Character, in text: inout String, _ change: Change,
        _ changes: inout [Change], keepFirst: Character? = nil
    ) {
        var first = true
        var changed = false
        text = String(
            text.map { character in
                defer { first = false }
                guard signs.contains(character), !(first && character == keepFirst) else {
                    return character
                }
                changed = true
                return sign
            })
        if changed { changes.append(change) }
    }

    /// Takes out commas that stand before each three digits; false where they stand otherwise.
    private static func grouped(_ text: inout String, _ changes: inout [Change]) -> Bool {
        guard text.contains(",") else { return true }
        let whole = text.prefix { $0 != "." }
        let fraction = text.dropFirst(whole.count)
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let first = groups[0].drop { $0 == "-" || $0 == "+" }
        guard !fraction.contains(","), (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isASCIIDigit) }),
            first != "0"
        else { return false }
        text = groups.joined() + fraction
        changes.append(.thousands)
        return true
    }

    /// The number of `[+-]digits[.digits]`, `.digits` or `digits.`; the inner nil where it has too
    /// many digits, the outer nil for any other text.
    private static func plain(_ text: String, _ changes: inout [Change]) -> Points?? {
        var rest = text[...]
        let negative = rest.hasPrefix("-")
        if rest.hasPrefix("+") { changes.append(.sign) }
        if negative || rest.hasPrefix("+") { rest.removeFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
        else { return .none }
        if parts.contains(where: \.isEmpty) { changes.append(.point) }
        let whole = parts[0].drop { $0 == "0" }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let digits =
            (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
        if digits == "0", negative { changes.append(.sign) }
        return .some(Points(canonical: negative && digits != "0" ? "-\(digits)" : digits))
    }

    private static func isExponent(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                part.contains(where: \.isASCIIDigit)
                    && part.allSatisfy { $0.isASCIIDigit || "+-.".contains($0) }
            }
    }
}

extension Character {
    /// True for 0 to 9.
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
