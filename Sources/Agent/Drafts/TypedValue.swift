internal import Notation
package import Submission

/// What people type into a cell, read as the value that they mean.
///
/// `92.50`, `92．5`, `９２` and `+92.5` are numbers; `excellent=5;good=3;abstain=1` are counts;
/// `n/a:reason` is not applicable; one identifier is a grade. Anything else is no value: it is kept
/// as typed and never guessed at.
package enum TypedValue {
    /// The value that a text means; nil where it is none.
    package static func read(_ text: String) -> EntryContent? {
        let plain = narrow(text)
        if plain.isEmpty { return nil }
        if let reason = notApplicable(plain) { return .notApplicable(reason) }
        if let number = number(plain) { return .number(number) }
        if plain.contains("=") { return counts(plain).map(EntryContent.counts) }
        guard !startsLikeNumber(plain) else { return nil }
        return GradeID(plain).map(EntryContent.grade)
    }

    /// The text that a value is typed as, so that ``read(_:)`` gives the value again.
    package static func write(_ content: EntryContent) -> Draft.Content {
        switch content {
        case .number(let number): .typed(number.description)
        case .grade(let grade): .typed(grade.text)
        case .counts(let counts):
            .typed(
                counts.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ";"))
        case .notApplicable(let reason): .notApplicable(reason)
        case .withdrawn: .withdrawn
        }
    }

    /// Full-width characters made ordinary ones, and the white space around taken off.
    private static func narrow(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: scalars.append(" ")
            case 0x2212: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        let plain = String(scalars)
        let start = plain.firstIndex { !$0.isWhitespace } ?? plain.endIndex
        let end = plain.lastIndex { !$0.isWhitespace }.map(plain.index(after:)) ?? start
        return String(plain[start..<end])
    }

    private static func notApplicable(_ text: String) -> String? {
        guard text.lowercased().hasPrefix("n/a:") else { return nil }
        let reason = narrow(String(text.dropFirst(4)))
        return reason.isEmpty ? nil : reason
    }

    /// Digits with at most one point and a sign; zeros that mean nothing are allowed.
    private static func number(_ text: String) -> Points? {
        var digits = text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        var whole = parts[0].drop { $0 == "0" }
        if whole.isEmpty { whole = "0" }
        var fraction = parts.count > 1 ? parts[1] : ""
        while fraction.last == "0" { fraction.removeLast() }
        let size = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
        return Points(canonical: isNegative && size != "0" ? "-\(size)" : size)
    }

    private static func counts(_ text: String) -> [GradeID: Int64]? {
        var counts: [GradeID: Int64] = [:]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let grade = GradeID(narrow(String(sides[0]))),
                let points = number(narrow(String(sides[1]))), points.isWhole, points >= .zero,
                counts[grade] == nil
            else { return nil }
            counts[grade] = points.millionths / 1_000_000
        }
        return counts.isEmpty ? nil : counts
    }

    private static func startsLikeNumber(_ text: String) -> Bool {
        text.utf8.first.map { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2B } ?? false
    }
}
