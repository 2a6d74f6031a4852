import Notation
import Recount
import Submission

/// The history of a subject as a picture: totals period over period, and the last profile against
/// the mean of its group.
struct HistoryPicture {
    /// The lines that stand.
    private let lines: [HistoryLine]
    private var page = SVGPage(width: 960)

    private static let own = "#1F5FA8"
    private static let others = "#A9B7C6"

    /// A picture of what stands.
    init(_ history: History) {
        lines = history.lines.filter(\.stands)
        drawTrend()
        drawProfile()
    }

    /// The file.
    var file: String { page.file }

    private var name: String { lines.last?.name ?? "" }

    /// Totals as dots joined by lines, each with total, rank and grade; at most the last twenty.
    private mutating func drawTrend() {
        let shown = lines.filter { $0.total != nil }.suffix(20)
        page.text("\(name)  总分变化  Totals over time", x: 40, y: 40, size: 20, isBold: true)
        let (top, bottom, left, right) = (80, 300, 70, 930)
        let most = max(100, shown.compactMap { $0.total.map(Self.whole) }.max() ?? 100)
        func y(_ points: Points) -> Int {
            bottom - Int(points.millionths) / 1_000 * (bottom - top) / (most * 1_000)
        }
        for mark in stride(from: 0, through: most, by: most > 100 ? 50 : 20) {
            let at = bottom - mark * (bottom - top) / most
            page.line(from: (left, at), to: (right, at))
            page.text("\(mark)", x: left - 8, y: at + 5, size: 12, anchor: .end)
        }
        let step = (right - left) / max(1, shown.count)
        var last: (x: Int, y: Int)?
        for (place, line) in shown.enumerated() {
            guard let total = line.total else { continue }
            let point = (x: left + step / 2 + place * step, y: y(total))
            if let last { page.line(from: last, to: point, colour: Self.own, width: 2) }
            page.dot(x: point.x, y: point.y, colour: Self.own)
            label(line, total, at: point, bottom: bottom, isLow: place % 2 == 1 && step < 90)
            last = point
        }
    }

    private mutating func label(
        _ line: HistoryLine, _ total: Points, at point: (x: Int, y: Int), bottom: Int, isLow: Bool
    ) {
        let rank = line.rank.map { "\($0)/\(line.number)" } ?? "-"
        page.text(
            total.description, x: point.x, y: point.y - 10, size: 13, anchor: .middle, isBold: true)
        let down = isLow ? 70 : 0
        let isOfYears = Set(lines.map(\.place.scheme)).count > 1
        let below = [
            isOfYears && line.year != line.period ? line.year : "", line.period,
            line.name == name ? "" : line.name, "\(rank) \(line.grade ?? "")",
        ]
        for (row, text) in below.filter({ !$0.isEmpty }).enumerated() {
            page.text(
                text, x: point.x, y: bottom + 20 + down + row * 16, size: 12, anchor: .middle,
                colour: "#444444")
        }
    }

    /// The top indicators of the last line, a bar each, and under it a thin one for the group.
    private mutating func drawProfile() {
        guard let line = lines.last(where: { !$0.scores.isEmpty }) else { return }
        let all = line.scores.filter { $0.mean != nil }
        let leaves = all.filter(\.isTop).count > 1 ? all.filter(\.isTop) : all
        let start = page.height + 50
        page.text(
            "\(line.period)  各指标与本组平均  Indicators against the group's mean", x: 40, y: start,
            size: 20, isBold: true)
        legend(y: start + 28)
        let (left, right) = (300, 880)
        func wide(_ points: Points) -> Int {
            max(0, Int(points.millionths) / 1_000 * (right - left) / 100_000)
        }
        for (row, score) in leaves.prefix(40).enumerated() {
            let y = start + 50 + row * 38
            let title = score.title.count > 17 ? score.title.prefix(16) + "…" : score.title[...]
            page.text(String(title), x: left - 10, y: y + 18, size: 13, anchor: .end)
            page.bar(x: left, y: y, width: wide(score.score), height: 16, colour: Self.own)
            page.text(
                score.score.description, x: left + wide(score.score) + 6, y: y + 13, size: 12)
            guard let mean = score.mean else { continue }
            page.bar(x: left, y: y + 18, width: wide(mean), height: 8, colour: Self.others)
            page.text(
                mean.description, x: left + wide(mean) + 6, y: y + 27, size: 11, colour: "#777777")
        }
        let end = start + 50 + min(40, leaves.count) * 38
        page.line(from: (left, start + 44), to: (left, end), colour: "#666666")
    }

    private mutating func legend(y: Int) {
        page.bar(x: 300, y: y - 12, width: 18, height: 12, colour: Self.own)
        page.text(name, x: 324, y: y, size: 12)
        page.bar(x: 560, y: y - 10, width: 18, height: 8, colour: Self.others)
        page.text("本组平均 Mean of the group", x: 584, y: y, size: 12)
    }

    /// The whole points of a score, rounded up to the next ten.
    private static func whole(_ points: Points) -> Int {
        (Int(points.millionths) / 10_000_000 + 1) * 10
    }
}
