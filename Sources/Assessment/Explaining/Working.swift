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

extension Rule {
    /// How the value of one rater becomes a score, and what was given where numbers do not say it.
    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?) {
        switch (self, value) {
        case (.direct(let max), .number(let v)): return ("100×\(v) ÷ \(max)", nil)
        case (.linear(let linear), .number(let v)):
            let target = linear.target[subject, period] ?? .zero
            let floor = Working.part(linear.floor[subject, period] ?? .zero)
            let ratio = "100×(\(v) - \(floor)) ÷ (\(target) - \(floor))"
            return ("max(0, min(\(linear.cap), \(ratio)))", nil)
        case (.steps, .number(let v)): return (nil, "\(v)")
        case (.deduct(let from, let per), .number(let v)):
            return ("max(0, \(from) - \(per)×\(v))", nil)
        case (.grades, .grade(let grade)): return (nil, grade.text)
        case (.votes(let scores), .counts(let counts)):
            let grades = counts.keys.filter { $0.text != Rule.abstain }.sorted()
            let products = grades.map { "\(counts[$0] ?? 0)×\(scores[$0]?.score ?? .zero)" }
            let votes = grades.map { "\(counts[$0] ?? 0)" }
            let over = products.joined(separator: " + ")
            return ("(\(over)) ÷ (\(votes.joined(separator: " + ")))", nil)
        default: return (nil, nil)
        }
    }

    /// How a combined value becomes a score among those of the group.
    func working(_ v: Points, among values: [Points]) -> String? {
        switch self {
        case .efficacy(let efficacy):
            guard let min = values.min(), let max = values.max() else { return nil }
            if min == max { return "\(efficacy.base) + \(efficacy.span)" }
            let (low, high, own) = (Working.part(min), Working.part(max), Working.part(v))
            let gone = efficacy.better == .higher ? "\(own) - \(low)" : "\(high) - \(own)"
            return "\(efficacy.base) + \(efficacy.span)×(\(gone)) ÷ (\(high) - \(low))"
        case .place(let place):
            let ahead = values.count { place.better == .higher ? $0 > v : $0 < v }
            return "max(\(place.floor), \(place.first) - \(place.step)×(\(ahead + 1) - 1))"
        default: return nil
        }
    }
}
