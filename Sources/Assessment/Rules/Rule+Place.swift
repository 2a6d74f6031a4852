import Notation

extension Rule.Place {
    /// `place`: s = max(floor, first − step·(r−1)), r = 1 + the number of subjects with a better v.
    func scores(_ values: [Points]) -> [Points?] {
        let ordered = values.sorted { better == .higher ? $0 > $1 : $0 < $1 }
        return values.map { v in
            guard let ahead = Points(Rule.Place.ahead(of: v, in: ordered, better)) else {
                return floor
            }
            var sum = ExactSum(first)
            sum.add(-step, times: ahead)
            sum.add(-floor)
            if sum.signum <= 0 { return floor }
            sum.add(floor)
            return sum.rounded
        }
    }

    /// How many of the ordered values are better than v.
    static func ahead(of v: Points, in ordered: [Points], _ better: Rule.Better) -> Int {
        var low = 0
        var high = ordered.count
        while low < high {
            let middle = (low + high) / 2
            let isBetter = better == .higher ? ordered[middle] > v : ordered[middle] < v
            if isBetter { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
