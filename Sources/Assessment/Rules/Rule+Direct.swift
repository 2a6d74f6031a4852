import Notation

extension Rule {
    /// `direct`: s = 100·v/max.
    ///
    /// v is within 0…max; nil where max is 0.
    static func direct(_ v: Points, max: Points) -> Points? {
        if max == .hundred { return v }
        var product = ExactSum()
        product.add(.hundred, times: v)
        return product.over(ExactSum(max))
    }
}
