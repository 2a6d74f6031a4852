public import Notation

/// How much of the total each indicator is, in percent.
///
/// The share of a node is the share of what stands above it, times its weight among its siblings,
/// rounded once a level, half away from zero, to six digits. It holds where all siblings apply;
/// what does not apply leaves its share to the others. Event leaves have none.
public struct WeightShares: Sendable {
    private var shares: [IndicatorID: Points] = [:]

    /// The shares in a scheme.
    public init(_ scheme: Scheme) {
        share(.hundred, among: scheme.indicators)
    }

    /// The share of an indicator; nil where it has none.
    public subscript(id: IndicatorID) -> Points? { shares[id] }

    private mutating func share(_ whole: Points, among siblings: [Indicator]) {
        var sum = ExactSum()
        for weight in siblings.compactMap(\.weight) { sum.add(weight) }
        for indicator in siblings {
            guard let weight = indicator.weight else { continue }
            var part = ExactSum()
            part.add(whole, times: weight)
            guard let share = part.over(sum) else { continue }
            shares[indicator.id] = share
            self.share(share, among: indicator.children)
        }
    }
}
