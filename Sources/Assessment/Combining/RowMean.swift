import Notation

/// The weighted mean of rows, subject by subject, as a node takes it over its children and the
/// cycle
/// over its periods.
///
/// 1. An incomplete part makes the whole incomplete.
/// 2. What does not apply, and what has left the mean, is left out.
/// 3. Nothing that applies: not applicable. All that applies has left: it leaves too.
struct RowMean: Sendable {
    let width: Int
    /// The means.
    private(set) var scores: [NodeScore]
    /// The subjects whose mean could not be computed.
    private(set) var uncomputable: [Int] = []

    init(_ rows: [(scores: ArraySlice<NodeScore>, weight: Points)], width: Int) {
        self.width = width
        scores = Array(repeating: .notApplicable, count: width)
        guard !rows.isEmpty else { return }
        if let weights = RowMean.small(rows) {
            quick(rows.map(\.scores), weights)
        } else {
            exact(rows)
        }
    }

    /// Takes the mean from some subjects: it does not apply to them.
    mutating func drop(_ isDropped: (Int) -> Bool) {
        for column in 0..<width where isDropped(column) { scores[column] = .notApplicable }
        uncomputable.removeAll(where: isDropped)
    }

    /// 100 in millionths: no score of a sound scheme is greater.
    private static let full: Int64 = 100_000_000

    /// The weights where all sums of ordinary scores fit into 64 bits with room for the rounding.
    private static func small(
        _ rows: [(scores: ArraySlice<NodeScore>, weight: Points)]
    ) -> [Int64]? {
        var sum: Int64 = 0
        for row in rows {
            sum += row.weight.millionths
            guard row.weight > .zero, sum <= 40_000_000_000 else { return nil }
        }
        return rows.map(\.weight.millionths)
    }

    /// Sums in 64 bits; a subject with a score outside 0…100 is done again exactly.
    private mutating func quick(_ rows: [ArraySlice<NodeScore>], _ weights: [Int64]) {
        var sums = [Int64](repeating: 0, count: width)
        var used = [Int64](repeating: 0, count: width)
        var worst = [Int64](repeating: NodeScore.notApplicable.raw, count: width)
        var odd: [Int] = []
        for (row, weight) in zip(rows, weights) {
            for (column, score) in row.enumerated() {
                if score.raw >= 0, score.raw <= RowMean.full {
                    sums[column] += score.raw * weight
                    used[column] += weight
                } else if score.isScore {
                    odd.append(column)
                } else {
                    worst[column] = max(worst[column], score.raw)
                }
            }
        }
        for column in 0..<width {
            if worst[column] == NodeScore.incomplete.raw || used[column] == 0 {
                scores[column] = NodeScore(raw: worst[column])
            } else {
                scores[column] = NodeScore(raw: (sums[column] + used[column] / 2) / used[column])
            }
        }
        let all = zip(rows, weights).map { ($0, Points(millionths: $1) ?? .zero) }
        for column in Set(odd) { exact(all, column) }
    }

    private mutating func exact(_ rows: [(scores: ArraySlice<NodeScore>, weight: Points)]) {
        for column in 0..<width { exact(rows, column) }
    }

    private mutating func exact(
        _ rows: [(scores: ArraySlice<NodeScore>, weight: Points)], _ column: Int
    ) {
        var mean = WeightedMean()
        var worst = NodeScore.notApplicable.raw
        for row in rows {
            let score = row.scores[row.scores.startIndex + column]
            if let points = score.points {
                mean.add(points, weight: row.weight)
            } else {
                worst = max(worst, score.raw)
            }
        }
        if worst == NodeScore.incomplete.raw || mean.count == 0 {
            scores[column] = NodeScore(raw: worst)
        } else if let result = mean.result {
            scores[column] = NodeScore(result)
        } else {
            scores[column] = .incomplete
            uncomputable.append(column)
        }
    }
}
