import Notation

/// Σ wᵢ·sᵢ / Σ wᵢ, exact inside and rounded once.
struct WeightedMean: Sendable {
    private var sum = ExactSum()
    private var weight = ExactSum()
    private(set) var count = 0

    mutating func add(_ score: Points, weight: Points) {
        sum.add(score, times: weight)
        self.weight.add(weight)
        count += 1
    }

    /// The mean; nil where the weights add up to 0 or the result reaches 10¹².
    var result: Points? { sum.over(weight) }
}
