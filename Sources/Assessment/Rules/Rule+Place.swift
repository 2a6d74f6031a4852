import Notation

extension Rule {
    /// A rule `place` in code.
    static func place(_ place: Place) -> Rule { Rule(place) }

    /// `place`: s = max(floor, first − step·(r−1)), r = 1 + the number of subjects with a better v.
    struct Place: ComparingRule {
        /// What the first place gets.
        var first: Points
        /// How much less each further place gets.
        var step: Points
        /// The least it can give.
        var floor = Points.zero
        /// Which values are better.
        var better = Better.higher

        static let name = "place"
        static let words = KeyWords.Pair("按名次", "place")
        static let form = Form.keys([
            Parameter("first", "首位分", "first", "第一名的分，默认 100", "100 by default"),
            Parameter("step", "每位差", "step", "每差一位少几分，必填", "less for each place; required"),
            Parameter("floor", "下限", "floor", "最低分，默认 0", "the least score, 0 by default"),
            .better,
        ])
    }
}

extension Rule.Place {
    static func read(
        _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
    ) -> Self? {
        let keys = form.keys.map(\.key)
        guard let fields = reader.open(node, path, keys: keys) else { return nil }
        let first = reader.optionalPoints(fields, "first", .score) ?? .hundred
        let floor = reader.optionalPoints(fields, "floor", .score) ?? .zero
        let better = reader.word(fields, "better", default: Rule.Better.higher)
        return reader.points(fields, "step", .positive).map {
            Self(first: first, step: $0, floor: floor, better: better)
        }
    }

    var parameters: JSON {
        var members = Members()
        members.put("first", first, unless: .hundred)
        members.put("step", step)
        members.put("floor", floor, unless: .zero)
        members.put("better", better, unless: .higher)
        return members.json
    }

    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {
        guard floor > first else { return }
        let why = "floor \(floor) > first \(first)"
        check.add(.schemeScoreOutside, "\(place.path)/floor", place.names(["why": why]))
    }

    func compared(_ values: [Points]) -> [Points?] {
        let ordered = values.sorted { better == .higher ? $0 > $1 : $0 < $1 }
        return values.map { v in
            guard let ahead = Points(ahead(of: v, in: ordered)) else { return floor }
            var sum = ExactSum(first)
            sum.add(-step, times: ahead)
            sum.add(-floor)
            if sum.signum <= 0 { return floor }
            sum.add(floor)
            return sum.rounded
        }
    }

    /// How many of the ordered values are better than v.
    private func ahead(of v: Points, in ordered: [Points]) -> Int {
        var low = 0
        var high = ordered.count
        while low < high {
            let middle = (low + high) / 2
            let isBetter = better == .higher ? ordered[middle] > v : ordered[middle] < v
            if isBetter { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func working(_ v: Points, among values: [Points]) -> String? {
        let ahead = values.count { better == .higher ? $0 > v : $0 < v }
        return "max(\(floor), \(first) - \(step)×(\(ahead + 1) - 1))"
    }
}
