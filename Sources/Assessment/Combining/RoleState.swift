import Notation

/// What the raters of one role say together.
enum RoleState: Hashable, Sendable {
    /// A score, or for rules that compare subjects a value.
    case score(Points)
    /// At least one rater said that it does not apply, and none is missing.
    case notApplicable
    /// No value.
    case missing
    /// At least one cell cannot be used.
    case blocked
    /// The result cannot be computed.
    case uncomputable
}

extension Role.Combine {
    /// The scores of raters as one; nil for none, and where the result cannot be formed.
    func callAsFunction(_ scores: [Points]) -> Points? {
        guard scores.count > 1 else { return scores.first }
        switch self {
        case .single, .mean: return Role.Combine.mean(scores[...])
        case .median: return Role.Combine.middle(scores.sorted())
        case .trimmed(let dropped):
            guard scores.count > 2 * dropped else { return Role.Combine.mean(scores[...]) }
            return Role.Combine.mean(scores.sorted().dropFirst(dropped).dropLast(dropped))
        }
    }

    /// The middle one of scores in order; the mean of the middle two when even; nil for none.
    static func middle(_ ordered: [Points]) -> Points? {
        guard !ordered.isEmpty else { return nil }
        let half = ordered.count / 2
        return ordered.count % 2 == 1 ? ordered[half] : mean(ordered[(half - 1)...half])
    }

    /// The mean; nil for none.
    static func mean(_ scores: ArraySlice<Points>) -> Points? {
        guard let count = Points(scores.count) else { return nil }
        var sum = ExactSum()
        for score in scores { sum.add(score) }
        return sum.over(ExactSum(count))
    }
}
