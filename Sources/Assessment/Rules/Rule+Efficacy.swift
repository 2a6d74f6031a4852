import Notation

extension Rule {
    /// A rule `efficacy` in code.
    static func efficacy(_ efficacy: Efficacy) -> Rule { Rule(efficacy) }

    /// `efficacy` 功效系数法: s = base + span·(v−min)/(max−min); with (max−v) where lower is better.
    ///
    /// All equal: base + span. The values are the combined ones of all subjects that are compared.
    struct Efficacy: ComparingRule {
        /// What the worst gets.
        var base = Efficacy.defaultBase
        /// How much more the best gets.
        var span = Efficacy.defaultSpan
        /// Which values are better.
        var better = Better.higher

        private static let defaultBase = Points(60) ?? .zero
        private static let defaultSpan = Points(40) ?? .zero

        init(
            base: Points = Efficacy.defaultBase, span: Points = Efficacy.defaultSpan,
            better: Better = .higher
        ) {
            self.base = base
            self.span = span
            self.better = better
        }

        static let name = "efficacy"
        static let words = KeyWords.Pair("功效系数", "efficacy")
        static let form = Form.keys([
            Parameter("base", "基础分", "base", "最差者的分，默认 60", "of the worst, 60 by default"),
            Parameter("span", "幅度", "span", "最好者多几分，默认 40", "more for the best, 40 by default"),
            .better,
        ])
    }
}

extension Rule.Efficacy {
    static func read(
        _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
    ) -> Self? {
        guard let fields = reader.open(node, path, keys: ["base", "span", "better"]) else {
            return nil
        }
        let base = reader.optionalPoints(fields, "base", .score) ?? defaultBase
        let span = reader.optionalPoints(fields, "span", .score) ?? defaultSpan
        return Self(
            base: base, span: span, better: reader.word(fields, "better", default: .higher))
    }

    var parameters: JSON {
        var members = Members()
        members.put("base", base, unless: Self.defaultBase)
        members.put("span", span, unless: Self.defaultSpan)
        members.put("better", better, unless: .higher)
        return members.json
    }

    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {
        var top = ExactSum(base)
        top.add(span)
        top.add(-Points.hundred)
        guard top.signum > 0 else { return }
        let why = "base + span = \(base) + \(span)"
        check.add(.schemeScoreOutside, "\(place.path)/span", place.names(["why": why]))
    }

    func compared(_ values: [Points]) -> [Points?] {
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

    func working(_ v: Points, among values: [Points]) -> String? {
        guard let min = values.min(), let max = values.max() else { return nil }
        if min == max { return "\(base) + \(span)" }
        let (low, high, own) = (Working.part(min), Working.part(max), Working.part(v))
        let gone = better == .higher ? "\(own) - \(low)" : "\(high) - \(own)"
        return "\(base) + \(span)×(\(gone)) ÷ (\(high) - \(low))"
    }
}

extension Rule.Parameter {
    /// Which values are better, of a rule that compares subjects.
    static let better = Rule.Parameter(
        "better", "优向", "better", "higher 大者优，lower 小者优", "which is better",
        takes: .word(Rule.Better.allCases.map(\.rawValue)))
}
