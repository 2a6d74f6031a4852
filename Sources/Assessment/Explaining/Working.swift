import Notation

/// Expressions that a person can compute again.
enum Working {
    /// A decimal as a part of an expression: in brackets where it is negative.
    static func part(_ number: Points) -> String {
        number < .zero ? "(\(number))" : "\(number)"
    }

    static func sum(_ numbers: [Points]) -> String {
        numbers.isEmpty ? "0" : numbers.map(part).joined(separator: " + ")
    }

    /// (w₁×s₁ + w₂×s₂) ÷ (w₁ + w₂); the number alone where there is one.
    static func weightedMean(_ parts: [(score: Points, weight: Points)]) -> String? {
        guard let first = parts.first else { return nil }
        guard parts.count > 1 else { return "\(first.score)" }
        let products = parts.map { "\($0.weight)×\(part($0.score))" }.joined(separator: " + ")
        return "(\(products)) ÷ (\(sum(parts.map(\.weight))))"
    }

    static func mean(_ numbers: [Points]) -> String {
        numbers.count == 1 ? "\(numbers[0])" : "(\(sum(numbers))) ÷ \(numbers.count)"
    }

    static func capped(_ expression: String, at cap: Points?) -> String {
        cap.map { "min(\($0), \(expression))" } ?? expression
    }
}

extension Role.Combine {
    /// How scores become one, and which of them are left out.
    func working(_ scores: [Points]) -> (working: String, dropped: [Points]) {
        let ordered = scores.sorted()
        switch self {
        case .median where scores.count > 1:
            let half = ordered.count / 2
            let middle =
                ordered.count % 2 == 1 ? [ordered[half]] : [ordered[half - 1], ordered[half]]
            return (Working.mean(middle), [])
        case .trimmed(let dropped) where scores.count > 2 * dropped:
            let kept = Array(ordered.dropFirst(dropped).dropLast(dropped))
            let left = Array(ordered.prefix(dropped) + ordered.suffix(dropped))
            return (Working.mean(kept), left)
        default: return (Working.mean(scores), [])
        }
    }
}
