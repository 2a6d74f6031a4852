import Assessment
import Notation

/// Signals about values and raters, a line each.
struct SignalWords {
    let signals: [RaterSignal]

    /// In Chinese.
    var zh: String {
        signals.isEmpty
            ? "没有需要查看的迹象。" : signals.map { "\(place($0))  \(zh($0.kind))" }.joined(separator: "\n")
    }

    /// In English.
    var en: String {
        signals.isEmpty
            ? "Nothing to look at."
            : signals.map { "\(place($0))  \(en($0.kind))" }.joined(separator: "\n")
    }

    private func place(_ signal: RaterSignal) -> String {
        let parts = [
            signal.period.text, signal.indicator?.text, signal.subject?.text, signal.role?.text,
            signal.rater?.text,
        ]
        return parts.compactMap { $0 }.joined(separator: "/")
    }

    private func zh(_ kind: RaterSignal.Kind) -> String {
        switch kind {
        case .leniency(let by): "比同评者平均\(by < .zero ? "低" : "高") \(size(by))"
        case .noSpread(let count): "给 \(count) 个对象的分数全都相同"
        case .outlier: "与其他评价人相差悬殊"
        case .leap(let from, let to): "上年 \(from)，今年 \(to)，变动超过指标所设界限"
        case .selfScore(let above): "自评比其他评价人的中位数高 \(above)"
        case .unit(let factor, let of): "约为 \(of) 的 \(factor.rawValue)，可能写错了计量单位"
        case .copy(let of, let cells): "有 \(cells) 个单元格与 \(of) 完全相同"
        }
    }

    private func en(_ kind: RaterSignal.Kind) -> String {
        switch kind {
        case .leniency(let by):
            "\(size(by)) \(by < .zero ? "below" : "above") the mean of the others"
        case .noSpread(let count): "the same score for all \(count) subjects"
        case .outlier: "far from the other raters"
        case .leap(let from, let to):
            "\(from) the year before, \(to) now: more than the bound of the indicator"
        case .selfScore(let above): "self-score \(above) above the median of the other raters"
        case .unit(let factor, let of):
            "about \(factor.rawValue) of \(of): probably another unit of measure"
        case .copy(let of, let cells): "\(cells) cells are the very values of \(of)"
        }
    }

    private func size(_ points: Points) -> Points { points < .zero ? -points : points }
}
