import Notation

extension Rule.Efficacy {
    /// `efficacy` 功效系数法: s = base + span·(v−min)/(max−min); with (max−v) where lower is better.
    ///
    /// All equal: base + span. The values are the combined ones of all subjects that are compared.
    func scores(_ values: [Points]) -> [Points?] {
        guard let min = values.min(), let max = values.max() else { return [] }
        guard min != max else {
            var top = ExactSum(base)
            top.add(span)
            return values.map { _ in top.rounded }
        }
        var range = ExactSum(max)
        range.add(-min)
        return values.map { v in
            // (base·(max−min) + span·(v−min)) / (max−min), so that it is rounded once.
            var sum = ExactSum()
            sum.add(base, times: max)
            sum.add(-base, times: min)
            sum.add(span, times: better == .higher ? v : max)
            sum.add(-span, times: better == .higher ? min : v)
            return sum.over(range)
        }
    }
}
